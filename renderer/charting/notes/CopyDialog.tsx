import { Checkbox, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EarlierNote } from '../../../electron/charting/notes/copying/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { formatDay } from '../../ui/format.ts';
import { showDone } from '../../ui/toasts.tsx';
import styles from './notes.module.css';

export interface CopyDialogProps {
  appointmentId: string;
  ensureOpen: () => Promise<string>;
  /** The version of the free words as they stand here, and whether there are any. */
  words: { version: number; written: boolean };
  onClose: () => void;
}

/** Takes over what an earlier note of the same service says, all of it or field by field. */
export function CopyDialog({ appointmentId, ensureOpen, words, onClose }: CopyDialogProps) {
  const { t } = useTranslation('notes');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const list = useQuery(trpc.charting.notes.earlier.queryOptions({ appointmentId }));
  const [chosen, setChosen] = useState<string | null>(null);
  const [changed, setChanged] = useState<Readonly<Record<string, boolean>>>({});
  const copy = useMutation(trpc.charting.notes.copyForward.mutationOptions());
  const notes = list.data?.notes ?? [];
  const note = notes.find(({ encounterId }) => encounterId === chosen) ?? notes[0];
  // what nobody wrote here is taken over, what somebody wrote stays, unless the person says otherwise
  const taken = (field: EarlierNote['fields'][number]): boolean => changed[field.fieldId] ?? !field.written;
  const takenWords = note?.words !== null && note !== undefined && (changed.words ?? !words.written);
  const fields = note?.fields.filter(taken) ?? [];
  const count = fields.length + (takenWords ? 1 : 0);
  const submit = async (): Promise<void> => {
    if (!note) return;
    const encounterId = await ensureOpen();
    await copy.mutateAsync({
      encounterId,
      fromId: note.encounterId,
      fields: fields.map(({ fieldId, version }) => ({ fieldId, expectedVersion: version })),
      words: takenWords ? { expectedVersion: words.version } : null,
    });
    showDone(t('copied', { count }));
    onClose();
  };
  const row = (key: string, label: string, text: string, now: string, on: boolean) => (
    <Checkbox
      key={key}
      checked={on}
      onChange={(event) => setChanged({ ...changed, [key]: event.currentTarget.checked })}
      label={label}
      description={now === '' ? text : t('replaces', { text, now })}
    />
  );
  return (
    <FormDialog
      title={t('copyTitle')}
      text={t('copyText')}
      size={640}
      submit={t('copyCount', { count })}
      ready={count > 0}
      busy={copy.isPending}
      problem={copy.error ? sentenceOf(copy.error) : null}
      onSubmit={() => void submit().catch(() => undefined)}
      onClose={onClose}
    >
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.data && notes.length === 0 ? <p className={styles.nothing}>{t('noEarlier')}</p> : null}
      {note ? (
        <>
          <Select
            label={t('fromNote')}
            data-autofocus
            allowDeselect={false}
            data={notes.map(({ encounterId, startsAt, services, signedByName }) => ({
              value: encounterId,
              label: `${formatDay(startsAt, zone)} · ${services} · ${signedByName}`,
            }))}
            value={note.encounterId}
            onChange={(id) => {
              setChosen(id);
              setChanged({});
            }}
          />
          <div className={styles.copyList} role="group" aria-label={t('copyTitle')}>
            {note.fields.map((field) =>
              row(field.fieldId, `${field.section}: ${field.label}`, field.text, field.now, taken(field)),
            )}
            {note.words === null ? null : row('words', t('further'), note.words, words.written ? '…' : '', takenWords)}
            {note.fields.length === 0 && note.words === null ? (
              <p className={styles.nothing}>{t('nothingNew')}</p>
            ) : null}
          </div>
        </>
      ) : null}
    </FormDialog>
  );
}
