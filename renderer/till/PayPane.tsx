import { Button, Checkbox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRate } from '../../electron/billing/rules.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { type SumRow, Sums } from '../ui/Sums.tsx';
import { Due } from './Due.tsx';
import { PaidAhead } from './PaidAhead.tsx';
import payStyles from './pay.module.css';
import { TenderList } from './TenderList.tsx';
import { padKinds, TenderPad, type TenderPadHandle, tenderKeys } from './TenderPad.tsx';
import { TipPicker } from './TipPicker.tsx';
import type { CartHandle } from './useCart.ts';
import { useTillKeys } from './useTillKeys.ts';

/** The money of a cart: totals, tip, what was paid ahead, what was taken, what is due, and the end of the sale. */
export function PayPane({ cart, handle }: { cart: CartOutput; handle: CartHandle }) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const { may } = useDesk();
  const [receipt, setReceipt] = useState(true);
  const pad = useRef<TenderPadHandle>(null);
  const tip = useRef<HTMLButtonElement>(null);
  const last = useRef<HTMLButtonElement>(null);
  const money = (cents: number): string => formatMoney(cents, cart.currency);
  const finish = useMutation(trpc.till.finish.mutationOptions());
  const blocked = cart.check?.blocked ?? false;
  const ready = cart.lines.length > 0 && cart.dueCents === 0 && cart.overCents === 0 && !blocked && !handle.busy;
  const mayOwe = may('till.account') && cart.patient !== null;

  const end = (): void => {
    if (ready && !finish.isPending)
      finish.mutate({ cartId: cart.id, expectedVersion: cart.version, printReceipt: receipt });
  };
  const covered = cart.tenders.length > 0 && cart.dueCents === 0;
  useEffect(() => {
    if (covered) last.current?.focus();
  }, [covered]);
  const supplies = cart.check?.lines.some((line) => line.suppliesOpen > 0) ?? false;
  const missing = blocked
    ? t(supplies ? 'whySupplies' : 'whyCheck')
    : cart.lines.length === 0
      ? t('whyEmpty')
      : cart.dueCents > 0
        ? t('whyDue', { amount: money(cart.dueCents) })
        : null;

  useTillKeys({
    ...tenderKeys(pad),
    KeyT: () => tip.current?.focus(),
    Enter: end,
  });

  return (
    <section className={payStyles.pay} aria-label={t('total')}>
      <div className={payStyles.payScroll}>
        <Totals cart={cart} />
        <TipPicker ref={tip} cart={cart} handle={handle} />
        <PaidAhead cart={cart} handle={handle} />
        <TenderList
          currency={cart.currency}
          tenders={cart.tenders}
          onRemove={(tenderId) => void handle.edit((till, at) => till.removeTender.mutate({ ...at, tenderId }))}
        />
        <Due
          dueCents={cart.dueCents}
          changeCents={cart.changeCents}
          owedCents={cart.tenders.reduce((sum, row) => sum + (row.kind === 'account' ? row.cents : 0), 0)}
          open={cart.lines.length === 0}
          currency={cart.currency}
        />
        {cart.overCents > 0 ? <ErrorNotice sentence={t('overDue', { amount: money(cart.overCents) })} /> : null}
        {cart.dueCents > 0 ? (
          <TenderPad
            ref={pad}
            key={cart.tenders.length}
            kinds={mayOwe ? padKinds : padKinds.filter((kind) => kind !== 'account')}
            currency={cart.currency}
            dueCents={cart.dueCents}
            coverableCents={cart.coverableCents}
            quickCash={cart.quickCash}
            busy={handle.busy}
            onTake={(tender) => void handle.edit((till, at) => till.addTender.mutate({ ...at, ...tender }))}
          />
        ) : null}
      </div>
      <div className={payStyles.payEnd}>
        {finish.error ? <ErrorNotice sentence={sentenceOf(finish.error)} /> : null}
        <Checkbox
          label={t('printReceipt')}
          checked={receipt}
          onChange={(event) => setReceipt(event.currentTarget.checked)}
        />
        {missing === null ? null : (
          <p className={payStyles.why} data-stop={blocked || undefined}>
            {missing}
          </p>
        )}
        <Button
          ref={last}
          size="md"
          fullWidth
          leftSection={<IconCheck size={18} aria-hidden />}
          rightSection={<KeyHint keys="Alt+Enter" />}
          disabled={!ready}
          loading={finish.isPending}
          onClick={end}
        >
          {t('finish')}
        </Button>
      </div>
    </section>
  );
}

function Totals({ cart }: { cart: CartOutput }) {
  const { t } = useTranslation('till');
  const money = (cents: number): string => formatMoney(cents, cart.currency);
  const taxes = (included: boolean): SumRow[] =>
    cart.taxes
      .filter((tax) => tax.included === included)
      .map((tax) => ({
        label: t(included ? 'taxIncluded' : 'tax', {
          name: tax.taxName,
          rate: formatRate(tax.taxRate),
          amount: money(tax.taxableCents),
        }),
        amount: money(tax.taxCents),
      }));
  const discounts = cart.promo ? t('discountsCode', { code: cart.promo.code }) : t('discounts');
  const rows: SumRow[] = [
    { label: t('goods'), amount: money(cart.goodsCents) },
    ...(cart.discountCents > 0 ? [{ label: discounts, amount: money(-cart.discountCents) }] : []),
    ...taxes(false),
    ...(cart.taxExemption === null
      ? []
      : [{ label: t('exemptBecause', { reason: cart.taxExemption }), amount: money(0) }]),
    { label: t('total'), amount: money(cart.totalCents), strong: true },
    ...taxes(true),
  ];
  return <Sums rows={rows} />;
}
