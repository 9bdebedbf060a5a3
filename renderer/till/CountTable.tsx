import { TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import drawerStyles from './drawer.module.css';
import moneyStyles from './money.module.css';

/** Counts coins and notes, two columns side by side; Enter goes to the next field, the last one submits, Ctrl+Enter at once. */
export function CountTable({
  drawer,
  count,
  onChange,
}: {
  drawer: { currency: string; denominations: readonly number[] };
  count: Readonly<Record<string, number>>;
  onChange: (count: Record<string, number>) => void;
}) {
  const { t } = useTranslation('till');
  const money = (cents: number): string => formatMoney(cents, drawer.currency);
  const next = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      event.currentTarget.form?.requestSubmit();
      return;
    }
    const fields = [...(event.currentTarget.closest('[data-count]')?.querySelectorAll('input') ?? [])];
    const field = fields[fields.indexOf(event.currentTarget) + 1];
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  };
  return (
    <div
      className={drawerStyles.denominations}
      style={{ gridTemplateRows: `repeat(${Math.ceil(drawer.denominations.length / 2)}, auto)` }}
      data-count
    >
      {drawer.denominations.map((value, i) => {
        const pieces = count[String(value)];
        return (
          <label key={value} className={drawerStyles.denomination}>
            <span className="s-num">{money(value)}</span>
            <TextInput
              aria-label={t('pieces', { value: money(value) })}
              size="xs"
              inputMode="numeric"
              autoComplete="off"
              value={pieces === undefined ? '' : String(pieces)}
              placeholder="0"
              data-autofocus={i === 0 || undefined}
              onKeyDown={next}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => {
                const text = event.currentTarget.value.replace(/\D/g, '').slice(0, 5);
                const { [String(value)]: _, ...others } = count;
                onChange(text === '' ? others : { ...others, [String(value)]: Number(text) });
              }}
            />
            <span className={`s-num ${moneyStyles.facts}`}>{pieces ? money(value * pieces) : ''}</span>
          </label>
        );
      })}
    </div>
  );
}
