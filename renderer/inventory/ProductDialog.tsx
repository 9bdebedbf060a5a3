import { Button, Group, Modal, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ProductKind, productKinds, type WitnessRule, witnessRules } from '../../electron/inventory/rules.ts';
import type { Product } from '../../electron/inventory/schemas.ts';
import { type BaseUnit, baseUnits } from '../../electron/kernel/quantity.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { useScan } from '../api/scan.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../ui/Fields.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import { showDone } from '../ui/toasts.tsx';

const unitOf: Record<ProductKind, BaseUnit> = { toxin: 'U', filler: 'mL', skincare: 'each', supply: 'each' };
const sizeOf: Record<BaseUnit, number> = { U: 100_000, mL: 1000, each: 1000 };

interface ProductFields {
  name: string;
  kind: ProductKind;
  unit: BaseUnit;
  packageSize: number | null;
  gtin: string;
  retailPriceCents: number | null;
  taxed: boolean;
  reconstituted: boolean;
  beyondUseHours: number | string;
  labelHours: number | string;
  multiPatient: boolean;
  witness: WitnessRule;
  witnessAbove: number | null;
  reorderPoint: number | null;
  criticalLevel: number | null;
  active: boolean;
}

/** Adds a product, or changes one. A scan fills in the GTIN. */
export function ProductDialog({
  product,
  gtin,
  onClose,
  onSaved,
}: {
  product: Product | null;
  gtin?: string;
  onClose: () => void;
  onSaved?: (id: string) => void;
}) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const desk = useDesk();
  const form = useForm<ProductFields>({
    mode: 'controlled',
    initialValues: {
      name: product?.name ?? '',
      kind: product?.kind ?? 'toxin',
      unit: product?.unit ?? 'U',
      packageSize: product?.packageSize ?? 100_000,
      gtin: product?.gtin ?? gtin ?? '',
      retailPriceCents: product?.retailPriceCents ?? null,
      taxed: product?.taxClass === 'standard',
      reconstituted: product?.reconstituted ?? true,
      beyondUseHours: product?.beyondUseHours ?? '',
      labelHours: product?.labelHours ?? '',
      multiPatient: product?.multiPatient ?? true,
      witness: product?.witness ?? 'rule',
      witnessAbove: product?.witnessAbove ?? 0,
      reorderPoint: product?.reorderPoint ?? 0,
      criticalLevel: product?.criticalLevel ?? 0,
      active: product?.active ?? true,
    },
    validate: {
      name: (value) => (value.trim() === '' ? t('nameMissing') : null),
      packageSize: (value) => (value === null ? t('packageSizeMissing') : null),
    },
  });
  const { values } = form;
  const saved = ({ id }: { id: string }): void => {
    showDone(t('productSaved', { name: values.name }));
    if (onSaved) onSaved(id);
    else onClose();
  };
  const add = useMutation(trpc.inventory.addProduct.mutationOptions({ onSuccess: saved }));
  const update = useMutation(trpc.inventory.updateProduct.mutationOptions({ onSuccess: saved }));
  const error = add.error ?? update.error;
  const scan = (raw: string): void => {
    const digits = /(?:\(?01\)?)(\d{14})/.exec(raw)?.[1] ?? /^\D{0,3}(\d{8,14})$/.exec(raw.trim())?.[1];
    if (digits) form.setFieldValue('gtin', digits);
  };
  useScan(({ raw }) => scan(raw), true, 'dialog');
  const vial = values.kind === 'toxin' || values.kind === 'filler';

  const chooseKind = (kind: ProductKind): void => {
    const unit = unitOf[kind];
    form.setValues({
      kind,
      unit,
      packageSize: sizeOf[unit],
      reconstituted: kind === 'toxin',
      beyondUseHours: '',
      labelHours: '',
      multiPatient: kind === 'toxin',
    });
  };

  const submit = form.onSubmit(({ taxed, beyondUseHours, labelHours, active, ...fields }) => {
    const input = {
      ...fields,
      packageSize: fields.packageSize ?? 0,
      reorderPoint: fields.reorderPoint ?? 0,
      criticalLevel: fields.criticalLevel ?? 0,
      reconstituted: vial && fields.reconstituted,
      taxClass: taxed ? ('standard' as const) : ('none' as const),
      beyondUseHours: vial && typeof beyondUseHours === 'number' ? beyondUseHours : null,
      labelHours: vial && typeof labelHours === 'number' ? labelHours : null,
      multiPatient: vial && fields.multiPatient,
    };
    if (product) update.mutate({ ...input, id: product.id, active, expectedVersion: product.version });
    else add.mutate(input);
  });

  return (
    <Modal
      opened
      onClose={onClose}
      title={product ? t('editProduct', { name: product.name }) : t('addProduct')}
      size={560}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Fields columns={2}>
            <WideField>
              <TextInput label={t('name')} required data-autofocus maxLength={120} {...form.getInputProps('name')} />
            </WideField>
            <Select
              label={t('kind')}
              allowDeselect={false}
              data={productKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
              value={values.kind}
              onChange={(value) => value && chooseKind(value)}
            />
            <Select
              label={t('unit')}
              allowDeselect={false}
              disabled={product !== null}
              data={baseUnits.map((value) => ({ value, label: t(`unit_${value}`) }))}
              {...form.getInputProps('unit')}
            />
            <QuantityInput
              label={t('packageSize')}
              unit={values.unit === 'each' ? '' : values.unit}
              min={1}
              required
              value={values.packageSize}
              onChange={(value) => form.setFieldValue('packageSize', value)}
              error={form.errors.packageSize}
            />
            <QuantityInput
              label={t('reorderPoint')}
              unit={values.unit === 'each' ? '' : values.unit}
              value={values.reorderPoint}
              onChange={(value) => form.setFieldValue('reorderPoint', value)}
            />
            <QuantityInput
              label={t('criticalLevel')}
              description={t('criticalHelp')}
              unit={values.unit === 'each' ? '' : values.unit}
              max={values.reorderPoint ?? 0}
              value={values.criticalLevel}
              onChange={(value) => form.setFieldValue('criticalLevel', value)}
            />
            <WideField>
              <TextInput
                label={t('gtin')}
                description={t('gtinHelp')}
                inputMode="numeric"
                maxLength={20}
                {...form.getInputProps('gtin')}
              />
            </WideField>
            {vial ? (
              <>
                <Switch label={t('reconstituted')} {...form.getInputProps('reconstituted', { type: 'checkbox' })} />
                <Switch
                  label={t('multiPatient')}
                  description={t('multiPatientHelp')}
                  {...form.getInputProps('multiPatient', { type: 'checkbox' })}
                />
                <NumberInput
                  label={t('labelHours')}
                  description={t('labelHoursHelp')}
                  suffix={` ${t('hours')}`}
                  placeholder={values.reconstituted ? '24' : ''}
                  min={1}
                  allowDecimal={false}
                  hideControls
                  {...form.getInputProps('labelHours')}
                />
                <NumberInput
                  label={t('useHours')}
                  description={t('useHoursHelp')}
                  suffix={` ${t('hours')}`}
                  min={1}
                  allowDecimal={false}
                  hideControls
                  {...form.getInputProps('beyondUseHours')}
                />
                <Select
                  label={t('witness')}
                  allowDeselect={false}
                  data={witnessRules.map((value) => ({ value, label: t(`witness_${value}`) }))}
                  {...form.getInputProps('witness')}
                />
                {values.witness === 'above' ? (
                  <QuantityInput
                    label={t('witnessAbove')}
                    unit={values.unit === 'each' ? '' : values.unit}
                    min={0}
                    value={values.witnessAbove}
                    onChange={(value) => form.setFieldValue('witnessAbove', value)}
                  />
                ) : null}
              </>
            ) : (
              <>
                <MoneyInput
                  label={t('retailPrice')}
                  description={t('retailHelp')}
                  currency={desk.currency}
                  value={values.retailPriceCents}
                  onChange={(value) => form.setFieldValue('retailPriceCents', value)}
                />
                <Switch label={t('taxed')} {...form.getInputProps('taxed', { type: 'checkbox' })} mt={24} />
              </>
            )}
            {product ? (
              <WideField>
                <Switch label={t('inUseSwitch')} {...form.getInputProps('active', { type: 'checkbox' })} />
              </WideField>
            ) : null}
          </Fields>
          {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={add.isPending || update.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
