import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../electron/kernel/quantity.ts';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import { amountText, type CartLine } from './cartLine.ts';
import { type SaleDialogProps, SaleForm } from './SaleForm.tsx';

/** Bills another quantity of a treatment than was charted; the check then asks for a reason. */
export function QuantityDialog({ line, cart, handle, onClose }: SaleDialogProps & { line: CartLine }) {
  const { t } = useTranslation('till');
  const [quantity, setQuantity] = useState<number | null>(line.quantity);
  const row = cart.check?.lines.find(({ serviceLineId }) => serviceLineId === line.serviceLineId);
  const unit = line.pricing === 'perUnit' ? line.unit : '';
  const charted =
    line.pricing === 'perUnit' && row !== undefined && row.charted !== null
      ? `${formatQuantity(row.charted)} ${unit}`
      : amountText(line, (count) => t('area', { count }));
  const save = async (): Promise<void> => {
    if (quantity === null) return;
    if (await handle.edit((till, at) => till.setQuantity.mutate({ ...at, lineId: line.id, quantity }))) onClose();
  };
  const frame = { handle, onClose, title: t('quantityTitle'), text: t('quantityText', { charted }), submit: t('save') };
  return (
    <SaleForm {...frame} ready={quantity !== null && quantity > 0} onSubmit={() => void save()}>
      <QuantityInput
        label={t('quantityOf')}
        unit={unit}
        min={1}
        value={quantity}
        onChange={setQuantity}
        required
        data-autofocus
      />
    </SaleForm>
  );
}
