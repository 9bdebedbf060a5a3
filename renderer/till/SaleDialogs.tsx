import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { PatientPicker, type PickedPatient } from '../patients/PatientPicker.tsx';
import { formatInstant } from '../ui/format.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { type SaleDialogProps, SaleForm } from './SaleForm.tsx';

export function ParkDialog({ cart, handle, onClose, onParked }: SaleDialogProps & { onParked: () => void }) {
  const { t } = useTranslation('till');
  const [label, setLabel] = useState(cart.label ?? cart.patient?.name ?? '');
  const park = async (): Promise<void> => {
    if (await handle.edit((till, at) => till.park.mutate({ ...at, label: label.trim() }))) onParked();
  };
  const frame = { handle, onClose, title: t('park'), text: t('parkText'), submit: t('parkSave') };
  return (
    <SaleForm {...frame} ready={label.trim() !== ''} onSubmit={() => void park()}>
      <TextInput
        label={t('parkLabel')}
        value={label}
        maxLength={60}
        data-autofocus
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
    </SaleForm>
  );
}

export function PromoDialog({ cart, handle, onClose }: SaleDialogProps) {
  const { t } = useTranslation('till');
  const [code, setCode] = useState(cart.promo?.code ?? '');
  const save = async (next: string | null): Promise<void> => {
    if (await handle.edit((till, at) => till.setPromo.mutate({ ...at, code: next }))) onClose();
  };
  const off = cart.promo ? (
    <Button variant="subtle" color="red" onClick={() => void save(null)}>
      {t('promoOff')}
    </Button>
  ) : undefined;
  const frame = { handle, onClose, title: t('promo'), text: t('promoText'), submit: t('promoUse') };
  return (
    <SaleForm {...frame} aside={off} ready={code.trim() !== ''} onSubmit={() => void save(code.trim())}>
      <TextInput
        label={t('promoCode')}
        value={code}
        maxLength={40}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </SaleForm>
  );
}

export function ExemptionDialog({ cart, handle, onClose }: SaleDialogProps) {
  const { t } = useTranslation('till');
  const [reason, setReason] = useState(cart.taxExemption ?? '');
  const save = async (next: string | null): Promise<void> => {
    if (await handle.edit((till, at) => till.setExemption.mutate({ ...at, reason: next }))) onClose();
  };
  const off =
    cart.taxExemption === null ? undefined : (
      <Button variant="subtle" color="red" onClick={() => void save(null)}>
        {t('exemptOff')}
      </Button>
    );
  const frame = { handle, onClose, title: t('exempt'), text: t('exemptText'), submit: t('save') };
  return (
    <SaleForm {...frame} aside={off} ready={reason.trim().length >= 3} onSubmit={() => void save(reason.trim())}>
      <TextInput
        label={t('reason')}
        description={t('reasonHint')}
        value={reason}
        maxLength={200}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </SaleForm>
  );
}

export function GiftCardDialog({ cart, handle, onClose }: SaleDialogProps) {
  const { t } = useTranslation('till');
  const [cents, setCents] = useState<number | null>(null);
  const [code, setCode] = useState('');
  const sell = async (): Promise<void> => {
    if (cents === null) return;
    const typed = code.trim() === '' ? {} : { code: code.trim() };
    if (await handle.edit((till, at) => till.addGiftCard.mutate({ ...at, cents, ...typed }))) onClose();
  };
  const frame = { handle, onClose, title: t('sellGiftCard'), submit: t('addToCart') };
  return (
    <SaleForm {...frame} ready={cents !== null && cents > 0} onSubmit={() => void sell()}>
      <MoneyInput
        label={t('giftCardWorth')}
        currency={cart.currency}
        min={1}
        value={cents}
        onChange={setCents}
        data-autofocus
      />
      <TextInput
        label={t('giftCardOwnCode')}
        description={t('giftCardOwnCodeHint')}
        value={code}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </SaleForm>
  );
}

export function DepositDialog({ cart, handle, onClose }: SaleDialogProps) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const patientId = cart.patient?.id ?? '';
  const coming = useQuery(trpc.scheduling.visits.queryOptions({ patientId }));
  const appointments = (coming.data?.visits ?? []).filter((row) =>
    ['requested', 'booked', 'confirmed'].includes(row.state),
  );
  const [appointmentId, setAppointmentId] = useState<string | null>(null);
  const [cents, setCents] = useState<number | null>(null);
  const take = async (): Promise<void> => {
    if (cents === null || appointmentId === null) return;
    if (await handle.edit((till, at) => till.addDeposit.mutate({ ...at, appointmentId, cents }))) onClose();
  };
  const frame = { handle, onClose, title: t('takeDeposit'), submit: t('addToCart') };
  const ready = cents !== null && cents > 0 && appointmentId !== null;
  return (
    <SaleForm {...frame} ready={ready} onSubmit={() => void take()}>
      <Select
        label={t('depositFor')}
        placeholder={coming.data && appointments.length === 0 ? t('depositNone') : undefined}
        value={appointmentId}
        onChange={setAppointmentId}
        data={appointments.map((row) => ({
          value: row.id,
          label: `${formatInstant(row.startsAt, zone)}, ${row.services}`,
        }))}
        data-autofocus
      />
      <MoneyInput label={t('depositAmount')} currency={cart.currency} min={1} value={cents} onChange={setCents} />
    </SaleForm>
  );
}

export function PatientDialog({ cart, handle, onClose }: SaleDialogProps) {
  const { t } = useTranslation('till');
  const [picked, setPicked] = useState<PickedPatient | null>(null);
  const set = async (): Promise<void> => {
    if (!picked) return;
    if (await handle.edit((till, at) => till.setPatient.mutate({ ...at, patientId: picked.id }))) onClose();
  };
  const frame = { handle, onClose, title: t('choosePatient'), submit: t('choosePatientSave') };
  const text = cart.patient ? t('choosePatientNow', { name: cart.patient.name }) : t('choosePatientText');
  return (
    <SaleForm {...frame} text={text} ready={picked !== null} onSubmit={() => void set()}>
      <PatientPicker value={picked} onChange={setPicked} autoFocus canAdd={false} />
    </SaleForm>
  );
}

/** Fees the patient owes beside this cart. */
export function OpenFees({ cart, handle }: Omit<SaleDialogProps, 'onClose'>) {
  const { t } = useTranslation('till');
  if (cart.openFees.length === 0) return null;
  return (
    <Group gap="xs">
      {cart.openFees.map((fee) => (
        <Button
          key={fee.chargeId}
          size="xs"
          variant="default"
          onClick={() => void handle.edit((till, at) => till.addFee.mutate({ ...at, chargeId: fee.chargeId }))}
        >
          {t('addFee', { name: fee.description, amount: formatMoney(fee.cents, cart.currency) })}
        </Button>
      ))}
    </Group>
  );
}
