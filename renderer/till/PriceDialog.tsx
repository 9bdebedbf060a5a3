import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import type { CartLine } from './cartLine.ts';
import { type SaleDialogProps, SaleForm } from './SaleForm.tsx';

/** Another price for a line, with the reason; the list price stays beside it. */
export function PriceDialog({ line, cart, handle, onClose }: SaleDialogProps & { line: CartLine }) {
  const { t } = useTranslation('till');
  const [cents, setCents] = useState<number | null>(line.unitPriceCents);
  const [reason, setReason] = useState(line.priceReason ?? '');
  const list = line.listPriceCents ?? line.unitPriceCents;
  const save = async (unitPriceCents: number | null): Promise<void> => {
    const why = unitPriceCents === null ? {} : { reason: reason.trim() };
    if (await handle.edit((till, at) => till.setPrice.mutate({ ...at, lineId: line.id, unitPriceCents, ...why })))
      onClose();
  };
  const back =
    line.listPriceCents === null ? undefined : (
      <Button variant="subtle" color="red" onClick={() => void save(null)}>
        {t('priceBack')}
      </Button>
    );
  const ready = cents !== null && cents !== list && reason.trim().length >= 3;
  const text = t('priceText', { price: formatMoney(list, cart.currency) });
  const frame = { handle, onClose, text, title: t('priceOf', { name: line.description }), submit: t('save') };
  return (
    <SaleForm {...frame} aside={back} ready={ready} onSubmit={() => void save(cents)}>
      <MoneyInput
        label={t('priceNew')}
        currency={cart.currency}
        min={0}
        value={cents}
        onChange={setCents}
        data-autofocus
      />
      <TextInput
        label={t('reason')}
        description={t('reasonHint')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </SaleForm>
  );
}
