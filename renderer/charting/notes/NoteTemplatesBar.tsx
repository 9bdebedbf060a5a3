import { Alert, Button, Group, Menu } from '@mantine/core';
import { IconCopy, IconMinus, IconPlus, IconTemplate } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { NoteOfVisit } from '../../../electron/charting/notes/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { showProblem } from '../../ui/toasts.tsx';
import styles from './notes.module.css';

type Template = NoteOfVisit['templates'][number];

export interface NoteTemplatesBarProps {
  note: NoteOfVisit;
  ensureOpen: () => Promise<string>;
  /** Opens what can be copied from earlier notes. */
  onCopy: () => void;
}

/** Which templates a note is made of, and what can be done about them while it is open. */
export function NoteTemplatesBar({ note, ensureOpen, onCopy }: NoteTemplatesBarProps) {
  const { t } = useTranslation('notes');
  const trpc = useTRPC();
  const fail = { onError: (error: unknown) => showProblem(sentenceOf(error)) };
  const add = useMutation(trpc.charting.notes.addTemplate.mutationOptions(fail));
  const takeOut = useMutation(trpc.charting.notes.takeOut.mutationOptions(fail));
  const takeEdition = useMutation(trpc.charting.notes.takeEdition.mutationOptions(fail));

  const takeOver = async ({ useId, version, newer }: Template): Promise<void> => {
    if (!newer || useId === null || note.encounterId === null) return;
    const { edition, editionId, leftOut } = newer;
    const sure =
      leftOut.length === 0 ||
      (await confirmDialog({
        title: t('takeOverTitle', { edition }),
        body: t('takeOverText', { labels: leftOut.join(', ') }),
        confirm: t('takeOver'),
        cancel: t('cancel'),
      }));
    if (sure) takeEdition.mutate({ encounterId: note.encounterId, useId, editionId, expectedVersion: version });
  };
  const byHand = note.templates.filter((one) => one.byHand);
  return (
    <>
      <div className={styles.bar}>
        <span>
          {note.templates.length > 0
            ? `${t('madeOf')}: ${note.templates.map(({ name, edition }) => t('editionOf', { name, edition })).join('; ')}`
            : ''}
        </span>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconCopy size={14} aria-hidden />}
          className={styles.toTheRight}
          onClick={onCopy}
        >
          {t('copy')}
        </Button>
        <Menu>
          <Menu.Target>
            <Button size="xs" variant="subtle" color="gray" leftSection={<IconTemplate size={14} aria-hidden />}>
              {t('more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{note.more.length > 0 ? t('addOne') : t('noMore')}</Menu.Label>
            {note.more.map(({ templateId, name }) => (
              <Menu.Item
                key={templateId}
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => void ensureOpen().then((encounterId) => add.mutate({ encounterId, templateId }))}
              >
                {name}
              </Menu.Item>
            ))}
            {byHand.length > 0 ? <Menu.Divider /> : null}
            {byHand.map(({ useId, name, version }) => (
              <Menu.Item
                key={name}
                leftSection={<IconMinus size={14} aria-hidden />}
                onClick={() =>
                  takeOut.mutate({ encounterId: note.encounterId ?? '', useId: useId ?? '', expectedVersion: version })
                }
              >
                {t('takeOut', { name })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {note.templates.map((one) =>
        one.newer ? (
          <Alert key={one.templateId} color="blue" p="xs">
            <Group justify="space-between" wrap="nowrap">
              <span>{t('newer', { name: one.name, edition: one.newer.edition, mine: one.edition })}</span>
              <Button size="xs" variant="default" style={{ flex: 'none' }} onClick={() => void takeOver(one)}>
                {t('takeOver')}
              </Button>
            </Group>
          </Alert>
        ) : null,
      )}
    </>
  );
}
