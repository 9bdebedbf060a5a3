import { Button, Modal, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckOutput } from '../../electron/billing/schemas.ts';
import { formatQuantity } from '../../electron/kernel/quantity.ts';
import { mayDo } from '../../electron/kernel/roles.ts';
import { useTRPC, useTRPCClient } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { SecondConfirms } from '../staff/SecondConfirms.tsx';
import { useSeen } from '../staff/useSeen.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './cart.module.css';

type Line = CheckOutput['lines'][number];

/** Chart, draws and bill side by side; where they differ, what to do. */
export function CheckPanel({
  appointmentId,
  check,
  billed,
}: {
  appointmentId: string;
  check: CheckOutput;
  /** What the cart bills, by service line. */
  billed: ReadonlyMap<string, number>;
}) {
  const { t } = useTranslation('till');
  const [asking, setAsking] = useState<Line | null>(null);
  const differs = check.lines.some((line) => line.problems.length > 0);
  const blocked = check.lines.some((line) => line.problems.length > 0 && line.override === null);
  return (
    <Panel
      title={t('check')}
      flush
      actions={
        <span className={styles.checkState}>
          <StatusBadge
            tone={blocked ? 'red' : differs ? 'amber' : 'green'}
            text={t(blocked ? 'checkBlocked' : differs ? 'checkKept' : 'checkAgrees')}
          />
        </span>
      }
    >
      <table className={styles.check}>
        <thead>
          <tr>
            <th scope="col">{t('checkTreatment')}</th>
            <th scope="col">{t('charted')}</th>
            <th scope="col">{t('drawn')}</th>
            <th scope="col">{t('billed')}</th>
          </tr>
        </thead>
        <tbody>
          {check.lines.map((line) => (
            <CheckRows key={line.serviceLineId} line={line} onAsk={() => setAsking(line)} />
          ))}
        </tbody>
      </table>
      {asking ? (
        <OverrideDialog
          appointmentId={appointmentId}
          line={asking}
          billedQuantity={billed.get(asking.serviceLineId) ?? null}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </Panel>
  );
}

function CheckRows({ line, onAsk }: { line: Line; onAsk: () => void }) {
  const { t } = useTranslation('till');
  const open = line.problems.length > 0 && line.override === null;
  const withUnit = (quantity: number | null): string =>
    quantity === null ? '–' : line.unit === '' ? formatQuantity(quantity) : `${formatQuantity(quantity)} ${line.unit}`;
  const billed =
    line.billed === null
      ? '–'
      : line.billedUnit === 'perArea'
        ? t('area', { count: line.billed / 1000 })
        : line.billedUnit === 'perUnit'
          ? withUnit(line.billed)
          : formatQuantity(line.billed);
  return (
    <>
      <tr data-open={open || undefined}>
        <th scope="row">{line.description}</th>
        <td>{line.signed ? withUnit(line.charted) : t('notSignedYet')}</td>
        <td>{line.drawn === 0 && line.productId === null ? '–' : withUnit(line.drawn)}</td>
        <td>{billed}</td>
      </tr>
      {line.problems.length > 0 || line.awaitsChart ? (
        <tr className={styles.checkWords} data-open={open || undefined}>
          <td colSpan={4}>
            {line.awaitsChart ? t('awaitsChart') : null}
            {line.problems.map((problem) => (
              <div key={problem}>{t(`problem_${problem}`)}</div>
            ))}
            {line.override ? (
              <div className={styles.kept}>
                {t('overrideBy', { name: line.override.staffName, reason: line.override.reason })}
              </div>
            ) : null}
            {open ? (
              <Button size="xs" variant="default" mt={6} onClick={onAsk}>
                {t('override')}
              </Button>
            ) : null}
          </td>
        </tr>
      ) : null}
    </>
  );
}

function OverrideDialog({
  appointmentId,
  line,
  billedQuantity,
  onClose,
}: {
  appointmentId: string;
  line: Line;
  billedQuantity: number | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const desk = useDesk();
  const [reason, setReason] = useState('');
  const keep = useSeen(client.till.explain.mutate, async () => {
    await cache.invalidateQueries(trpc.till.cart.pathFilter());
    onClose();
  });
  if (keep.asked)
    return (
      <Modal
        opened
        onClose={onClose}
        title={t('overrideTitle')}
        size={460}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <SecondConfirms
          about={keep.asked.about}
          text={keep.asked.text}
          may={({ role }) => mayDo(role, 'check.override')}
          busy={keep.busy}
          problem={keep.problem}
          onConfirmed={keep.confirm}
          onBack={keep.back}
        />
      </Modal>
    );
  return (
    <FormDialog
      title={t('overrideTitle')}
      text={t(desk.may('check.override') ? 'overrideText' : 'overrideAsk')}
      submit={t('keepReason')}
      ready={reason.trim().length >= 3}
      busy={keep.busy}
      problem={keep.problem}
      onSubmit={() =>
        keep.run({ appointmentId, serviceLineId: line.serviceLineId, reason: reason.trim(), billedQuantity })
      }
      onClose={onClose}
    >
      <Textarea
        label={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={400}
        required
        data-autofocus
      />
    </FormDialog>
  );
}
