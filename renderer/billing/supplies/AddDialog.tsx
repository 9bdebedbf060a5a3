import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitSupplies } from '../../../electron/billing/supplies/schemas.ts';
import type { Product } from '../../../electron/inventory/schemas.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import type { Supplies } from './useSupplies.ts';

export interface AddDialogProps {
  supplies: Supplies;
  lines: VisitSupplies['lines'];
  products: readonly Product[];
  /** What was scanned. */
  productId: string | null;
  onClose: () => void;
}

/** A supply that the service does not list: taken at once, first expiry first out. */
export function AddDialog({ supplies, lines, products, productId: scanned, onClose }: AddDialogProps) {
  const { t } = useTranslation('supplies');
  const [lineId, setLine] = useState(lines[0]?.serviceLineId ?? '');
  const [productId, setProduct] = useState(scanned);
  const [quantity, setQuantity] = useState<number | null>(1000);
  const [problem, setProblem] = useState<string | null>(null);
  const taken = lines.find((row) => row.serviceLineId === lineId)?.supplies ?? [];
  const product = products.find((row) => row.id === productId);
  return (
    <FormDialog
      title={t('addTitle')}
      submit={t('takeFromStock')}
      ready={product !== undefined && quantity !== null && quantity > 0}
      busy={supplies.busy}
      problem={problem}
      onSubmit={() => {
        if (!product) return;
        const supply = { productId: product.id, name: product.name, unit: product.unit, version: 0 };
        void supplies.use({ serviceLineId: lineId, supply }, quantity ?? 0, null, (refused) =>
          refused === null ? onClose() : setProblem(refused),
        );
      }}
      onClose={onClose}
    >
      {lines.length > 1 ? (
        <Select
          label={t('forService')}
          allowDeselect={false}
          data={lines.map((row) => ({ value: row.serviceLineId, label: row.serviceName }))}
          value={lineId}
          onChange={(value) => setLine(value ?? lineId)}
        />
      ) : null}
      <Select
        label={t('product')}
        searchable
        data={products
          .filter((row) => !taken.some((one) => one.productId === row.id))
          .map((row) => ({ value: row.id, label: row.name }))}
        value={productId}
        onChange={setProduct}
        required
        data-autofocus
      />
      <QuantityInput
        label={t('quantity')}
        unit={product && product.unit !== 'each' ? product.unit : t('pieces')}
        min={1}
        value={quantity}
        onChange={setQuantity}
        required
      />
    </FormDialog>
  );
}
