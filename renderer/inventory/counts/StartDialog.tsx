import { SegmentedControl, Select, Stack, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { abcClasses } from '../../../electron/inventory/counts/rules.ts';
import { productKinds } from '../../../electron/inventory/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

const ways = ['place', 'product', 'category', 'class'] as const;
type Way = (typeof ways)[number];
const fieldOf = { place: 'locationId', product: 'productId', category: 'productKind', class: 'abcClass' } as const;

/** Asks what is to be counted, and begins. */
export function StartDialog({ onClose, onStarted }: { onClose: () => void; onStarted: (id: string) => void }) {
  const { t } = useTranslation('counts');
  const trpc = useTRPC();
  const [scope, setScope] = useState<'full' | 'cycle'>('full');
  const [way, setWay] = useState<Way>('place');
  const [chosen, setChosen] = useState<string | null>(null);
  const [blind, setBlind] = useState(false);
  const places = useQuery(trpc.clinic.locations.queryOptions({}));
  const products = useQuery(trpc.inventory.products.queryOptions({}));
  const start = useMutation(trpc.inventory.startCount.mutationOptions({ onSuccess: ({ id }) => onStarted(id) }));
  const choices: Record<Way, Array<{ value: string; label: string }>> = {
    place: (places.data?.locations ?? []).map(({ id, name }) => ({ value: id, label: name })),
    product: (products.data?.products ?? []).map(({ id, name }) => ({ value: id, label: name })),
    category: productKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) })),
    class: abcClasses.map((name) => ({ value: name, label: t(`class_${name}`) })),
  };
  return (
    <FormDialog
      title={t('startTitle')}
      submit={t('start')}
      submitFocused
      ready={scope === 'full' || chosen !== null}
      busy={start.isPending}
      problem={start.error ? sentenceOf(start.error) : null}
      onClose={onClose}
      onSubmit={() => start.mutate({ kind: scope, blind, ...(scope === 'cycle' ? { [fieldOf[way]]: chosen } : {}) })}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('scope')}
        value={scope}
        onChange={setScope}
        data={(['full', 'cycle'] as const).map((value) => ({ value, label: t(`scope_${value}`) }))}
      />
      {scope === 'cycle' ? (
        <Stack gap="xs">
          <SegmentedControl
            fullWidth
            aria-label={t('partBy')}
            value={way}
            onChange={(next) => {
              setWay(next);
              setChosen(null);
            }}
            data={ways.map((value) => ({ value, label: t(`by_${value}`) }))}
          />
          <Select
            key={way}
            label={t(`by_${way}`)}
            required
            searchable={way === 'product'}
            openOnFocus={false}
            value={chosen}
            onChange={setChosen}
            data={choices[way]}
          />
        </Stack>
      ) : null}
      <Switch label={t('blindSwitch')} checked={blind} onChange={(event) => setBlind(event.currentTarget.checked)} />
    </FormDialog>
  );
}
