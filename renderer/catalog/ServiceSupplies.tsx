import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Service } from '../../electron/catalog/schemas.ts';
import type { Product } from '../../electron/inventory/schemas.ts';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import styles from './catalog.module.css';

/** A supply while it is being entered. */
export type SupplyDraft = { productId: string; quantity: number | null };

export function suppliesOf(service: Service | null): SupplyDraft[] {
  return (service?.supplies ?? []).map((row) => ({ ...row }));
}

/** What a service uses beside what is drawn: goods with their usual quantity. */
export function ServiceSupplies({
  value,
  products,
  onChange,
}: {
  value: readonly SupplyDraft[];
  products: readonly Product[];
  onChange: (value: SupplyDraft[]) => void;
}) {
  const { t } = useTranslation('catalog');
  const goods = products.filter((row) => !row.inContainers);
  const free = goods.filter((row) => row.active && !value.some((one) => one.productId === row.id));
  const change = (index: number, next: Partial<SupplyDraft>): void =>
    onChange(value.map((one, i) => (i === index ? { ...one, ...next } : one)));
  return (
    <fieldset className={styles.addOns}>
      <legend>{t('supplies')}</legend>
      {value.length === 0 ? <p className={styles.hint}>{t('suppliesHelp')}</p> : null}
      {value.map((one, index) => {
        const own = goods.find((row) => row.id === one.productId);
        const name = own?.name ?? '';
        return (
          <div key={one.productId} className={styles.addOn}>
            <Select
              aria-label={t('supply')}
              searchable
              allowDeselect={false}
              data={(own ? [own, ...free] : free).map((row) => ({ value: row.id, label: row.name }))}
              value={one.productId}
              onChange={(productId) => productId && change(index, { productId })}
            />
            <QuantityInput
              aria-label={t('supplyQuantity', { name })}
              unit={own && own.unit !== 'each' ? own.unit : t('pieces')}
              min={1}
              value={one.quantity}
              onChange={(quantity) => change(index, { quantity })}
            />
            <ActionIcon
              aria-label={t('removeSupply', { name })}
              onClick={() => onChange(value.filter((_, i) => i !== index))}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <div>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={free.length === 0}
          onClick={() => {
            const [next] = free;
            if (next) onChange([...value, { productId: next.id, quantity: 1000 }]);
          }}
        >
          {t('addSupply')}
        </Button>
      </div>
    </fieldset>
  );
}
