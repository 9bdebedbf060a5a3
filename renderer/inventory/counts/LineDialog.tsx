import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountLine, Uncounted } from '../../../electron/inventory/counts/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPCClient } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import { ReasonField } from './ReasonDialog.tsx';

/** One line of a count that is checked: count it again, say why it differs. */
export function LineDialog({
  countId,
  line,
  onClose,
}: {
  countId: string;
  line: CountLine | Uncounted;
  onClose: () => void;
}) {
  const { t } = useTranslation('counts');
  const client = useTRPCClient();
  const before = 'counted' in line ? line.counted : null;
  const [counted, setCounted] = useState<number | null>(before);
  const [reason, setReason] = useState(('reason' in line && line.reason) || '');
  const differs = counted !== null && counted !== line.expected;
  const save = useMutation({
    mutationFn: async (amount: number) => {
      const { containerId, lotId, locationId } = line;
      const what = containerId === null ? { lotId } : { containerId };
      // a line that only gets its reason keeps the moment it was counted
      const saved =
        amount === before && 'id' in line
          ? { lineId: line.id, counted: amount, expected: line.expected }
          : await client.inventory.countLine.mutate({ countId, ...what, locationId, counted: amount });
      if (saved.counted !== saved.expected && reason.trim() !== '')
        await client.inventory.giveReason.mutate({ countId, lineIds: [saved.lineId], reason: reason.trim() });
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t('lineTitle', { name: line.productName, lot: line.lotNumber })}
      submit={t('saveReason')}
      ready={counted !== null}
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onSubmit={() => counted !== null && save.mutate(counted)}
      onClose={onClose}
    >
      <QuantityInput
        label={t('howMuch')}
        description={line.expected === null ? undefined : `${t('should')}: ${formatAmount(line.expected, line.unit)}`}
        unit={line.unit === 'each' ? '' : line.unit}
        min={0}
        value={counted}
        onChange={setCounted}
        data-autofocus
      />
      {differs ? <ReasonField value={reason} onChange={setReason} /> : null}
    </FormDialog>
  );
}
