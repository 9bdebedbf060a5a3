import { Autocomplete, Checkbox, Modal } from '@mantine/core';
import { IconVaccineBottle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../../electron/inventory/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPC, useTRPCClient } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useSeen } from '../../staff/useSeen.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { DialogForm } from '../../ui/FormDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { useNow } from '../../ui/useNow.ts';
import { codeText } from '../containerLook.ts';
import styles from '../stock.module.css';
import { UseBy } from '../UseBy.tsx';
import { Witness } from './Witness.tsx';

/** What ends before this many hours is chosen by itself: it will not be used tomorrow. */
const untilMorning = 16;

/** The end of the day: what is left in the chosen open containers is thrown away in one act. */
export function CloseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const list = useQuery(trpc.inventory.containers.queryOptions({ state: 'opened' }));
  const open = (list.data?.containers ?? []).filter((row) => row.remaining > 0);
  return (
    <Modal opened onClose={onClose} title={t('closeTitle')} size={560}>
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} /> : null}
      {list.data && open.length === 0 ? (
        <EmptyState compact icon={IconVaccineBottle} title={t('closeNone')} text={t('closeNoneText')} />
      ) : null}
      {open.length > 0 ? <CloseForm open={open} onClose={onClose} /> : null}
    </Modal>
  );
}

function CloseForm({ open, onClose }: { open: readonly Container[]; onClose: () => void }) {
  const { t } = useTranslation('inventory');
  const client = useTRPCClient();
  const now = useNow();
  const ends = (row: Container): boolean =>
    row.beyondUseAt !== null && row.beyondUseAt - now < untilMorning * 3_600_000;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(open.filter(ends).map((row) => row.id)));
  const [reason, setReason] = useState<string>(t('reason_endOfDay'));
  const rows = open.filter((row) => chosen.has(row.id));
  const seen = useSeen(client.inventory.closeContainers.mutate, ({ closed }) => {
    showDone(t('closeDone', { count: closed }));
    onClose();
  });
  if (seen.asked) return <Witness seen={seen} />;
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <DialogForm
      submit={t('closeSubmit', { count: rows.length })}
      ready={rows.length > 0 && reason.trim() !== ''}
      busy={seen.busy}
      problem={seen.problem}
      danger
      onSubmit={() =>
        seen.run({
          containers: rows.map((row) => ({ id: row.id, expectedVersion: row.version })),
          reason: reason.trim(),
        })
      }
      onClose={onClose}
    >
      <p className={styles.muted}>{t('closeText')}</p>
      <ul className={styles.closing} aria-label={t('closeTitle')}>
        {open.map((row) => (
          <li key={row.id}>
            <Checkbox
              checked={chosen.has(row.id)}
              onChange={() => toggle(row.id)}
              label={
                <>
                  <span className={styles.strong}>{row.productName}</span>{' '}
                  <span className={styles.code}>{codeText(row.code)}</span>
                </>
              }
            />
            <span className="s-num">{formatAmount(row.remaining, row.unit)}</span>
            <UseBy container={row} now={now} />
          </li>
        ))}
      </ul>
      <Autocomplete
        label={t('reason')}
        data={[t('reason_endOfDay'), t('reason_beyondUse')]}
        value={reason}
        onChange={setReason}
        maxLength={200}
        required
        data-autofocus
      />
    </DialogForm>
  );
}
