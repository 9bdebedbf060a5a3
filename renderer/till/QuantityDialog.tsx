import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../electron/kernel/quantity.ts';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import { amountText, type CartLine } from './cartLine.ts';
import type { CartHandle } from './useCart.ts';

/** Bills another quantity of a treatment than was charted; the check then asks for a reason. */
export function QuantityDialog({
  line,
  cart,
  handle,
  onClose,
}: {
  line: CartLine;
  cart: CartOutput;
  handle: CartHandle;
  onClose: () => void;
}) {
  const { t } = useTranslation('till');
  const [quantity, setQuantity] = useState<number | null>(line.quantity);
  const charted = cart.check?.lines.find((row) => row.serviceLineId === line.serviceLineId)?.charted ?? null;
  const unit = line.pricing === 'perUnit' ? line.unit : '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('quantityTitle')}
      size={420}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (quantity === null || quantity <= 0) return;
          void handle
            .edit((till, at) => till.setQuantity.mutate({ ...at, lineId: line.id, quantity }))
            .then((saved) => saved && onClose());
        }}
      >
        <Stack gap="md">
          <Text size="sm">
            {t('quantityText', {
              charted:
                line.pricing === 'perUnit' && charted !== null
                  ? `${formatQuantity(charted)} ${unit}`
                  : amountText(line, (count) => t('area', { count })),
            })}
          </Text>
          <QuantityInput
            label={t('quantityOf')}
            unit={unit}
            min={1}
            value={quantity}
            onChange={setQuantity}
            required
            data-autofocus
          />
          {handle.problem ? <ErrorNotice sentence={handle.problem} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={handle.busy} disabled={quantity === null || quantity <= 0}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
