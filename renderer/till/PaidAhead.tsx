import { IconDiscount2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { formatQuantity } from '../../electron/kernel/quantity.ts';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { formatDate } from '../ui/format.ts';
import payStyles from './pay.module.css';
import type { CartHandle } from './useCart.ts';

type Offered = CartOutput['paidAhead'][number];

/** What the patient has paid ahead and could use here: one touch uses it. */
export function PaidAhead({ cart, handle }: { cart: CartOutput; handle: CartHandle }) {
  const { t } = useTranslation('till');
  const usable = cart.paidAhead.filter((row) => row.lineId !== null || cart.coverableCents > 0);
  if (usable.length === 0) return null;
  const money = (cents: number): string => formatMoney(cents, cart.currency);

  const lay = ({ storedValueId, itemId, lineId, kind, cents }: Offered): void => {
    void handle.edit((till, at) =>
      itemId !== null && lineId !== null
        ? till.useAhead.mutate({ ...at, storedValueId, itemId, lineId })
        : till.addTender.mutate({ ...at, kind, storedValueId, cents: Math.min(cents, cart.coverableCents) }),
    );
  };
  const textOf = (row: Offered): string => {
    const line = cart.lines.find(({ id }) => id === row.lineId);
    return line
      ? t('aheadUses', {
          used: formatQuantity(row.quantity),
          left: formatQuantity(row.remainingQuantity),
          line: line.description,
        })
      : t('aheadLeft', { amount: money(row.remainingCents) });
  };
  return (
    <section className={payStyles.ahead} aria-label={t('paidAhead')}>
      <h3 className={payStyles.aheadTitle}>{t('paidAhead')}</h3>
      {usable.map((row) => (
        <AheadButton
          key={`${row.storedValueId} ${row.itemId ?? ''} ${row.lineId ?? ''}`}
          title={row.title}
          left={textOf(row)}
          expiresOn={row.expiresOn}
          busy={handle.busy}
          onUse={() => lay(row)}
        />
      ))}
    </section>
  );
}

/** Something paid ahead that can be used: what it is, how much is left of it and until when. */
export function AheadButton(props: {
  title: string;
  left: string;
  expiresOn: string | null;
  busy: boolean;
  onUse: () => void;
}) {
  const { t } = useTranslation('till');
  const { title, left, expiresOn } = props;
  return (
    <button type="button" className={payStyles.aheadItem} disabled={props.busy} onClick={props.onUse}>
      <IconDiscount2 size={16} stroke={1.6} aria-hidden />
      <span className={payStyles.aheadWords}>
        <strong>{title}</strong>
        <span>{expiresOn === null ? left : `${left} · ${t('aheadUntil', { date: formatDate(expiresOn) })}`}</span>
      </span>
      <span className={payStyles.aheadUse}>{t('aheadUse')}</span>
    </button>
  );
}
