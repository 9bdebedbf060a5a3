import { Button, Popover, Select, Stack } from '@mantine/core';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import moneyStyles from './money.module.css';
import payStyles from './pay.module.css';
import { TipSplitDialog } from './TipSplitDialog.tsx';
import type { CartHandle } from './useCart.ts';

/** A tip in one touch, on services and goods before discounts, and who it is for. */
export function TipPicker({
  ref,
  cart,
  handle,
}: {
  ref: Ref<HTMLButtonElement>;
  cart: CartOutput;
  handle: CartHandle;
}) {
  const { t } = useTranslation('till');
  const [other, setOther] = useState(false);
  const [typed, setTyped] = useState<number | null>(null);
  const [sharing, setSharing] = useState(false);
  const staffId = cart.tips[0]?.staffId ?? cart.tipStaff[0]?.id ?? null;
  const money = (cents: number): string => formatMoney(cents, cart.currency);
  const set = (tipCents: number, forStaff = staffId): void => {
    if (forStaff !== null) void handle.edit((till, at) => till.setTip.mutate({ ...at, tipCents, staffId: forStaff }));
  };
  const usual = cart.tipChoices.find((choice) => choice.cents === cart.tipCents && cart.tipCents > 0);
  const strange = cart.tipCents > 0 && !usual;
  return (
    <div className={payStyles.tip} role="group" aria-label={t('tip')}>
      <div className={payStyles.tipHead}>
        <span className={payStyles.tipLabel}>{t('tip')}</span>
        {cart.tipCents > 0 ? <span className="s-num">{money(cart.tipCents)}</span> : null}
      </div>
      <div className={payStyles.tipChoices}>
        <button
          ref={ref}
          type="button"
          className={moneyStyles.choice}
          aria-pressed={cart.tipCents === 0}
          onClick={() => set(0)}
        >
          {t('tipNone')}
        </button>
        {cart.tipChoices.map((choice) => (
          <button
            key={choice.percent}
            type="button"
            className={moneyStyles.choice}
            aria-pressed={usual?.percent === choice.percent}
            onClick={() => set(choice.cents)}
          >
            {t('tipOf', { percent: choice.percent })}
            <span>{money(choice.cents)}</span>
          </button>
        ))}
        <Popover opened={other} onChange={setOther} position="bottom-end" trapFocus withArrow shadow="md">
          <Popover.Target>
            <button
              type="button"
              className={moneyStyles.choice}
              aria-pressed={strange}
              aria-expanded={other}
              onClick={() => setOther(!other)}
            >
              {t('tipOther')}
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <form
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                setOther(false);
                set(typed ?? 0);
              }}
            >
              <Stack gap="xs">
                <MoneyInput
                  label={t('tipAmount')}
                  currency={cart.currency}
                  min={0}
                  value={typed}
                  onChange={setTyped}
                  data-autofocus
                />
                <button type="submit" className={moneyStyles.choice}>
                  {t('save')}
                </button>
              </Stack>
            </form>
          </Popover.Dropdown>
        </Popover>
      </div>
      {cart.tipCents > 0 ? (
        <div className={payStyles.tipFor}>
          <span aria-hidden>{t('tipFor')}</span>
          {cart.tips.length > 1 ? (
            <span className={payStyles.tipShares}>
              {cart.tips.map((tip) => `${tip.name} ${money(tip.cents)}`).join(', ')}
            </span>
          ) : (
            <Select
              aria-label={`${t('tip')}: ${t('tipFor')}`}
              size="xs"
              allowDeselect={false}
              value={staffId}
              data={cart.tipStaff.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(next) => next !== null && set(cart.tipCents, next)}
            />
          )}
          <Button size="compact-xs" variant="subtle" onClick={() => setSharing(true)}>
            {t('tipSplit')}
          </Button>
        </div>
      ) : null}
      {sharing ? <TipSplitDialog cart={cart} handle={handle} onClose={() => setSharing(false)} /> : null}
    </div>
  );
}
