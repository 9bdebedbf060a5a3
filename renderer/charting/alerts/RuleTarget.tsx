import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type TargetKind, targetKinds } from '../../../electron/charting/alerts/rules.ts';
import { productKinds } from '../../../electron/inventory/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { Fields } from '../../ui/Fields.tsx';
import type { RulePartProps } from './RuleListens.tsx';

/** What a rule is against. */
export function RuleTarget({ fields, onChange }: RulePartProps) {
  const { t } = useTranslation('alerts');
  const trpc = useTRPC();
  const { may } = useDesk();
  const services = useQuery(trpc.catalog.services.queryOptions({})).data?.services ?? [];
  const products = useQuery(trpc.inventory.products.queryOptions({}, { enabled: may('stock.read') })).data?.products;
  const choices = {
    product: (products ?? []).map(({ id, name }) => ({ value: id, label: name })),
    productKind: productKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) })),
    service: services.map(({ id, name }) => ({ value: id, label: name })),
    category: [...new Set(services.map(({ category }) => category))].map((name) => ({ value: name, label: name })),
  };
  const { targetKind } = fields;
  return (
    <Fields columns={2}>
      <Select
        label={t('targetKind')}
        allowDeselect={false}
        data={targetKinds.map((value) => ({ value, label: t(`target_${value}`) }))}
        value={targetKind}
        onChange={(value) => onChange({ targetKind: (value ?? 'any') as TargetKind, target: '' })}
      />
      {targetKind === 'any' ? null : targetKind === 'words' ? (
        <TextInput
          label={t('targetWords')}
          maxLength={300}
          value={fields.target}
          onChange={(event) => onChange({ target: event.currentTarget.value })}
        />
      ) : (
        <Select
          label={t('target')}
          searchable
          allowDeselect={false}
          data={choices[targetKind]}
          value={fields.target === '' ? null : fields.target}
          onChange={(value) => onChange({ target: value ?? '' })}
        />
      )}
    </Fields>
  );
}
