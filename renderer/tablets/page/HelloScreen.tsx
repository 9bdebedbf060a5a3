import { Button } from '@mantine/core';
import { IconCircleCheck, IconForms, IconSignature, type TablerIcon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TaskKind } from '../../../electron/tablets/rules.ts';
import { PatientScreen } from './PatientScreen.tsx';
import styles from './page.module.css';

const icons: Record<TaskKind, TablerIcon> = { consents: IconSignature, intake: IconForms };

export interface HelloScreenProps {
  clinicName: string;
  givenName: string;
  tasks: ReadonlyArray<{ kind: TaskKind; done: boolean }>;
  onBegin: () => void;
  onStop: () => void;
}

/** Greets the patient and says what there is to do. */
export function HelloScreen({ clinicName, givenName, tasks, onBegin, onStop }: HelloScreenProps) {
  const { t } = useTranslation('tablets');
  return (
    <PatientScreen
      clinicName={clinicName}
      title={t('hello', { name: givenName })}
      text={t('todo', { count: tasks.filter(({ done }) => !done).length })}
      foot={
        <Button variant="subtle" color="gray" size="lg" onClick={onStop}>
          {t('stop')}
        </Button>
      }
    >
      <ul className={styles.todo}>
        {tasks.map(({ kind, done }) => {
          const Icon = done ? IconCircleCheck : icons[kind];
          return (
            <li key={kind} className={styles.task} data-done={done || undefined}>
              <Icon size={30} stroke={1.5} aria-hidden className={styles.taskIcon} />
              {t(`todo_${kind}`)}
              {done ? <span className={styles.taskDone}>{t('task_done')}</span> : null}
            </li>
          );
        })}
      </ul>
      <Button fullWidth className={styles.go ?? ''} onClick={onBegin} autoFocus>
        {t('begin')}
      </Button>
    </PatientScreen>
  );
}
