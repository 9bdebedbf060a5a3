import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconCash, IconCheck, IconCreditCard, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRate } from '../../electron/billing/rules.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import type { CartOutput } from '../../electron/till/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import moneyStyles from './money.module.css';
import payStyles from './pay.module.css';
import { TenderPad, type TenderPadHandle } from './TenderPad.tsx';
import { TipPicker } from './TipPicker.tsx';
import type { CartHandle } from './useCart.ts';
import { useTillKeys } from './useTillKeys.ts';

/** The money of a cart: totals, tip, what was taken, what is due, and the end of the sale. */
export function PayPane({ cart, handle }: { cart: CartOutput; handle: CartHandle }) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const [receipt, setReceipt] = useState(true);
  const pad = useRef<TenderPadHandle>(null);
  const tip = useRef<HTMLButtonElement>(null);
  const last = useRef<HTMLButtonElement>(null);
  const money = (cents: number): string => formatMoney(cents, cart.currency);
  const finish = useMutation(trpc.till.finish.mutationOptions());
  const blocked = cart.check?.blocked ?? false;
  const ready = cart.lines.length > 0 && cart.dueCents === 0 && cart.cardOverCents === 0 && !blocked && !handle.busy;

  const end = (): void => {
    if (ready && !finish.isPending)
      finish.mutate({ cartId: cart.id, expectedVersion: cart.version, printReceipt: receipt });
  };
  const covered = cart.tenders.length > 0 && cart.dueCents === 0;
  useEffect(() => {
    if (covered) last.current?.focus();
  }, [covered]);
  const missing = blocked
    ? t('whyCheck')
    : cart.lines.length === 0
      ? t('whyEmpty')
      : cart.dueCents > 0
        ? t('whyDue', { amount: money(cart.dueCents) })
        : null;

  useTillKeys({
    KeyT: () => tip.current?.focus(),
    KeyC: () => pad.current?.choose('cash'),
    KeyK: () => pad.current?.choose('cardTerminal'),
    Enter: end,
  });

  return (
    <section className={payStyles.pay} aria-label={t('total')}>
      <div className={payStyles.payScroll}>
        <dl className={moneyStyles.sums}>
          <Sum label={t('goods')} amount={money(cart.goodsCents)} />
          {cart.discountCents > 0 ? <Sum label={t('discounts')} amount={money(-cart.discountCents)} /> : null}
          {cart.taxes.map((tax) => (
            <Sum
              key={tax.taxRate}
              label={t('tax', { rate: formatRate(tax.taxRate), amount: money(tax.taxableCents) })}
              amount={money(tax.taxCents)}
            />
          ))}
          <Sum label={t('total')} amount={money(cart.totalCents)} strong />
        </dl>
        <TipPicker ref={tip} cart={cart} handle={handle} />
        {cart.tenders.length > 0 ? (
          <ul className={payStyles.tenders} aria-label={t('tenders')}>
            {cart.tenders.map((tender) => (
              <li key={tender.id}>
                {tender.kind === 'cash' ? (
                  <IconCash size={16} stroke={1.6} aria-hidden />
                ) : (
                  <IconCreditCard size={16} stroke={1.6} aria-hidden />
                )}
                <span>
                  {t(tender.kind === 'cash' ? 'cash' : 'card')}
                  {tender.reference === null ? null : (
                    <span className={moneyStyles.facts}> {t('referenceShort', { reference: tender.reference })}</span>
                  )}
                </span>
                <span className="s-num">{money(tender.cents)}</span>
                <ActionIcon
                  aria-label={t('removeTender', {
                    kind: t(tender.kind === 'cash' ? 'cash' : 'card'),
                    amount: money(tender.cents),
                  })}
                  onClick={() =>
                    void handle.edit((till, at) => till.removeTender.mutate({ ...at, tenderId: tender.id }))
                  }
                >
                  <IconX size={15} stroke={1.6} aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ul>
        ) : null}
        <Due cart={cart} money={money} />
        {cart.cardOverCents > 0 ? (
          <ErrorNotice sentence={t('cardOver', { amount: money(cart.cardOverCents) })} />
        ) : null}
        {cart.dueCents > 0 ? <TenderPad ref={pad} key={cart.tenders.length} cart={cart} handle={handle} /> : null}
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

function Sum({ label, amount, strong }: { label: string; amount: string; strong?: boolean }) {
  return (
    <div data-strong={strong || undefined}>
      <dt>{label}</dt>
      <dd className="s-num">{amount}</dd>
    </div>
  );
}

/** The one number the cashier looks for, large. */
function Due({ cart, money }: { cart: CartOutput; money: (cents: number) => string }) {
  const { t } = useTranslation('till');
  const change = cart.dueCents === 0 && cart.changeCents > 0;
  const open = cart.dueCents > 0 || cart.lines.length === 0;
  const label = open ? t('due') : change ? t('change') : t('nothingDue');
  const amount = cart.dueCents > 0 ? cart.dueCents : cart.changeCents;
  return (
    <div className={moneyStyles.due} data-state={open ? 'due' : 'paid'} role="status">
      <span className={moneyStyles.dueLabel}>{label}</span>
      <strong className={moneyStyles.dueAmount}>{money(amount)}</strong>
    </div>
  );
}
