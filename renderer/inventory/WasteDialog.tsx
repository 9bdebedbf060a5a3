import { Autocomplete, Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Standing } from '../../electron/inventory/rules.ts';
import type { Container } from '../../electron/inventory/schemas.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useTRPC, useTRPCClient } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { useSeen } from '../staff/useSeen.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import { showDone, showProblem, showUndo } from '../ui/toasts.tsx';
import { Witness } from './waste/Witness.tsx';

const usual = [
  'residue',
  'broken',
  'contaminated',
  'endOfDay',
  'beyondUse',
  'expired',
  'training',
  'recalled',
] as const;

/** Wastes part or all of what is left, with a reason; offers Undo. */
export function WasteDialog({
  container,
  standing,
  onClose,
}: {
  container: Container;
  standing: Standing;
  onClose: () => void;
}) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { productName: name, unit, remaining } = container;
  const because = { pastBeyondUse: 'beyondUse', expired: 'expired', recalled: 'recalled' } as const;
  const [quantity, setQuantity] = useState<number | null>(remaining);
  const [reason, setReason] = useState(
    standing === 'pastBeyondUse' || standing === 'expired' || standing === 'recalled'
      ? t(`reason_${because[standing]}`)
      : '',
  );
  const undo = useMutation(trpc.inventory.undoWaste.mutationOptions());
  const seen = useSeen(
    client.inventory.waste.mutate,
    ({ moveId }, { quantity: wasted }: { containerId: string; quantity: number; reason: string }) => {
      const amount = formatAmount(wasted, unit);
      showUndo(t('wasteDone', { amount, name }), async () => {
        try {
          await undo.mutateAsync({ moveId });
          showDone(t('wasteUndone', { amount }));
        } catch (error) {
          showProblem(sentenceOf(error));
        }
      });
      onClose();
    },
  );
  const ready = quantity !== null && quantity > 0 && quantity <= remaining && reason.trim() !== '';

  return (
    <Modal opened onClose={onClose} title={t('wasteTitle', { name })} size={420}>
      {seen.asked ? (
        <Witness seen={seen} />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) seen.run({ containerId: container.id, quantity, reason: reason.trim() });
          }}
        >
          <Stack gap="md">
            <QuantityInput
              label={t('howMuch')}
              description={t('leftOf', {
                left: formatAmount(remaining, unit),
                whole: formatAmount(container.labelled, unit),
              })}
              unit={unit}
              min={1}
              max={remaining}
              value={quantity}
              onChange={setQuantity}
              required
              data-autofocus
            />
            <Autocomplete
              label={t('reason')}
              placeholder={t('reasonOther')}
              data={usual.map((key) => t(`reason_${key}`))}
              value={reason}
              onChange={setReason}
              maxLength={200}
              required
            />
            {seen.problem === null ? null : <ErrorNotice sentence={seen.problem} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" color="red" loading={seen.busy} disabled={!ready}>
                {quantity === remaining ? t('discardRest') : t('waste')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
