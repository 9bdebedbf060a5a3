import { Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** Asks whom to order from, and begins a draft. */
export function StartOrderDialog({ onClose, onStarted }: { onClose: () => void; onStarted: (id: string) => void }) {
  const { t } = useTranslation('purchasing');
  const trpc = useTRPC();
  const list = useQuery(trpc.inventory.suppliers.queryOptions({}));
  const places = useQuery(trpc.clinic.locations.queryOptions({}));
  const active = (list.data?.suppliers ?? []).filter((row) => row.active);
  const [wanted, setWanted] = useState<string | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const supplierId = wanted ?? (active.length === 1 ? (active[0]?.id ?? null) : null);
  const locationId = place ?? places.data?.locations[0]?.id ?? null;
  const start = useMutation(trpc.inventory.startOrder.mutationOptions({ onSuccess: ({ id }) => onStarted(id) }));
  return (
    <FormDialog
      title={t('newOrder')}
      submit={t('begin')}
      ready={supplierId !== null && locationId !== null}
      busy={start.isPending}
      problem={start.error ? sentenceOf(start.error) : null}
      onClose={onClose}
      onSubmit={() => supplierId !== null && locationId !== null && start.mutate({ supplierId, locationId, lines: [] })}
    >
      <Select
        label={t('chooseSupplier')}
        required
        searchable
        openOnFocus={false}
        data-autofocus
        value={supplierId}
        onChange={setWanted}
        data={active.map((row) => ({ value: row.id, label: row.name }))}
      />
      <Select
        label={t('deliverTo')}
        allowDeselect={false}
        value={locationId}
        onChange={setPlace}
        data={(places.data?.locations ?? []).map((row) => ({ value: row.id, label: row.name }))}
      />
    </FormDialog>
  );
}
