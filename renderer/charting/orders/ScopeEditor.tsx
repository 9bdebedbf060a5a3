import { ActionIcon, Button, Select, TagsInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { areaNames } from '../../../electron/charting/views/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import styles from './orders.module.css';
import { newScope, type ScopeDraft } from './scope.ts';

/** What may be done under an exam or a standing order: line by line, with areas and the most in a visit. */
export function ScopeEditor({ value, onChange }: { value: ScopeDraft[]; onChange: (value: ScopeDraft[]) => void }) {
  const { t } = useTranslation('orders');
  const trpc = useTRPC();
  const { may } = useDesk();
  const services = useQuery(trpc.catalog.services.queryOptions({})).data?.services ?? [];
  const products =
    useQuery(trpc.inventory.products.queryOptions({}, { enabled: may('stock.read') })).data?.products ?? [];
  const active = services.filter((service) => service.active);
  const choices = [
    {
      group: t('group_service'),
      items: active.map(({ id, name }) => ({ value: `service:${id}`, label: name })),
    },
    {
      group: t('group_category'),
      items: [...new Set(active.map(({ category }) => category))].map((name) => ({
        value: `category:${name}`,
        label: name,
      })),
    },
    {
      group: t('group_product'),
      items: products
        .filter(({ inContainers }) => inContainers)
        .map(({ id, name }) => ({ value: `product:${id}`, label: name })),
    },
  ];
  const unitOf = (what: string | null): string | null => {
    const id = what?.slice(what.indexOf(':') + 1);
    const productId = services.find((service) => service.id === id)?.productId ?? id;
    return products.find((product) => product.id === productId)?.unit ?? null;
  };
  const set = (at: number, change: Partial<ScopeDraft>): void =>
    onChange(value.map((row, index) => (index === at ? { ...row, ...change } : row)));
  return (
    <fieldset className={styles.scope}>
      <legend>{t('scope')}</legend>
      <p className={styles.quiet}>{t('scopeHelp')}</p>
      <div className={styles.scopeHead} aria-hidden>
        <span>{t('what')}</span>
        <span>{t('areas')}</span>
        <span>{t('most')}</span>
      </div>
      {value.map((row, at) => {
        const unit = unitOf(row.what);
        return (
          <div key={row.key} className={styles.scopeRow}>
            <Select
              aria-label={t('scopeWhat', { index: at + 1 })}
              placeholder={t('whatHint')}
              searchable
              data={choices}
              value={row.what}
              onChange={(what) => set(at, { what, ...(unitOf(what) === null ? { most: null } : {}) })}
            />
            <TagsInput
              aria-label={t('scopeAreas', { index: at + 1 })}
              placeholder={row.areas.length === 0 ? t('areasHint') : ''}
              data={[...areaNames]}
              maxTags={30}
              value={row.areas}
              onChange={(areas) => set(at, { areas })}
            />
            <QuantityInput
              aria-label={t('scopeMost', { index: at + 1 })}
              placeholder={t('mostHint')}
              unit={unit ?? ''}
              min={1}
              disabled={unit === null}
              value={row.most}
              onChange={(most) => set(at, { most })}
            />
            <ActionIcon
              variant="subtle"
              size={34}
              aria-label={t('removeScope', { index: at + 1 })}
              disabled={value.length === 1}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <Button
        mt={8}
        size="xs"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...value, newScope(Math.max(0, ...value.map(({ key }) => key)) + 1)])}
      >
        {t('addScope')}
      </Button>
    </fieldset>
  );
}
