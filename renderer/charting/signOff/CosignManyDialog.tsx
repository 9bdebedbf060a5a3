import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../electron/charting/signOff/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';
import styles from './signOff.module.css';

/** One confirmation for all notes from which nothing is missing. */
export function CosignManyDialog({ rows, onClose }: { rows: readonly QueueRow[]; onClose: () => void }) {
  const { t } = useTranslation('signOff');
  const trpc = useTRPC();
  const cosign = useMutation(
    trpc.charting.cosignMany.mutationOptions({
      onSuccess: ({ cosigned }) => {
        showDone(t('done', { count: cosigned }));
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t('confirmTitle', { count: rows.length })}
      text={t('confirmText')}
      size={520}
      submit={t('doIt')}
      ready
      busy={cosign.isPending}
      problem={cosign.error ? sentenceOf(cosign.error) : null}
      onSubmit={() => cosign.mutate({ encounterIds: rows.map((row) => row.encounterId) })}
      onClose={onClose}
    >
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.encounterId}>
            {t('row', { patient: row.patientName, services: row.services, name: row.byName })}
          </li>
        ))}
      </ul>
    </FormDialog>
  );
}
