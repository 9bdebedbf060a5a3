import { Select, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderSheet } from '../../../electron/inventory/orders/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { contentOf } from './orderLook.ts';

/** Where a draft's delivery goes, when it is expected, and what the supplier is told. */
export function DetailsDialog({ sheet, onClose }: { sheet: OrderSheet; onClose: () => void }) {
  const { t } = useTranslation('purchasing');
  const trpc = useTRPC();
  const [locationId, setPlace] = useState(sheet.order.locationId);
  const [expectedOn, setExpected] = useState<string | null>(sheet.order.expectedOn);
  const [note, setNote] = useState(sheet.order.note);
  const places = useQuery(trpc.clinic.locations.queryOptions({}));
  const save = useMutation(trpc.inventory.saveOrder.mutationOptions({ onSuccess: onClose }));
  return (
    <FormDialog
      title={t('detailsTitle')}
      submit={t('save')}
      ready
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onSubmit={() => save.mutate(contentOf(sheet, { locationId, expectedOn, note }))}
      onClose={onClose}
    >
      <DateField label={t('expected')} clearable data-autofocus value={expectedOn} onChange={setExpected} />
      <Select
        label={t('deliverTo')}
        allowDeselect={false}
        value={locationId}
        onChange={(value) => value && setPlace(value)}
        data={(places.data?.locations ?? []).map((row) => ({ value: row.id, label: row.name }))}
      />
      <Textarea
        label={t('note')}
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
