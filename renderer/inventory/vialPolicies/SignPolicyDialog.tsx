import { NumberInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../electron/inventory/schemas.ts';
import { dateOf } from '../../../electron/kernel/dates.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Fields } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { type DrawnStrokes, SignaturePad } from '../../ui/SignaturePad.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { useNow } from '../../ui/useNow.ts';

/** The medical director signs how long opened containers of a product may be used. */
export function SignPolicyDialog({
  product,
  alone,
  onClose,
}: {
  product: Product;
  alone: number;
  onClose: () => void;
}) {
  const { t } = useTranslation('vialPolicies');
  const trpc = useTRPC();
  const { staff, zone } = useDesk();
  const today = dateOf(useNow(), zone);
  const [hours, setHours] = useState<number | string>('');
  const [from, setFrom] = useState<string | null>(today);
  const [until, setUntil] = useState<string | null>(null);
  const [conditions, setConditions] = useState('');
  const [strokes, setStrokes] = useState<DrawnStrokes | null>(null);
  const sign = useMutation(
    trpc.inventory.signVialPolicy.mutationOptions({
      onSuccess: () => {
        showDone(t('signed'));
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t('signTitle', { name: product.name })}
      text={t('signText')}
      size={560}
      submit={t('signSubmit')}
      ready={typeof hours === 'number' && from !== null && conditions.trim().length >= 10 && strokes !== null}
      busy={sign.isPending}
      problem={sign.error ? sentenceOf(sign.error) : null}
      onSubmit={() => {
        if (typeof hours !== 'number' || from === null || strokes === null) return;
        sign.mutate({
          productId: product.id,
          hours,
          validFrom: from,
          validUntil: until,
          conditions: conditions.trim(),
          strokes,
        });
      }}
      onClose={onClose}
    >
      <Fields columns={3}>
        <NumberInput
          label={t('policyHours')}
          suffix={` ${t('hoursSuffix')}`}
          min={alone + 1}
          max={1440}
          allowDecimal={false}
          hideControls
          required
          value={hours}
          onChange={setHours}
          data-autofocus
        />
        <DateField label={t('from')} value={from} onChange={setFrom} required />
        <DateField label={t('until')} placeholder={t('untilShort')} value={until} onChange={setUntil} clearable />
      </Fields>
      <Textarea
        label={t('conditions')}
        description={t('conditionsHelp')}
        value={conditions}
        onChange={(event) => setConditions(event.currentTarget.value)}
        autosize
        minRows={3}
        maxLength={2000}
        required
      />
      <SignaturePad
        label={t('signature', { name: staff.name })}
        onChange={setStrokes}
        caption={staff.name}
        height={130}
      />
    </FormDialog>
  );
}
