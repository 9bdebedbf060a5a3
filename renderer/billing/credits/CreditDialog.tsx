import { Autocomplete, Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { needsSecond } from '../../../electron/billing/credits/approval/rules.ts';
import type { CreditOptions } from '../../../electron/billing/credits/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { type BackDraft, BackFields } from './BackFields.tsx';
import styles from './credits.module.css';
import { type CreditMode, emptyLine, isUse, type LineDraft, planOf } from './draft.ts';
import { LinesFields } from './LinesFields.tsx';
import { Preview } from './Preview.tsx';
import { SecondPerson } from './SecondPerson.tsx';
import { useApproval } from './useApproval.ts';

const reasons = {
  refund: ['reaction', 'unhappy', 'mistake'],
  exchange: ['other', 'reaction'],
  correction: ['shelf', 'promised', 'typed'],
} as const;

/** Takes lines back, exchanges them or corrects a price; shows what that does before it is done. */
export function CreditDialog({
  invoiceId,
  mode,
  onClose,
  onExchanged,
}: {
  invoiceId: string;
  mode: CreditMode;
  onClose: () => void;
  /** An exchange goes on with the new cart. */
  onExchanged: (cartId: string) => void;
}) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const options = useQuery(trpc.billing.creditOptions.queryOptions({ invoiceId }, { staleTime: 0 }));
  return (
    <Modal
      opened
      onClose={onClose}
      size={900}
      title={t(`${mode}Title`, { number: options.data?.number ?? '' })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {options.error ? (
        <ErrorNotice sentence={sentenceOf(options.error)} onRetry={() => void options.refetch()} />
      ) : options.data ? (
        <Form
          key={options.data.version}
          options={options.data}
          mode={mode}
          onClose={onClose}
          onDone={(cartId) => (cartId === null ? onClose() : onExchanged(cartId))}
        />
      ) : null}
    </Modal>
  );
}

function Form({
  options,
  mode,
  onClose,
  onDone,
}: {
  options: CreditOptions;
  mode: CreditMode;
  onClose: () => void;
  onDone: (cartId: string | null) => void;
}) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const [drafts, setDrafts] = useState<ReadonlyMap<string, LineDraft>>(new Map());
  const [backs, setBacks] = useState<ReadonlyMap<string, BackDraft>>(new Map());
  const [keep, setKeep] = useState(mode === 'exchange');
  const [tips, setTips] = useState(false);
  const [reason, setReason] = useState('');
  const approval = useApproval();
  const refund = useMutation(
    trpc.refunds.refund.mutationOptions({
      onSuccess: (done) => {
        showDone(t('creditDone', { number: done.number, amount: formatMoney(done.totalCents, currency) }));
        onDone(done.cartId);
      },
      onError: approval.take,
    }),
  );
  const plan = planOf(options, mode, drafts);
  const backOf = (i: number): number => {
    const id = options.payments[i]?.id ?? '';
    return keep ? 0 : (backs.get(id)?.cents ?? plan.proposed[i] ?? 0);
  };
  const spread = options.payments.reduce((sum, _, i) => sum + backOf(i), 0);
  const keptCents = keep ? plan.backCents : 0;
  const tipLeft = options.payments.reduce((sum, payment) => sum + payment.tipLeftCents, 0);
  const fits = spread + keptCents === plan.backCents;
  const ready = plan.totalCents > 0 && fits && reason.trim().length >= 3;
  const send = (approvalId?: string): void =>
    refund.mutate({
      invoiceId: options.invoiceId,
      expectedVersion: options.version,
      kind: mode,
      reason: reason.trim(),
      lines: plan.parts.map(({ line, ask, fate }) => ({ lineId: line.id, ...ask, fate })),
      back: options.payments.flatMap((payment, i) => {
        const tipCents = tips ? payment.tipLeftCents : 0;
        const cents = backOf(i);
        if (cents + tipCents === 0) return [];
        return [{ paymentId: payment.id, cents, tipCents, reference: backs.get(payment.id)?.reference ?? null }];
      }),
      keptCents,
      printReceipt: true,
      ...(approvalId === undefined ? {} : { approvalId }),
    });
  if (approval.about !== null)
    return (
      <SecondPerson
        about={approval.about}
        sellerId={options.sellerId}
        busy={refund.isPending}
        problem={approval.problem}
        onConfirmed={send}
        onBack={approval.reset}
      />
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) send();
      }}
    >
      <div className={styles.layout}>
        <div className={styles.column}>
          <LinesFields
            options={options}
            mode={mode}
            drafts={drafts}
            onChange={(lineId, next) => {
              const line = options.lines.find((row) => row.id === lineId);
              if (line) setDrafts(new Map(drafts).set(lineId, { ...(drafts.get(lineId) ?? emptyLine(line)), ...next }));
              setBacks(new Map());
            }}
          />
          <Autocomplete
            label={t('reason')}
            description={t('reasonHint')}
            data={reasons[mode].map((key) => t(`reason_${key}`))}
            value={reason}
            onChange={setReason}
            maxLength={400}
            required
          />
          {plan.backCents > 0 && mode !== 'exchange' ? (
            <BackFields
              payments={options.payments.map((payment, i) => ({
                ...payment,
                cents: backOf(i),
                locked: isUse(payment.kind) || keep,
                backReference: backs.get(payment.id)?.reference ?? '',
              }))}
              onChange={(id, next) => {
                const i = options.payments.findIndex((payment) => payment.id === id);
                setBacks(new Map(backs).set(id, { cents: backOf(i), reference: '', ...backs.get(id), ...next }));
              }}
            />
          ) : null}
          {plan.backCents > 0 && mode !== 'exchange' && options.patientId !== null ? (
            <Checkbox
              label={t('keepCredit', { name: options.patientName ?? '' })}
              checked={keep}
              onChange={(event) => setKeep(event.currentTarget.checked)}
            />
          ) : null}
          {tipLeft > 0 && mode === 'refund' ? (
            <Checkbox
              label={t('tipToo', { amount: formatMoney(tipLeft, currency) })}
              checked={tips}
              onChange={(event) => setTips(event.currentTarget.checked)}
            />
          ) : null}
        </div>
        <Stack gap="md">
          <Preview
            currency={currency}
            effects={{
              totalCents: plan.totalCents,
              taxCents: plan.taxCents,
              backs: options.payments.map((payment, i) => ({ key: payment.id, kind: payment.kind, cents: backOf(i) })),
              keptCents,
              tipCents: tips ? tipLeft : 0,
              notOwedCents: plan.totalCents - plan.backCents,
              dueCents: plan.dueCents,
              goods: plan.parts.flatMap(({ line, ask, fate }) =>
                fate === 'none' ? [] : [{ key: line.id, name: line.description, quantity: ask.quantity, fate }],
              ),
              released: [],
              needsSecond: needsSecond(
                { ...options, kind: mode, cents: plan.totalCents + (tips ? tipLeft : 0) },
                options.limitCents,
              ),
            }}
          />
          {!fits && plan.totalCents > 0 ? (
            <ErrorNotice sentence={t('spreadWrong', { amount: formatMoney(plan.backCents, currency) })} />
          ) : null}
          {approval.problem === null ? null : <ErrorNotice sentence={approval.problem} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" color="red" loading={refund.isPending} disabled={!ready}>
              {t(`${mode}Do`, { amount: formatMoney(plan.totalCents, currency) })}
            </Button>
          </Group>
        </Stack>
      </div>
    </form>
  );
}
