import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Supply } from '../../../electron/billing/supplies/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useDesk } from '../../api/desk.ts';
import { useScan } from '../../api/scan.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { formatDate } from '../../ui/format.ts';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import { readGoods } from './readGoods.ts';
import type { Supplies } from './useSupplies.ts';

export interface UseDialogProps {
  supplies: Supplies;
  serviceLineId: string;
  supply: Supply;
  /** The trade item number of the supply: its lot may be scanned. */
  gtin: string | null;
  /** The lot that was scanned. */
  lot: string | null;
  onClose: () => void;
}

/** Another quantity or lot than the usual one; the lot may be scanned. */
export function UseDialog({ supplies, serviceLineId, supply, gtin, lot, onClose }: UseDialogProps) {
  const { t } = useTranslation('supplies');
  const { zone } = useDesk();
  const { name, unit, offered } = supply;
  const numbered = (number: string | null) => offered.find((row) => row.number === number);
  const unknown = (number: string): string => t('wrongLot', { lot: number });
  const [quantity, setQuantity] = useState<number | null>(supply.expected || 1000);
  const [lotId, setLot] = useState<string | null>(numbered(lot)?.lotId ?? null);
  const [problem, setProblem] = useState<string | null>(lot !== null && !numbered(lot) ? unknown(lot) : null);
  useScan(
    ({ raw }) => {
      const scanned = readGoods(raw, zone);
      if (scanned === null) return false;
      if (scanned.gtin !== gtin) setProblem(t('otherProduct'));
      else if (scanned.lot !== null) {
        const found = numbered(scanned.lot);
        setProblem(found ? null : unknown(scanned.lot));
        if (found) setLot(found.lotId);
      }
      return true;
    },
    true,
    'dialog',
  );
  const chosen = offered.filter((row) => lotId === null || row.lotId === lotId);
  const most = chosen.reduce((sum, row) => sum + row.onHand, 0);
  return (
    <FormDialog
      title={t('useOf', { name })}
      submit={t('takeFromStock')}
      ready={quantity !== null && quantity > 0}
      busy={supplies.busy}
      problem={problem}
      onSubmit={() =>
        void supplies.use({ serviceLineId, supply }, quantity ?? 0, lotId, (refused) =>
          refused === null ? onClose() : setProblem(refused),
        )
      }
      onClose={onClose}
    >
      <QuantityInput
        label={t('quantity')}
        unit={unit === 'each' ? t('pieces') : unit}
        min={1}
        max={most}
        value={quantity}
        onChange={setQuantity}
        required
        data-autofocus
      />
      <Select
        label={t('lot')}
        allowDeselect={false}
        data={[
          { value: '', label: t('firstToExpire') },
          ...offered.map((row) => ({
            value: row.lotId,
            label: t('lotChoice', {
              lot: row.number,
              date: formatDate(row.expiresOn),
              onHand: formatAmount(row.onHand, unit),
            }),
          })),
        ]}
        value={lotId ?? ''}
        onChange={(value) => {
          setProblem(null);
          setLot(value === '' ? null : value);
        }}
      />
    </FormDialog>
  );
}
