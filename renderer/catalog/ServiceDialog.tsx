import { Autocomplete, Button, Group, Modal, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type MapView,
  mapViews,
  type Pricing,
  pricings,
  type TaxClass,
  taxClasses,
} from '../../electron/catalog/rules.ts';
import type { Service } from '../../electron/catalog/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../ui/Fields.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { QuantityInput } from '../ui/QuantityInput.tsx';
import { showDone } from '../ui/toasts.tsx';
import { needsOf, ServiceNeeds } from './ServiceNeeds.tsx';
import { ServiceSupplies, suppliesOf } from './ServiceSupplies.tsx';

export interface ServiceDialogProps {
  /** null adds one. */
  service: Service | null;
  categories: readonly string[];
  /** Every service: add-ons are chosen among the others. */
  services: readonly Service[];
  onClose: () => void;
}

/** Adds a service, or changes one. */
export function ServiceDialog({ service, categories, services, onClose }: ServiceDialogProps) {
  const { t } = useTranslation('catalog');
  const { t: tm } = useTranslation('maps');
  const trpc = useTRPC();
  const { currency, may } = useDesk();
  const products = useQuery({ ...trpc.inventory.products.queryOptions({}), enabled: may('stock.read') });
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      name: service?.name ?? '',
      category: service?.category ?? '',
      durationMinutes: service?.durationMinutes ?? 30,
      processingMinutes: service?.processingMinutes ?? 0,
      finishingMinutes: service?.finishingMinutes ?? 0,
      bufferMinutes: service?.bufferMinutes ?? 0,
      pricing: service?.pricing ?? ('flat' as Pricing),
      priceCents: service?.priceCents ?? (null as number | null),
      taxClass: service?.taxClass ?? ('none' as TaxClass),
      cosmetic: service?.cosmetic ?? true,
      productId: service?.productId ?? (null as string | null),
      estimatedQuantity: service?.estimatedQuantity ?? (1000 as number | null),
      needsDeposit: service?.needsDeposit ?? false,
      needsExam: service?.needsExam ?? false,
      recallDays: service?.recallDays ?? (null as number | null),
      mapView: service?.mapView ?? (null as MapView | null),
      active: service?.active ?? true,
      needs: needsOf(service),
      supplies: suppliesOf(service),
    },
    validate: {
      name: (value) => (value.trim() === '' ? t('needName') : null),
      category: (value) => (value.trim() === '' ? t('needCategory') : null),
      priceCents: (value) => (value === null ? t('needPrice') : null),
      productId: (value, values) => (values.pricing === 'perUnit' && value === null ? t('needProduct') : null),
      supplies: (value) => (value.some((row) => !row.quantity) ? t('needQuantity') : null),
    },
  });
  const done = (): void => {
    showDone(t('saved', { name: form.values.name }));
    onClose();
  };
  const add = useMutation(trpc.catalog.addService.mutationOptions({ onSuccess: done }));
  const update = useMutation(trpc.catalog.updateService.mutationOptions({ onSuccess: done }));
  const error = add.error ?? update.error;
  const product = products.data?.products.find((row) => row.id === form.values.productId);
  const { pricing } = form.values;

  const submit = form.onSubmit(({ active, priceCents, estimatedQuantity, needs, supplies: drafts, ...fields }) => {
    const supplies = drafts.map(({ productId, quantity }) => ({ productId, quantity: quantity ?? 0 }));
    const whole = {
      ...fields,
      ...needs,
      supplies,
      priceCents: priceCents ?? 0,
      estimatedQuantity: estimatedQuantity ?? 1000,
    };
    if (service) update.mutate({ ...whole, active, id: service.id, expectedVersion: service.version });
    else add.mutate(whole);
  });
  const minutes = (
    field: 'durationMinutes' | 'processingMinutes' | 'finishingMinutes' | 'bufferMinutes',
    least: number,
  ) => ({
    min: least,
    max: 720,
    step: 5,
    suffix: ` ${t('minutes')}`,
    allowDecimal: false,
    value: form.values[field],
    error: form.errors[field],
    onChange: (value: string | number) => form.setFieldValue(field, Math.max(least, Number(value) || 0)),
  });

  return (
    <Modal opened onClose={onClose} title={service ? t('edit', { name: service.name }) : t('add')} size={720}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Fields columns={2}>
            <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
            <Autocomplete
              label={t('category')}
              placeholder={t('categoryHelp')}
              required
              data={[...categories]}
              {...form.getInputProps('category')}
            />
          </Fields>
          <Fields columns={4}>
            <NumberInput label={t('duration')} {...minutes('durationMinutes', 5)} />
            <NumberInput
              label={t('processing')}
              description={t('processingHelp')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              {...minutes('processingMinutes', 0)}
            />
            <NumberInput
              label={t('finishing')}
              description={t('finishingHelp')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              disabled={form.values.processingMinutes === 0 && form.values.finishingMinutes === 0}
              {...minutes('finishingMinutes', 0)}
            />
            <NumberInput
              label={t('buffer')}
              description={t('bufferHelp')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              {...minutes('bufferMinutes', 0)}
            />
          </Fields>
          <Fields columns={3}>
            <MoneyInput
              label={t('price')}
              required
              currency={currency}
              min={0}
              value={form.values.priceCents}
              error={form.errors['priceCents']}
              onChange={(value) => form.setFieldValue('priceCents', value)}
            />
            <Select
              label={t('pricing')}
              allowDeselect={false}
              data={pricings.map((value) => ({ value, label: t(`pricing_${value}`) }))}
              value={pricing}
              onChange={(value) => form.setFieldValue('pricing', (value ?? 'flat') as Pricing)}
            />
            <Select
              label={t('tax')}
              allowDeselect={false}
              data={taxClasses.map((value) => ({ value, label: t(`tax_${value}`) }))}
              value={form.values.taxClass}
              onChange={(value) => form.setFieldValue('taxClass', (value ?? 'none') as TaxClass)}
            />
          </Fields>
          <Fields columns={2}>
            <Select
              label={t('product')}
              placeholder={t('productNone')}
              searchable
              clearable
              data={(products.data?.products ?? [])
                .filter((row) => row.inContainers)
                .map((row) => ({ value: row.id, label: row.name }))}
              {...form.getInputProps('productId')}
            />
            <QuantityInput
              label={t('estimate')}
              description={t('estimateHelp')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              unit={pricing === 'perArea' ? t('areas') : pricing === 'flat' ? '×' : (product?.unit ?? '×')}
              min={1}
              value={form.values.estimatedQuantity}
              onChange={(value) => form.setFieldValue('estimatedQuantity', value)}
            />
            <NumberInput
              label={t('recall')}
              description={t(product?.kind === 'toxin' ? 'recallHelpToxin' : 'recallHelp')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              placeholder={t('recallNone')}
              min={1}
              max={1100}
              suffix={` ${t('days')}`}
              allowDecimal={false}
              value={form.values.recallDays ?? ''}
              onChange={(value) => form.setFieldValue('recallDays', value === '' ? null : Number(value))}
            />
            <Select
              label={t('mapView')}
              description={t('mapViewHelp')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              placeholder={tm('view_front')}
              clearable
              data={mapViews.map((view) => ({ value: view, label: tm(`view_${view}`) }))}
              value={form.values.mapView}
              onChange={(view) => form.setFieldValue('mapView', view)}
            />
            <Switch
              label={t('deposit')}
              description={t('depositHelp')}
              {...form.getInputProps('needsDeposit', { type: 'checkbox' })}
            />
            <Switch
              label={t('needsExam')}
              description={t('needsExamHelp')}
              {...form.getInputProps('needsExam', { type: 'checkbox' })}
            />
            <Switch
              label={t('cosmetic')}
              description={t('cosmeticHelp')}
              {...form.getInputProps('cosmetic', { type: 'checkbox' })}
            />
            {service ? (
              <Switch
                label={t('active')}
                description={t('activeHelp')}
                {...form.getInputProps('active', { type: 'checkbox' })}
              />
            ) : null}
          </Fields>
          <ServiceNeeds
            value={form.values.needs}
            others={services.filter((row) => row.id !== service?.id)}
            onChange={(needs) => form.setFieldValue('needs', needs)}
          />
          <ServiceSupplies
            value={form.values.supplies}
            products={products.data?.products ?? []}
            onChange={(supplies) => form.setFieldValue('supplies', supplies)}
          />
          {form.errors['supplies'] ? <ErrorNotice sentence={t('needQuantity')} /> : null}
          {error ? (
            <WideField>
              <ErrorNotice sentence={sentenceOf(error)} />
            </WideField>
          ) : null}
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
