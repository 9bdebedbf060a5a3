import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OfferKind } from '../../../electron/catalog/offers/rules.ts';
import type { Cents } from '../../../electron/kernel/money.ts';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import styles from './offers.module.css';

/** What can be put into an offer, with its price one by one. */
export interface Choices {
  services: ReadonlyArray<{ id: string; name: string; pricing: string; priceCents: Cents }>;
  products: ReadonlyArray<{ id: string; name: string; unit: string; priceCents: Cents }>;
}

/** A row of the form; `thing` is "service:ID" or "product:ID". */
export interface ContentDraft {
  key: number;
  thing: string | null;
  quantity: number | null;
}

let lastKey = 0;
/** A key for a row that has no id yet. */
export function nextKey(): number {
  lastKey += 1;
  return lastKey;
}

/** What the offer holds: treatments with how many, products with how many units. */
export function ContentRows(props: {
  kind: OfferKind;
  choices: Choices;
  rows: readonly ContentDraft[];
  onChange: (rows: ContentDraft[]) => void;
}) {
  const { t } = useTranslation('catalog');
  const { kind, choices, rows, onChange } = props;
  const services = choices.services
    .filter((row) => row.pricing !== 'perUnit')
    .map((row) => ({ value: `service:${row.id}`, label: row.name }));
  const products = choices.products.map((row) => ({
    value: `product:${row.id}`,
    label: t('unitsOf', { name: row.name }),
  }));
  const data =
    kind === 'units'
      ? products
      : [
          { group: t('services'), items: services },
          { group: t('bankedUnits'), items: products },
        ];
  const set = (key: number, change: Partial<ContentDraft>): void =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <fieldset className={styles.rows}>
      <legend>{t(`holds_${kind}`)}</legend>
      {rows.map((row, i) => (
        <div className={styles.row} key={row.key}>
          <Select
            aria-label={t('contentWhat', { number: i + 1 })}
            placeholder={kind === 'units' ? t('chooseProduct') : t('chooseContent')}
            searchable
            data={data}
            value={row.thing}
            onChange={(thing) => set(row.key, { thing })}
          />
          <QuantityInput
            aria-label={t('contentMany', { number: i + 1 })}
            unit={choices.products.find((one) => `product:${one.id}` === row.thing)?.unit ?? '×'}
            min={1}
            value={row.quantity}
            onChange={(quantity) => set(row.key, { quantity })}
          />
          {kind === 'units' ? (
            <span />
          ) : (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('takeOut', { number: i + 1 })}
              onClick={() => onChange(rows.filter((one) => one.key !== row.key))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {kind === 'units' ? null : (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...rows, { key: nextKey(), thing: null, quantity: 1000 }])}
          >
            {t(kind === 'membership' ? 'addCredit' : 'addContent')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

export interface PriceDraft {
  key: number;
  serviceId: string | null;
  priceCents: Cents | null;
}

/** What members pay for a treatment instead of its price. */
export function PriceRows(props: {
  choices: Choices;
  currency: string;
  rows: readonly PriceDraft[];
  onChange: (rows: PriceDraft[]) => void;
}) {
  const { t } = useTranslation('catalog');
  const { choices, currency, rows, onChange } = props;
  const set = (key: number, change: Partial<PriceDraft>): void =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <fieldset className={styles.rows}>
      <legend>{t('memberPrices')}</legend>
      {rows.map((row, i) => (
        <div className={styles.row} key={row.key}>
          <Select
            aria-label={t('priceWhat', { number: i + 1 })}
            placeholder={t('chooseService')}
            searchable
            data={choices.services.map((one) => ({ value: one.id, label: one.name }))}
            value={row.serviceId}
            onChange={(serviceId) => set(row.key, { serviceId })}
          />
          <MoneyInput
            aria-label={t('priceMember', { number: i + 1 })}
            currency={currency}
            min={0}
            value={row.priceCents}
            onChange={(priceCents) => set(row.key, { priceCents })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t('takePriceOut', { number: i + 1 })}
            onClick={() => onChange(rows.filter((one) => one.key !== row.key))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...rows, { key: nextKey(), serviceId: null, priceCents: null }])}
        >
          {t('addMemberPrice')}
        </Button>
      </div>
    </fieldset>
  );
}
