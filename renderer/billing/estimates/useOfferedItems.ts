import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { billedUnit, type ClassTax } from '../../../electron/billing/rules.ts';
import type { TaxClass } from '../../../electron/catalog/rules.ts';
import { useTRPC } from '../../api/client.ts';

/** A service or product that can stand on an estimate. */
export interface OfferedItem {
  id: string;
  kind: 'service' | 'retail';
  name: string;
  listPriceCents: number;
  unit: string;
  taxClass: TaxClass;
  /** What one usually takes, in thousandths. */
  usualQuantity: number;
  /** Only whole pieces can be sold. */
  whole: boolean;
}

const untaxed: ClassTax = { taxRate: 0, taxIncluded: false, taxName: '' };

/** What the clinic offers today, by id and in groups for a list, and how each class is taxed. */
export function useOfferedItems() {
  const { t } = useTranslation('estimates');
  const trpc = useTRPC();
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const products = useQuery(trpc.inventory.products.queryOptions({}));
  const rates = useQuery(trpc.billing.taxRates.queryOptions({}));
  return useMemo(() => {
    const items = new Map<string, OfferedItem>();
    const units = new Map(products.data?.products.map(({ id, unit }) => [id, unit]));
    for (const row of services.data?.services ?? [])
      if (row.active)
        items.set(row.id, {
          id: row.id,
          kind: 'service',
          name: row.name,
          listPriceCents: row.priceCents,
          unit: billedUnit(row.pricing, row.productId === null ? null : (units.get(row.productId) ?? null)),
          taxClass: row.taxClass,
          usualQuantity: row.pricing === 'flat' ? 1000 : row.estimatedQuantity,
          whole: row.pricing === 'flat',
        });
    for (const row of products.data?.products ?? [])
      if (row.active && row.retailPriceCents !== null)
        items.set(row.id, {
          id: row.id,
          kind: 'retail',
          name: row.name,
          listPriceCents: row.retailPriceCents,
          unit: '',
          taxClass: row.taxClass,
          usualQuantity: 1000,
          whole: true,
        });
    const group = (kind: OfferedItem['kind'], name: string) => ({
      group: name,
      items: [...items.values()]
        .filter((row) => row.kind === kind)
        .map(({ id, name: label }) => ({ value: id, label })),
    });
    const taxes = new Map(
      rates.data?.taxRates.map((row) => [
        row.taxClass,
        { taxRate: row.rate, taxIncluded: row.inclusive, taxName: row.name },
      ]),
    );
    return {
      items,
      groups: [group('service', t('services')), group('retail', t('goods'))].filter((row) => row.items.length > 0),
      taxOf: (taxClass: TaxClass): ClassTax => taxes.get(taxClass) ?? untaxed,
    };
  }, [services.data, products.data, rates.data, t]);
}
