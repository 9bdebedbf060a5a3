import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ExemptionOutput } from '../../../electron/billing/exemptions/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { showDone } from '../../ui/toasts.tsx';
import styles from './accounts.module.css';

type Exemption = z.output<typeof ExemptionOutput>['exemption'];

/** Whether a patient pays tax, why not, and until when. */
export function ExemptionPanel({ patientId }: { patientId: string }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const { may, zone } = useDesk();
  const [editing, setEditing] = useState(false);
  const query = useQuery(trpc.billing.exemption.queryOptions({ patientId }));
  const exemption = query.data?.exemption ?? null;
  if (query.error) return <ErrorNotice sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  return (
    <Panel title={t('exemption')}>
      {exemption ? (
        <ul className={styles.list}>
          <li>
            <span className={styles.link}>
              {exemption.reason}
              <span className={styles.small}>
                {exemption.validUntil === null
                  ? t('exemptionAlways')
                  : t(exemption.ended ? 'exemptionEnded' : 'exemptionUntil', {
                      date: formatDate(exemption.validUntil),
                    })}
              </span>
              <span className={styles.small}>
                {t('exemptionBy', { name: exemption.setByName, at: formatInstant(exemption.setAt, zone) })}
              </span>
            </span>
          </li>
        </ul>
      ) : (
        <p className={styles.quiet}>{t('exemptionNone')}</p>
      )}
      {may('till.exempt') ? (
        <Button size="xs" variant="default" onClick={() => setEditing(true)}>
          {t(exemption ? 'exemptionChange' : 'exemptionSet')}
        </Button>
      ) : null}
      {editing ? (
        <ExemptionDialog
          key={exemption?.version ?? 0}
          patientId={patientId}
          now={exemption}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </Panel>
  );
}

function ExemptionDialog({ patientId, now, onClose }: { patientId: string; now: Exemption; onClose: () => void }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const [reason, setReason] = useState(now?.reason ?? '');
  const [validUntil, setValidUntil] = useState(now?.validUntil ?? null);
  const set = useMutation(
    trpc.billing.setExemption.mutationOptions({
      onSuccess: ({ exemption }) => {
        showDone(t(exemption ? 'exemptionSaved' : 'exemptionGone'));
        onClose();
      },
    }),
  );
  const at = { patientId, expectedVersion: now?.version ?? 0 };
  return (
    <FormDialog
      title={t('exemption')}
      text={t('exemptionText')}
      submit={t('save')}
      ready={reason.trim().length >= 3}
      busy={set.isPending}
      problem={set.error ? sentenceOf(set.error) : null}
      onSubmit={() => set.mutate({ ...at, reason: reason.trim(), validUntil })}
      onClose={onClose}
      aside={
        now ? (
          <Button variant="subtle" color="red" onClick={() => set.mutate({ ...at, reason: null, validUntil: null })}>
            {t('exemptionOff')}
          </Button>
        ) : null
      }
    >
      <TextInput
        label={t('exemptionReason')}
        description={t('exemptionReasonHint')}
        value={reason}
        maxLength={200}
        required
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DateField
        label={t('exemptionLastDay')}
        description={t('exemptionLastDayHint')}
        clearable
        value={validUntil}
        onChange={setValidUntil}
      />
    </FormDialog>
  );
}
