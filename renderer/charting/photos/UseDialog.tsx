import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PhotoUse, photoUses, problemOfUse } from '../../../electron/charting/photos/rules.ts';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { formatDay, formatInstant } from '../../ui/format.ts';
import { showDone } from '../../ui/toasts.tsx';
import styles from './photos.module.css';
import frame from './viewer.module.css';

export interface UseDialogProps {
  patientId: string;
  photos: readonly Photo[];
  onClose: () => void;
  onDone: () => void;
}

/** Puts on record what the patient lets photos be used for: the use, and the signed consent or the words it rests on. */
export function UseDialog({ patientId, photos, onClose, onDone }: UseDialogProps) {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const [first] = photos;
  const [use, setUse] = useState<PhotoUse>(first?.use ?? 'chartOnly');
  const [documentId, setDocument] = useState('');
  const [reason, setReason] = useState('');
  const signed = useQuery(trpc.consents.ofPatient.queryOptions({ patientId }));
  const history = useQuery({
    ...trpc.charting.photos.uses.queryOptions({ photoId: first?.id ?? '' }),
    enabled: photos.length === 1,
  });
  const give = useMutation(
    trpc.charting.photos.giveUse.mutationOptions({
      onSuccess: () => {
        showDone(t('useSaved'));
        onDone();
        onClose();
      },
    }),
  );
  const said = { use, documentId: documentId === '' || use === 'chartOnly' ? null : documentId, reason };
  const uses = history.data?.uses ?? [];
  const held = (signed.data?.consents ?? []).filter((row) => row.outcome === 'signed' && row.revoked === null);
  return (
    <FormDialog
      size={480}
      title={t('giveUseTitle', { count: photos.length })}
      submit={t('save')}
      ready={problemOfUse(said, false) === undefined && photos.length > 0}
      busy={give.isPending}
      problem={give.error ? sentenceOf(give.error) : null}
      onClose={onClose}
      onSubmit={() => give.mutate({ photoIds: photos.map(({ id }) => id), ...said })}
    >
      <Radio.Group aria-label={t('use')} value={use} onChange={(value) => setUse(value as PhotoUse)}>
        <Stack gap="xs">
          {photoUses.map((value, at) => (
            <Radio
              key={value}
              value={value}
              label={t(`use_${value}`)}
              description={t(`useText_${value}`)}
              {...(at === 0 ? { 'data-autofocus': true } : {})}
            />
          ))}
        </Stack>
      </Radio.Group>
      {use === 'chartOnly' ? null : (
        <Select
          label={t('consent')}
          allowDeselect={false}
          data={[
            { value: '', label: t('noConsent') },
            ...held.map((row) => ({
              value: row.documentId,
              label: `${row.title}, ${formatDay(row.signedAt, zone)}`,
            })),
          ]}
          value={documentId}
          onChange={(value) => setDocument(value ?? '')}
        />
      )}
      <TextInput
        label={use === 'chartOnly' ? t('howTaken') : t('how')}
        {...(use === 'chartOnly' ? {} : { description: t('howHelp') })}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {uses.length > 0 ? (
        <section aria-label={t('given')}>
          <p className={styles.hint}>{t('given')}</p>
          <ul className={frame.history}>
            {uses.map((row) => (
              <li key={`${row.at} ${row.use} ${row.reason}`}>
                {t('givenRow', { use: t(`use_${row.use}`), when: formatInstant(row.givenAt, zone), name: row.byName })}
                {[row.documentTitle, row.reason].filter(Boolean).map((words) => (
                  <span key={words} className={styles.quiet}>
                    {words}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </FormDialog>
  );
}
