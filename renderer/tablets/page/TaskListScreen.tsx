import { Button, Loader } from '@mantine/core';
import { IconCircleCheck, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import styles from './taskList.module.css';

export interface ListedThing {
  key: string;
  name: string;
  /** The language of the name, where it is not that of the page. */
  language?: string;
  detail: string;
  /** What became of it, in a word. */
  state: string | null;
  /** Nothing of it is left to do. */
  over: boolean;
  /** It was done, not declined. */
  done: boolean;
}

export interface TaskListScreenProps {
  title: string;
  icon: TablerIcon;
  /** Undefined while they are fetched. */
  things: readonly ListedThing[] | undefined;
  error: unknown;
  onRetry: () => void;
  /** On the button: the next thing, or the way on. */
  go: string;
  busy: boolean;
  onGo: () => void;
  stop: string;
  onStop: () => void;
  children?: ReactNode;
}

/** What there is to do of one kind, one thing after the other. */
export function TaskListScreen(props: TaskListScreenProps) {
  const { title, icon: Icon, things, error } = props;
  return (
    <main className={styles.screen}>
      <div className={styles.middle}>
        <h1 className={styles.title}>{title}</h1>
        {error ? <ErrorNotice sentence={sentenceOf(error)} onRetry={props.onRetry} /> : null}
        {things === undefined && !error ? <Loader aria-label={title} /> : null}
        <ul className={styles.list}>
          {things?.map((thing) => (
            <li key={thing.key} className={styles.thing} data-done={thing.over || undefined}>
              {thing.done ? (
                <IconCircleCheck size={28} stroke={1.6} aria-hidden className={styles.done} />
              ) : (
                <Icon size={28} stroke={1.5} aria-hidden className={styles.icon} />
              )}
              <span className={styles.words}>
                <strong lang={thing.language}>{thing.name}</strong>
                <span>{thing.detail}</span>
              </span>
              <span>{thing.state}</span>
            </li>
          ))}
        </ul>
        {things ? (
          <Button fullWidth className={styles.go ?? ''} autoFocus loading={props.busy} onClick={props.onGo}>
            {props.go}
          </Button>
        ) : null}
        <Button variant="subtle" color="gray" size="lg" onClick={props.onStop}>
          {props.stop}
        </Button>
      </div>
      {props.children}
    </main>
  );
}
