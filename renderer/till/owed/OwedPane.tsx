import { Button, Checkbox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { readGiftCardCode } from '../../../electron/billing/storedValues/codes/rules.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { quickCash } from '../../../electron/till/drawer/rules.ts';
import type { OwedOutput, PayInvoicesOutput } from '../../../electron/till/laterPayments/schemas.ts';
import { useTRPC, useTRPCClient } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useScan } from '../../api/scan.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Sums } from '../../ui/Sums.tsx';
import { Due } from '../Due.tsx';
import { AheadButton } from '../PaidAhead.tsx';
import payStyles from '../pay.module.css';
import { TenderList } from '../TenderList.tsx';
import { type PadTender, padKinds, TenderPad, type TenderPadHandle, tenderKeys } from '../TenderPad.tsx';
import { useTillKeys } from '../useTillKeys.ts';
import type { OwedPayment } from './useOwedPayment.ts';

const kinds = padKinds.filter((kind) => kind !== 'account');

/** The money of a later payment: what is paid, credit that may pay it, what was taken, and the end of it. */
export function OwedPane(props: {
  owed: OwedOutput;
  payment: OwedPayment;
  onPaid: (paid: z.output<typeof PayInvoicesOutput>) => void;
}) {
  const { t } = useTranslation('owed');
  const { t: tt } = useTranslation('till');
  const trpc = useTRPC();
  const { owed, payment } = props;
  const { state, wantedCents, tenders } = payment;
  const [receipt, setReceipt] = useState(true);
  const pad = useRef<TenderPadHandle>(null);
  const card = useGiftCard(payment);
  const money = (cents: number): string => formatMoney(cents, owed.currency);
  const pay = useMutation(trpc.till.payInvoices.mutationOptions({ onSuccess: props.onPaid }));
  const paidCents = Math.min(wantedCents, state.tenderedCents);
  const ready = paidCents > 0 && state.overCents === 0;
  const book = (): void => {
    if (!ready || pay.isPending) return;
    pay.mutate({
      invoiceIds: owed.invoices.map((row) => row.id),
      most: owed.invoices.map((row, i) => ({ invoiceId: row.id, cents: payment.amounts[i] ?? 0 })),
      expectedDueCents: owed.dueCents,
      tenders: tenders.map(({ kind, cents, reference, storedValueId }) => ({ kind, cents, reference, storedValueId })),
      printReceipt: receipt,
    });
  };
  const take = (tender: PadTender): void => {
    if (tender.kind === 'giftCard') card.lay(tender.code ?? '', tender.cents);
    else
      payment.lay({
        kind: tender.kind,
        cents: tender.cents ?? 0,
        reference: tender.reference ?? null,
        storedValueId: null,
        title: null,
      });
  };
  useTillKeys({ ...tenderKeys(pad), Enter: book });
  useScan(({ raw }) => {
    const read = readGiftCardCode(raw);
    if (!('code' in read)) return false;
    card.lay(read.code);
    return true;
  });
  const credits = owed.ahead.filter((value) => payment.leftOf(value) > 0);
  const missing =
    wantedCents === 0
      ? t('whyNothing')
      : tenders.length === 0
        ? t('whyNoTender')
        : state.dueCents > 0
          ? t('takenLess', { taken: money(paidCents), left: money(state.dueCents) })
          : null;
  return (
    <section className={payStyles.pay} aria-label={t('title')}>
      <div className={payStyles.payScroll}>
        <Sums
          rows={[
            { label: t('owedInAll'), amount: money(owed.dueCents) },
            { label: t('paidNow'), amount: money(wantedCents), strong: true },
            { label: t('owedAfter'), amount: money(owed.dueCents - wantedCents) },
          ]}
        />
        {state.coverableCents > 0 && credits.length > 0 ? (
          <section className={payStyles.ahead} aria-label={t('credit')}>
            <h3 className={payStyles.aheadTitle}>{t('credit')}</h3>
            {credits.map((value) => (
              <AheadButton
                key={value.storedValueId}
                title={value.title}
                left={tt('aheadLeft', { amount: money(payment.leftOf(value)) })}
                expiresOn={value.expiresOn}
                busy={pay.isPending}
                onUse={() =>
                  payment.lay({
                    kind: value.kind,
                    cents: Math.min(payment.leftOf(value), state.coverableCents),
                    reference: null,
                    storedValueId: value.storedValueId,
                    title: value.title,
                  })
                }
              />
            ))}
          </section>
        ) : null}
        <TenderList currency={owed.currency} tenders={tenders} onRemove={payment.take} />
        <Due
          dueCents={state.dueCents}
          changeCents={state.changeCents}
          open={wantedCents === 0}
          currency={owed.currency}
        />
        {state.overCents > 0 ? <ErrorNotice sentence={tt('overDue', { amount: money(state.overCents) })} /> : null}
        {card.problem === null ? null : <ErrorNotice sentence={card.problem} />}
        {state.dueCents > 0 ? (
          <TenderPad
            ref={pad}
            key={tenders.length}
            kinds={kinds}
            currency={owed.currency}
            dueCents={state.dueCents}
            coverableCents={state.coverableCents}
            quickCash={quickCash(state.dueCents, owed.currency)}
            busy={pay.isPending || card.busy}
            onTake={take}
          />
        ) : null}
      </div>
      <div className={payStyles.payEnd}>
        {pay.error ? <ErrorNotice sentence={sentenceOf(pay.error)} /> : null}
        <Checkbox
          label={tt('printReceipt')}
          checked={receipt}
          onChange={(event) => setReceipt(event.currentTarget.checked)}
        />
        {missing === null ? null : <p className={payStyles.why}>{missing}</p>}
        <Button
          size="md"
          fullWidth
          leftSection={<IconCheck size={18} aria-hidden />}
          rightSection={<KeyHint keys="Alt+Enter" />}
          disabled={!ready}
          loading={pay.isPending}
          onClick={book}
        >
          {t('book', { amount: money(paidCents) })}
        </Button>
      </div>
    </section>
  );
}

/** Lays a gift card by its code: as much as is left on it and fits, or the amount that was typed. */
function useGiftCard(payment: OwedPayment) {
  const { t } = useTranslation('owed');
  const client = useTRPCClient();
  const [problem, setProblem] = useState<string | null>(null);
  const look = useMutation({
    mutationFn: ({ code }: { code: string; cents: number | undefined }) =>
      client.billing.paidAhead.giftCard.query({ code }),
    onMutate: () => setProblem(null),
    onSuccess: (value, { cents }) => {
      const { kind, id, remainingCents, title, code: reference } = value;
      const left = Math.min(payment.leftOf({ storedValueId: id, remainingCents }), payment.state.coverableCents);
      if (left <= 0) setProblem(t('cardEmpty'));
      else
        payment.lay({
          kind,
          cents: Math.min(cents ?? left, left),
          reference: null,
          storedValueId: id,
          title: reference ?? title,
        });
    },
    onError: (error) => setProblem(sentenceOf(error)),
  });
  return {
    problem,
    busy: look.isPending,
    lay: (code: string, cents?: number): void => look.mutate({ code, cents }),
  };
}
