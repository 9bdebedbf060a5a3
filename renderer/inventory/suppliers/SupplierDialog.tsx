import { NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Supplier } from '../../../electron/inventory/suppliers/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { Fields, WideField } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { showDone } from '../../ui/toasts.tsx';

/** Adds a supplier, or changes one. */
export function SupplierDialog({
  supplier,
  onClose,
  onSaved,
}: {
  supplier: Supplier | null;
  onClose: () => void;
  onSaved: (id: string) => void;
}) {
  const { t } = useTranslation('purchasing');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const form = useForm({
    initialValues: {
      name: supplier?.name ?? '',
      contact: supplier?.contact ?? '',
      email: supplier?.email ?? '',
      phone: supplier?.phone ?? '',
      address: supplier?.address ?? '',
      accountNumber: supplier?.accountNumber ?? '',
      leadDays: supplier?.leadDays ?? 2,
      minimumCents: supplier?.minimumCents ?? 0,
      active: supplier?.active ?? true,
    },
  });
  const { values } = form;
  const saved = ({ id }: { id: string }): void => {
    showDone(t('supplierSaved', { name: values.name }));
    onSaved(id);
    onClose();
  };
  const add = useMutation(trpc.inventory.addSupplier.mutationOptions({ onSuccess: saved }));
  const update = useMutation(trpc.inventory.updateSupplier.mutationOptions({ onSuccess: saved }));
  const error = add.error ?? update.error;
  const submit = (): void => {
    const { active, ...input } = values;
    if (supplier) update.mutate({ ...input, active, id: supplier.id, expectedVersion: supplier.version });
    else add.mutate(input);
  };
  return (
    <FormDialog
      title={supplier ? t('editSupplier', { name: supplier.name }) : t('addSupplier')}
      size={560}
      submit={t('save')}
      ready={values.name.trim() !== ''}
      busy={add.isPending || update.isPending}
      problem={error ? sentenceOf(error) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fields columns={2}>
        <WideField>
          <TextInput label={t('name')} required data-autofocus maxLength={120} {...form.getInputProps('name')} />
        </WideField>
        <TextInput label={t('contact')} maxLength={120} {...form.getInputProps('contact')} />
        <TextInput label={t('accountNumber')} maxLength={60} {...form.getInputProps('accountNumber')} />
        <TextInput label={t('email')} type="email" maxLength={254} {...form.getInputProps('email')} />
        <TextInput label={t('phone')} type="tel" maxLength={40} {...form.getInputProps('phone')} />
        <WideField>
          <Textarea label={t('address')} autosize minRows={2} maxLength={300} {...form.getInputProps('address')} />
        </WideField>
        <NumberInput
          label={t('leadDays')}
          min={0}
          max={365}
          allowDecimal={false}
          value={values.leadDays}
          onChange={(value) => form.setFieldValue('leadDays', Number(value) || 0)}
        />
        <MoneyInput
          label={t('minimum')}
          currency={currency}
          min={0}
          value={values.minimumCents}
          onChange={(value) => form.setFieldValue('minimumCents', value ?? 0)}
        />
        {supplier ? (
          <WideField>
            <Switch label={t('activeSwitch')} {...form.getInputProps('active', { type: 'checkbox' })} />
          </WideField>
        ) : null}
      </Fields>
    </FormDialog>
  );
}
