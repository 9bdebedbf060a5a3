import { Autocomplete, Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useTRPCClient } from '../api/client.ts';
import { Witness } from '../inventory/waste/Witness.tsx';
import { useSeen } from '../staff/useSeen.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import { showDone } from '../ui/toasts.tsx';
import type { ChartLine } from './useChart.ts';

/** Takes part of what was drawn off this visit: wasted, or never out of the container. */
export function DrawnBackDialog({
  how,
  line,
  draw,
  onClose,
}: {
  how: 'waste' | 'return';
  line: ChartLine;
  draw: ChartLine['draws'][number];
  onClose: () => void;
}) {
  const { t } = useTranslation('charting');
  const client = useTRPCClient();
  const unit = line.unit ?? 'each';
  const over = Math.min(draw.quantity, Math.max(0, line.drawn - line.charted));
  const [quantity, setQuantity] = useState<number | null>(line.charted > 0 && over > 0 ? over : draw.quantity);
  const [reason, setReason] = useState<string>(t(how === 'waste' ? 'residue' : 'mistake'));
  const done = (): void => {
    showDone(t(how === 'waste' ? 'wasteDone' : 'returnDone', { amount: formatAmount(quantity ?? 0, unit) }));
    onClose();
  };
  const act = useSeen(how === 'waste' ? client.charting.wasteDrawn.mutate : client.charting.returnDrawn.mutate, done);
  const ready = quantity !== null && quantity > 0 && quantity <= draw.quantity && reason.trim().length >= 3;
  return (
    <Modal opened onClose={onClose} title={t(how === 'waste' ? 'wasteTitle' : 'returnTitle')} size={420}>
      {act.asked ? (
        <Witness seen={act} />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (ready)
              act.run({
                serviceLineId: line.serviceLineId,
                containerId: draw.containerId,
                quantity,
                reason: reason.trim(),
              });
          }}
        >
          <Stack gap="md">
            <p style={{ margin: 0 }}>{t(how === 'waste' ? 'wasteText' : 'returnText')}</p>
            <QuantityInput
              label={t('quantity')}
              unit={unit}
              min={1}
              max={draw.quantity}
              value={quantity}
              onChange={setQuantity}
              required
              data-autofocus
            />
            <Autocomplete
              label={t('reason')}
              data={[t('residue'), t('mistake')]}
              value={reason}
              onChange={setReason}
              maxLength={300}
              required
            />
            {act.problem === null ? null : <ErrorNotice sentence={act.problem} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={act.busy} disabled={!ready}>
                {t(how === 'waste' ? 'waste' : 'putBack')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
