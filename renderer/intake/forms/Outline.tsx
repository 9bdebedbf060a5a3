import { ActionIcon, Button, Group, Menu, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconFilePlus, IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { blankQuestion, inserted, movedBy, removed, type Spot } from '../../../electron/intake/editing/rules.ts';
import { type Definition, most, type QuestionKind, questionKinds } from '../../../electron/intake/rules.ts';
import { Panel } from '../../ui/Page.tsx';
import { usePlainKeys } from '../../ui/usePlainKeys.ts';
import styles from './editor.module.css';

export interface OutlineProps {
  definition: Definition;
  language: string;
  spot: Spot;
  onChange: (definition: Definition) => void;
  onSpot: (spot: Spot) => void;
}

/** The pages and questions of a form. Arrows walk, Alt with an arrow moves, Delete takes out. */
export function Outline({ definition, language, spot, onChange, onSpot }: OutlineProps) {
  const { t } = useTranslation('forms');
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef(false);
  const spots = definition.pages.flatMap((page, at) => page.questions.map((_, question) => ({ page: at, question })));
  const here = spots.findIndex((one) => one.page === spot.page && one.question === spot.question);
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
  });
  const go = (next: Spot | undefined): void => {
    if (!next) return;
    wanted.current = true;
    onSpot(next);
  };
  const move = (by: -1 | 1): void => {
    const moved = movedBy(definition, spot, by);
    onChange(moved.definition);
    go(moved.spot);
  };
  const takeOut = (): void => {
    onChange(removed(definition, spot));
    go(spots[here - 1] ?? { page: spot.page, question: 0 });
  };
  const add = (kind: QuestionKind): void => {
    const page = Math.min(spot.page, definition.pages.length - 1);
    const question = here < 0 ? -1 : spot.question;
    onChange(inserted(definition, { page, question }, blankQuestion(definition, kind)));
    go({ page, question: question + 1 });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by !== 0 && event.altKey) move(by);
    else if (by !== 0) go(spots[here + by]);
    else if (event.key === 'Delete') takeOut();
    else return;
    event.preventDefault();
  };
  usePlainKeys({ q: () => add('text') });
  const pageTitle = (at: number, title: string): void =>
    onChange({
      ...definition,
      pages: definition.pages.map((page, place) =>
        place === at ? { ...page, title: { ...page.title, [language]: title } } : page,
      ),
    });
  return (
    <Panel
      title={t('whatIsAsked')}
      actions={
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFilePlus size={15} aria-hidden />}
            disabled={definition.pages.length >= most.pages}
            onClick={() => onChange({ ...definition, pages: [...definition.pages, { title: {}, questions: [] }] })}
          >
            {t('addPage')}
          </Button>
          <Menu>
            <Menu.Target>
              <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />}>
                {t('addQuestion')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {questionKinds.map((kind) => (
                <Menu.Item key={kind} onClick={() => add(kind)}>
                  {t(`kind_${kind}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </Group>
      }
    >
      <div ref={list}>
        {definition.pages.map((page, at) => (
          // pages have no name of their own: their place is all there is
          // eslint-disable-next-line react/no-array-index-key
          <section key={at} className={styles.page} aria-label={t('page', { number: at + 1 })}>
            <div className={styles.pageHead}>
              <TextInput
                size="xs"
                aria-label={t('pageTitle', { number: at + 1 })}
                placeholder={t('pageTitle', { number: at + 1 })}
                maxLength={120}
                value={page.title[language] ?? ''}
                onChange={(event) => pageTitle(at, event.currentTarget.value)}
              />
              {page.questions.length === 0 && definition.pages.length > 1 ? (
                <ActionIcon
                  aria-label={t('removePage', { number: at + 1 })}
                  onClick={() =>
                    onChange({ ...definition, pages: definition.pages.filter((_, place) => place !== at) })
                  }
                >
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              ) : null}
            </div>
            {page.questions.map((question, place) => {
              const current = spot.page === at && spot.question === place;
              return (
                <div key={question.id} className={styles.question} data-current={current || undefined}>
                  <button
                    type="button"
                    className={styles.questionName}
                    aria-current={current}
                    tabIndex={current || (here < 0 && at === 0 && place === 0) ? 0 : -1}
                    onClick={() => onSpot({ page: at, question: place })}
                    onKeyDown={onKeyDown}
                  >
                    <span>
                      {question.label[language] || question.label[definition.languages[0] ?? ''] || t('noText')}
                      {question.required ? ' *' : ''}
                    </span>
                    <span className={styles.questionKind}>{t(`kind_${question.kind}`)}</span>
                  </button>
                  {current ? (
                    <>
                      <ActionIcon aria-label={t('moveUp')} onClick={() => move(-1)}>
                        <IconArrowUp size={15} aria-hidden />
                      </ActionIcon>
                      <ActionIcon aria-label={t('moveDown')} onClick={() => move(1)}>
                        <IconArrowDown size={15} aria-hidden />
                      </ActionIcon>
                      <ActionIcon aria-label={t('takeOut')} onClick={takeOut}>
                        <IconX size={15} aria-hidden />
                      </ActionIcon>
                    </>
                  ) : null}
                </div>
              );
            })}
          </section>
        ))}
      </div>
      <p className={styles.hint}>{t('keysHelp')}</p>
    </Panel>
  );
}
