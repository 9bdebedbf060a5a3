import { Autocomplete, Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import { showDone } from '../ui/toasts.tsx';
import type { StockRow } from './OnHandTable.tsx';

const usual = ['broken', 'contaminated', 'expired', 'recalled'] as const;

/** Wastes or moves goods that are kept by lot, without containers. */
export function GoodsDialog({
  kind,
  row,
  onClose,
}: {
  kind: 'waste' | 'transfer';
  row: StockRow & { lot: NonNullable<StockRow['lot']> };
  onClose: () => void;
}) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const { product, lot } = row;
  const [quantity, setQuantity] = useState<number | null>(kind === 'waste' ? 1000 : lot.onHand);
  const [reason, setReason] = useState(lot.expired ? t('reason_expired') : lot.recalled ? t('reason_recalled') : '');
  const [place, setPlace] = useState<string | null>(null);
  const places = useQuery(trpc.clinic.locations.queryOptions({}));
  const { name, unit } = product;
  const done = (sentence: string) => () => {
    showDone(sentence);
    onClose();
  };
  const waste = useMutation(
    trpc.inventory.wasteGoods.mutationOptions({
      onSuccess: done(t('wasteDone', { amount: formatAmount(quantity ?? 0, unit), name })),
    }),
  );
  const placeName = places.data?.locations.find(({ id }) => id === place)?.name ?? '';
  const transfer = useMutation(
    trpc.inventory.transferGoods.mutationOptions({ onSuccess: done(t('transferDone', { name, place: placeName })) }),
  );
  const error = waste.error ?? transfer.error;
  const ready =
    quantity !== null &&
    quantity > 0 &&
    quantity <= lot.onHand &&
    (kind === 'waste' ? reason.trim() !== '' : place !== null);

  return (
    <Modal opened onClose={onClose} title={t(kind === 'waste' ? 'wasteTitle' : 'transferTitle', { name })} size={420}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          const { lotId, locationId } = lot;
          if (kind === 'waste') waste.mutate({ lotId, locationId, quantity, reason: reason.trim() });
          else if (place) transfer.mutate({ lotId, fromLocationId: locationId, toLocationId: place, quantity });
        }}
      >
        <Stack gap="md">
          <QuantityInput
            label={t('howMuch')}
            unit={unit === 'each' ? '' : unit}
            min={1}
            max={lot.onHand}
            value={quantity}
            onChange={setQuantity}
            required
            data-autofocus
          />
          {kind === 'waste' ? (
            <Autocomplete
              label={t('reason')}
              placeholder={t('reasonOther')}
              data={usual.map((key) => t(`reason_${key}`))}
              value={reason}
              onChange={setReason}
              maxLength={200}
              required
            />
          ) : (
            <Select
              label={t('to')}
              required
              value={place}
              onChange={setPlace}
              data={(places.data?.locations ?? [])
                .filter(({ id }) => id !== lot.locationId)
                .map(({ id, name: label }) => ({ value: id, label }))}
            />
          )}
          {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              color={kind === 'waste' ? 'red' : 'plum'}
              loading={waste.isPending || transfer.isPending}
              disabled={!ready}
            >
              {t(kind)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
