import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { estimateAmounts } from '../../../electron/billing/estimates/rules.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useDesk } from '../../api/desk.ts';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import styles from './estimates.module.css';
import type { DraftLine } from './useEstimateDraft.ts';
import type { useOfferedItems } from './useOfferedItems.ts';

export interface LineEditorProps {
  line: DraftLine;
  offered: ReturnType<typeof useOfferedItems>;
  /** Just added: its choice is opened. */
  fresh: boolean;
  onChange: (line: DraftLine) => void;
  onRemove: () => void;
}

/** One line of a draft: what, how much, at which price. */
export function LineEditor({ line, offered, fresh, onChange, onRemove }: LineEditorProps) {
  const { t } = useTranslation('estimates');
  const { currency, may } = useDesk();
  const item = line.itemId === null ? undefined : offered.items.get(line.itemId);
  const listPriceCents = item?.listPriceCents ?? 0;
  const unitPriceCents = line.unitPriceCents ?? listPriceCents;
  const amounts =
    item && line.quantity !== null
      ? estimateAmounts({ quantity: line.quantity, listPriceCents, unitPriceCents }, offered.taxOf(item.taxClass))
      : null;
  const choose = (id: string | null): void => {
    const next = id === null ? undefined : offered.items.get(id);
    if (next)
      onChange({ ...line, itemId: next.id, kind: next.kind, quantity: next.usualQuantity, unitPriceCents: null });
  };
  return (
    <div className={styles.line} role="group" aria-label={item?.name ?? t('what')}>
      <Select
        aria-label={t('what')}
        placeholder={t('choose')}
        searchable
        selectFirstOptionOnChange
        autoFocus={fresh}
        data={offered.groups}
        value={line.itemId}
        nothingFoundMessage={t('nothingFound')}
        onChange={choose}
      />
      <QuantityInput
        aria-label={t('quantity')}
        unit={item?.unit ?? ''}
        value={line.quantity}
        min={item?.whole ? 1000 : 1}
        max={10_000_000}
        onChange={(quantity) => onChange({ ...line, quantity })}
      />
      <span className={`${styles.figure} s-num`}>{item ? formatMoney(listPriceCents, currency) : ''}</span>
      <MoneyInput
        aria-label={t('agreed')}
        currency={currency}
        value={item ? unitPriceCents : null}
        min={0}
        max={listPriceCents}
        readOnly={!item || !may('till.discount')}
        onChange={(price) =>
          onChange({ ...line, unitPriceCents: price === null || price >= listPriceCents ? null : price })
        }
      />
      <span className={`${styles.figure} s-num`}>{amounts ? formatMoney(amounts.goodsCents, currency) : ''}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t('removeLine', { name: item?.name ?? t('aLine') })}
        onClick={onRemove}
      >
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </div>
  );
}
