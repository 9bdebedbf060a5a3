import { Checkbox, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { needsSecond } from '../../../electron/billing/credits/approval/rules.ts';
import type { CreditOptions } from '../../../electron/billing/credits/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { type BackDraft, BackFields } from './BackFields.tsx';
import { CreditForm, CreditFrame, ReasonField } from './CreditFrame.tsx';
import styles from './credits.module.css';
import { type CreditMode, emptyLine, isUse, type LineDraft, planOf } from './draft.ts';
import { LinesFields } from './LinesFields.tsx';
import { Preview } from './Preview.tsx';
import { useApproval } from './useApproval.ts';

const reasons = {
  refund: ['reaction', 'unhappy', 'mistake'],
  exchange: ['other', 'reaction'],
  correction: ['shelf', 'promised', 'typed'],
} as const;

interface CreditDialogProps {
  mode: CreditMode;
  onClose: () => void;
  /** An exchange goes on with the new cart. */
  onExchanged: (cartId: string) => void;
}

/** Takes lines back, exchanges them or corrects a price; shows what that does before it is done. */
export function CreditDialog({ invoiceId, ...of }: CreditDialogProps & { invoiceId: string }) {
  const { t } = useTranslation('billing');
  const title = (number: number | ''): string => t(`${of.mode}Title`, { number });
  return (
    <CreditFrame invoiceId={invoiceId} title={title} size={900} onClose={of.onClose}>
      {(options) => <Form key={options.version} options={options} {...of} />}
    </CreditFrame>
  );
}

function Form({ options, mode, onClose, onExchanged }: CreditDialogProps & { options: CreditOptions }) {
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
        if (done.cartId === null) onClose();
        else onExchanged(done.cartId);
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
  return (
    <CreditForm
      {...{ options, approval, ready, onClose }}
      submit={t(`${mode}Do`, { amount: formatMoney(plan.totalCents, currency) })}
      busy={refund.isPending}
      onSend={(second) =>
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
          ...second,
        })
      }
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
          <ReasonField usual={reasons[mode].map((key) => t(`reason_${key}`))} value={reason} onChange={setReason} />
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
        </Stack>
      </div>
    </CreditForm>
  );
}
