import { Button, NumberInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderLine, OrderSheet } from '../../../electron/inventory/orders/schemas.ts';
import type { Product } from '../../../electron/inventory/schemas.ts';
import type { SoldProduct } from '../../../electron/inventory/suppliers/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { Fields } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { contentOf } from './orderLook.ts';
import styles from './orders.module.css';

/** A product to order, the line it has already, and how the supplier sells it. */
export interface LineTarget {
  product: Product;
  line: OrderLine | null;
  sold: SoldProduct | null;
}

/** How many packages of a product, and at what cost each. */
export function LineDialog({ sheet, target, onClose }: { sheet: OrderSheet; target: LineTarget; onClose: () => void }) {
  const { t } = useTranslation('purchasing');
  const { currency } = useDesk();
  const { product, line, sold } = target;
  const pack = sold?.pack ?? 1;
  const [packages, setPackages] = useState<number | string>(line?.packages ?? pack);
  const [costCents, setCost] = useState<number | null>(line?.costCents ?? sold?.costCents ?? null);
  const save = useMutation(useTRPC().inventory.saveOrder.mutationOptions({ onSuccess: onClose }));
  const many = Number(packages);
  const put = (lines: Array<{ productId: string; packages: number; costCents: number }>): void =>
    save.mutate(contentOf(sheet, { lines }));
  const submit = (): void => {
    if (costCents === null) return;
    const next = { productId: product.id, packages: many, costCents };
    put(line ? sheet.lines.map((row) => (row.id === line.id ? next : row)) : [...sheet.lines, next]);
  };
  const lower = Math.floor(many / pack) * pack;
  return (
    <FormDialog
      title={t('lineTitle', { name: product.name })}
      text={[
        t('packHelp', { count: pack, size: formatAmount(product.packageSize, product.unit) }),
        sold ? '' : t('notSold'),
      ]
        .filter(Boolean)
        .join('. ')}
      submit={t('save')}
      ready={many > 0 && costCents !== null}
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onSubmit={submit}
      onClose={onClose}
      aside={
        line ? (
          <Button variant="subtle" color="red" onClick={() => put(sheet.lines.filter((row) => row.id !== line.id))}>
            {t('removeLine')}
          </Button>
        ) : null
      }
    >
      <Fields columns={2}>
        <NumberInput
          label={t('packages')}
          required
          data-autofocus
          min={1}
          max={100_000}
          step={pack}
          allowDecimal={false}
          value={packages}
          onChange={setPackages}
        />
        <MoneyInput label={t('each')} required min={0} currency={currency} value={costCents} onChange={setCost} />
      </Fields>
      {many > 0 && many % pack !== 0 ? (
        <p className={styles.warn} role="status" style={{ margin: 0 }}>
          {lower === 0 ? t('lessThanPack', { pack }) : t('notPack', { pack, lower, upper: lower + pack })}
        </p>
      ) : null}
    </FormDialog>
  );
}
