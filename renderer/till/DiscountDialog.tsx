import { Autocomplete, Button, NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { discountOf } from '../../electron/billing/rules.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { inSale } from '../../electron/till/discounts/rules.ts';
import { Facts } from '../ui/Fields.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import type { CartLine } from './cartLine.ts';
import { type SaleDialogProps, SaleForm } from './SaleForm.tsx';

const usual = ['first', 'regular', 'promotion', 'complaint', 'staff'] as const;

/** A discount for one line, or without one for the whole sale: a share or an amount, never above it, always with a reason. */
export function DiscountDialog({ line, cart, handle, onClose }: SaleDialogProps & { line: CartLine | null }) {
  const { t } = useTranslation('till');
  const { currency } = cart;
  const now = line ? ownOf(line) : wholeOf(cart);
  const [kind, setKind] = useState<'rate' | 'cents'>(now.rate === null && now.cents > 0 ? 'cents' : 'rate');
  const [percent, setPercent] = useState<number | ''>(now.rate === null ? 10 : now.rate / 10_000);
  const [cents, setCents] = useState<number | null>(now.cents === 0 ? null : now.cents);
  const [reason, setReason] = useState(now.reason ?? '');
  const money = (amount: number): string => formatMoney(amount, currency);
  const discount =
    kind === 'rate' ? { rate: Math.round((percent === '' ? 0 : percent) * 10_000) } : { cents: cents ?? 0 };
  const off = discountOf(now.goodsCents, discount);
  const ready = off !== undefined && off > 0 && reason.trim().length >= 3;

  const save = async (next: typeof discount | null): Promise<void> => {
    const why = next === null ? {} : { reason: reason.trim() };
    const saved = await handle.edit((till, at) =>
      line
        ? till.setDiscount.mutate({ ...at, lineId: line.id, discount: next, ...why })
        : till.setSaleDiscount.mutate({ ...at, discount: next, ...why }),
    );
    if (saved) onClose();
  };

  const takeOff =
    now.cents > 0 ? (
      <Button variant="subtle" color="red" onClick={() => void save(null)}>
        {t('takeOff')}
      </Button>
    ) : null;
  const title = line ? t('discountFor', { name: line.description }) : t('saleDiscount');
  const frame = { handle, onClose, title, submit: t('save'), aside: takeOff };
  return (
    <SaleForm {...frame} ready={ready} onSubmit={() => void save(discount)}>
      <SegmentedControl
        fullWidth
        aria-label={t('discountKind')}
        value={kind}
        onChange={(next) => setKind(next === 'rate' ? 'rate' : 'cents')}
        data={[
          { value: 'rate', label: t('percent') },
          { value: 'cents', label: t('money') },
        ]}
      />
      {kind === 'rate' ? (
        <NumberInput
          key="rate"
          label={t('discountPercent', { goods: money(now.goodsCents) })}
          value={percent}
          onChange={(next) => setPercent(typeof next === 'number' ? next : next === '' ? '' : Number(next))}
          min={0}
          max={100}
          decimalScale={2}
          suffix=" %"
          data-autofocus
        />
      ) : (
        <MoneyInput
          key="cents"
          label={t('discountCents')}
          currency={currency}
          min={1}
          max={now.goodsCents}
          value={cents}
          onChange={setCents}
          data-autofocus
        />
      )}
      <Autocomplete
        label={t('reason')}
        description={t('reasonHint')}
        data={usual.map((key) => t(`reason_${key}`))}
        value={reason}
        onChange={setReason}
        maxLength={200}
        required
      />
      <Facts
        facts={[
          [t('discount'), money(-(off ?? 0))],
          [t('newPrice'), money(now.goodsCents - (off ?? 0))],
        ]}
      />
    </SaleForm>
  );
}

interface Reduced {
  goodsCents: number;
  rate: number | null;
  cents: number;
  reason: string | null;
}

function ownOf(line: CartLine): Reduced {
  const { goodsCents, discountRate, discountCents, discountReason, discountSource } = line;
  const own = discountSource === 'hand';
  return {
    goodsCents,
    rate: own ? discountRate : null,
    cents: own ? discountCents : 0,
    reason: own ? discountReason : null,
  };
}

/** What a discount of the whole sale reaches, and the one it has. */
function wholeOf(cart: CartOutput): Reduced {
  const goodsCents = cart.lines.reduce((sum, line) => sum + (inSale(line) ? line.goodsCents : 0), 0);
  const { cents = 0, rate = null, reason = null } = cart.saleDiscount ?? {};
  return { goodsCents, cents, rate, reason };
}
