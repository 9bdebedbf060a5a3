import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconCash, IconCoin } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentMoney, DepositView, FeeView } from '../../../electron/billing/fees/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { formatMinutes } from '../../ui/format.ts';
import { showProblem } from '../../ui/toasts.tsx';
import { toneStyle } from '../../ui/toneStyle.ts';
import styles from '../scheduling.module.css';

/** The fee and the deposit of an appointment, with what can be done about them. */
export function MoneyNotes({ appointmentId, money }: { appointmentId: string; money: AppointmentMoney }) {
  return (
    <>
      {money.fee ? <FeeNote appointmentId={appointmentId} fee={money.fee} /> : null}
      {money.deposit ? <DepositNote appointmentId={appointmentId} deposit={money.deposit} /> : null}
    </>
  );
}

function FeeNote({ appointmentId, fee }: { appointmentId: string; fee: FeeView }) {
  const { t } = useTranslation('scheduling');
  const trpc = useTRPC();
  const desk = useDesk();
  const { pay } = useOpen();
  const [waiving, setWaiving] = useState(false);
  const decide = useMutation(
    trpc.billing.decideFee.mutationOptions({
      onSuccess: () => setWaiving(false),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const amount = formatMoney(fee.cents, desk.currency);
  const title =
    fee.kind === 'late' && fee.minutes !== null
      ? t('feeLateTitle', { minutes: formatMinutes(fee.minutes), amount })
      : t('feeTitle', { what: t(`fee_${fee.kind}`), amount });
  const text =
    fee.state === 'waived'
      ? t('feeState_waived', { name: fee.byName ?? '–', reason: fee.reason ?? '' })
      : t(`feeState_${fee.state}`);
  const edits = desk.may('schedule.edit');
  const charge = (
    <Button
      size="xs"
      variant={fee.state === 'waived' ? 'default' : 'filled'}
      loading={decide.isPending}
      onClick={() => decide.mutate({ appointmentId, decision: { how: 'charge' }, seen: fee.state })}
    >
      {fee.state === 'waived' ? t('feeChargeAfterAll') : t('feeChargeNow')}
    </Button>
  );
  return (
    <Note
      tone={fee.state === 'undecided' ? 'amber' : 'grey'}
      icon={<IconCoin size={17} stroke={1.7} aria-hidden />}
      title={title}
      text={text}
    >
      {waiving ? (
        <ReasonForm
          busy={decide.isPending}
          onCancel={() => setWaiving(false)}
          onConfirm={(reason) => decide.mutate({ appointmentId, decision: { how: 'waive', reason }, seen: fee.state })}
        />
      ) : edits && fee.state !== 'invoiced' ? (
        <Group gap={8}>
          {fee.state === 'charged' ? (
            pay && desk.may('till.use') ? (
              <Button size="xs" leftSection={<IconCash size={14} aria-hidden />} onClick={() => pay(appointmentId)}>
                {t('feePay')}
              </Button>
            ) : null
          ) : (
            charge
          )}
          {fee.state !== 'waived' && desk.may('fees.waive') ? (
            <Button size="xs" variant="default" onClick={() => setWaiving(true)}>
              {t('feeWaiveNow')}
            </Button>
          ) : null}
        </Group>
      ) : null}
    </Note>
  );
}

function DepositNote({ appointmentId, deposit }: { appointmentId: string; deposit: DepositView }) {
  const { t } = useTranslation('scheduling');
  const trpc = useTRPC();
  const desk = useDesk();
  const { deposit: take } = useOpen();
  const [waiving, setWaiving] = useState(false);
  const waive = useMutation(
    trpc.billing.waiveDeposit.mutationOptions({
      onSuccess: () => setWaiving(false),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const title = t('depositTitle', { amount: formatMoney(deposit.cents, desk.currency) });
  const text =
    deposit.state === 'waived'
      ? t('depositState_waived', { name: deposit.byName ?? '–', reason: deposit.reason ?? '' })
      : deposit.state === 'due'
        ? t(deposit.because === 'history' ? 'depositDue_history' : 'depositDue_service')
        : t(`depositState_${deposit.state}`);
  return (
    <Note
      tone={deposit.state === 'due' ? 'amber' : 'grey'}
      icon={<IconCash size={17} stroke={1.7} aria-hidden />}
      title={title}
      text={text}
    >
      {waiving ? (
        <ReasonForm
          busy={waive.isPending}
          onCancel={() => setWaiving(false)}
          onConfirm={(reason) => waive.mutate({ appointmentId, reason })}
        />
      ) : deposit.state === 'due' && (desk.may('till.use') || desk.may('fees.waive')) ? (
        <Group gap={8}>
          {take && desk.may('till.use') ? (
            <Button size="xs" leftSection={<IconCash size={14} aria-hidden />} onClick={() => take(appointmentId)}>
              {t('depositTake')}
            </Button>
          ) : null}
          {desk.may('fees.waive') ? (
            <Button size="xs" variant="default" onClick={() => setWaiving(true)}>
              {t('depositWaive')}
            </Button>
          ) : null}
        </Group>
      ) : null}
    </Note>
  );
}

function ReasonForm({
  busy,
  onCancel,
  onConfirm,
}: {
  busy: boolean;
  onCancel: () => void;
  onConfirm: (reason: string) => void;
}) {
  const { t } = useTranslation('scheduling');
  const [reason, setReason] = useState('');
  return (
    <form
      className={styles.reason}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onConfirm(reason.trim());
      }}
    >
      <TextInput
        aria-label={t('feeWaiveReason')}
        placeholder={t('feeWaiveReason')}
        value={reason}
        maxLength={300}
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group gap={8}>
        <Button size="xs" type="submit" loading={busy} disabled={reason.trim() === ''}>
          {t('feeWaiveNow')}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('leaveIt')}
        </Button>
      </Group>
    </form>
  );
}

function Note(props: { tone: 'amber' | 'grey'; icon: ReactNode; title: string; text: string; children: ReactNode }) {
  return (
    <section className={styles.money} style={toneStyle(props.tone)} data-tone={props.tone} aria-label={props.title}>
      <span className={styles.moneyIcon}>{props.icon}</span>
      <div className={styles.moneyBody}>
        <Text fw={600} size="sm">
          {props.title}
        </Text>
        <Text size="xs" c="dimmed">
          {props.text}
        </Text>
        {props.children}
      </div>
    </section>
  );
}
