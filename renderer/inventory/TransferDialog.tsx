import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../electron/inventory/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { showProblem, showUndo } from '../ui/toasts.tsx';

/** Carries a container to another place; offers Undo. */
export function TransferDialog({ container, onClose }: { container: Container; onClose: () => void }) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const { productName: name, locationId: from } = container;
  const [locationId, setLocation] = useState<string | null>(null);
  const places = useQuery(trpc.clinic.locations.queryOptions({}));
  const back = useMutation(
    trpc.inventory.transfer.mutationOptions({ onError: (error) => showProblem(sentenceOf(error)) }),
  );
  const transfer = useMutation(
    trpc.inventory.transfer.mutationOptions({
      onSuccess: ({ container: moved }) => {
        showUndo(t('transferDone', { name, place: moved.locationName }), () =>
          back.mutate({ containerId: moved.id, locationId: from, expectedVersion: moved.version }),
        );
        onClose();
      },
    }),
  );

  return (
    <Modal opened onClose={onClose} title={t('transferTitle', { name })} size={400}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (locationId)
            transfer.mutate({ containerId: container.id, locationId, expectedVersion: container.version });
        }}
      >
        <Stack gap="md">
          <Select
            label={t('to')}
            required
            data-autofocus
            value={locationId}
            onChange={setLocation}
            data={(places.data?.locations ?? [])
              .filter((place) => place.id !== from)
              .map((place) => ({ value: place.id, label: place.name }))}
          />
          {transfer.error ? <ErrorNotice sentence={sentenceOf(transfer.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={transfer.isPending} disabled={locationId === null}>
              {t('transfer')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
