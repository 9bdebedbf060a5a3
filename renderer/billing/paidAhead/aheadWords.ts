import type { TFunction } from 'i18next';
import type { StoredValue } from '../../../electron/billing/storedValues/schemas.ts';
import { formatQuantity } from '../../../electron/kernel/quantity.ts';
import type { Tone } from '../../ui/tokens.ts';

type Words = TFunction<'paidAhead'>;

/** How a stored value stands, in a tone and in words. */
export function stateOf(t: Words, value: Pick<StoredValue, 'state' | 'expired'>): { tone: Tone; text: string } {
  if (value.expired) return { tone: 'amber', text: t('ahead_expired') };
  const tones: Record<StoredValue['state'], Tone> = {
    active: 'green',
    frozen: 'blue',
    used: 'grey',
    expired: 'amber',
    void: 'grey',
  };
  return { tone: tones[value.state], text: t(`ahead_${value.state}`) };
}

/** "2 of 3" uses, "15 of 40 U". */
export function leftWords(
  t: Words,
  item: { remainingQuantity: number; issuedQuantity: number; unit: string | null },
): string {
  const left = formatQuantity(item.remainingQuantity);
  const all = formatQuantity(item.issuedQuantity);
  const unit = item.unit === null || item.unit === 'each' ? '' : ` ${item.unit}`;
  return t('leftOf', { left, all: `${all}${unit}` });
}

/** A signed quantity of a move: "-1", "+40 U". */
export function quantityWords(quantity: number, unit: string | null): string {
  if (quantity === 0) return '';
  const sign = quantity > 0 ? '+' : '';
  return `${sign}${formatQuantity(quantity)}${unit === null || unit === 'each' ? '' : ` ${unit}`}`;
}
