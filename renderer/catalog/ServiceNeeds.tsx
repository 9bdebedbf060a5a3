import { ActionIcon, Button, MultiSelect, NumberInput, Select, Switch } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Assistant, assistants, shortestAddOn } from '../../electron/catalog/rules.ts';
import type { Service } from '../../electron/catalog/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { Fields, WideField } from '../ui/Fields.tsx';
import styles from './catalog.module.css';

/** What a service needs beside time and price. */
export interface Needs {
  providerIds: string[];
  assistant: Assistant;
  deviceKind: string | null;
  addOnOnly: boolean;
  addOns: Array<{ serviceId: string; extraMinutes: number }>;
}

/** What a service needs now; nothing for a new one. */
export function needsOf(service: Service | null): Needs {
  return {
    providerIds: service?.providerIds ?? [],
    assistant: service?.assistant ?? 'none',
    deviceKind: service?.deviceKind ?? null,
    addOnOnly: service?.addOnOnly ?? false,
    addOns: service?.addOns ?? [],
  };
}

export interface ServiceNeedsProps {
  value: Needs;
  onChange: (value: Needs) => void;
  /** Every service but this one: its add-ons are chosen among them. */
  others: readonly Service[];
}

/** Who performs a service, who helps, which device it takes, and what is offered with it. */
export function ServiceNeeds({ value, onChange, others }: ServiceNeedsProps) {
  const { t } = useTranslation('catalog');
  const { t: ts } = useTranslation('staff');
  const trpc = useTRPC();
  const staff = useQuery(trpc.staff.list.queryOptions({}));
  const equipment = useQuery(trpc.clinic.equipment.queryOptions({}));
  const set = (change: Partial<Needs>): void => onChange({ ...value, ...change });
  const providers = (staff.data?.staff ?? []).filter((member) => member.provider && member.active);
  const kinds = new Set((equipment.data?.equipment ?? []).filter((device) => device.active).map(({ kind }) => kind));
  if (value.deviceKind) kinds.add(value.deviceKind);
  return (
    <>
      <Fields columns={2}>
        <WideField>
          <MultiSelect
            label={t('performedBy')}
            placeholder={value.providerIds.length === 0 ? t('performedByAll') : ''}
            searchable
            clearable
            hidePickedOptions
            data={providers.map(({ id, name }) => ({ value: id, label: name }))}
            value={value.providerIds}
            onChange={(providerIds) => set({ providerIds })}
          />
        </WideField>
        <Select
          label={t('assistant')}
          allowDeselect={false}
          data={assistants.map((one) => ({
            value: one,
            label: one === 'none' || one === 'any' ? t(`assistant_${one}`) : ts(`role_${one}`),
          }))}
          value={value.assistant}
          onChange={(assistant) => set({ assistant: assistant ?? 'none' })}
        />
        <Select
          label={t('device')}
          placeholder={t('deviceNone')}
          description={kinds.size === 0 ? t('deviceHelp') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          clearable
          data={[...kinds].map((kind) => ({ value: kind, label: t('deviceAny', { kind }) }))}
          value={value.deviceKind}
          onChange={(deviceKind) => set({ deviceKind })}
        />
        <WideField>
          <Switch
            label={t('addOnOnly')}
            description={t('addOnOnlyHelp')}
            checked={value.addOnOnly}
            onChange={(event) => set({ addOnOnly: event.currentTarget.checked, addOns: [] })}
          />
        </WideField>
      </Fields>
      {value.addOnOnly ? null : <AddOns value={value.addOns} others={others} onChange={(addOns) => set({ addOns })} />}
    </>
  );
}

function AddOns({
  value,
  others,
  onChange,
}: {
  value: Needs['addOns'];
  others: readonly Service[];
  onChange: (value: Needs['addOns']) => void;
}) {
  const { t } = useTranslation('catalog');
  const free = others.filter((row) => row.active && !value.some((one) => one.serviceId === row.id));
  const change = (index: number, next: Partial<Needs['addOns'][number]>): void =>
    onChange(value.map((one, i) => (i === index ? { ...one, ...next } : one)));
  return (
    <fieldset className={styles.addOns}>
      <legend>{t('addOns')}</legend>
      {value.length === 0 ? <p className={styles.hint}>{t('addOnsHelp')}</p> : null}
      {value.map((one, index) => {
        const own = others.find((row) => row.id === one.serviceId);
        const name = own?.name ?? '';
        return (
          <div key={one.serviceId} className={styles.addOn}>
            <Select
              aria-label={t('addOn')}
              searchable
              allowDeselect={false}
              data={(own ? [own, ...free] : free).map((row) => ({ value: row.id, label: row.name }))}
              value={one.serviceId}
              onChange={(serviceId) => serviceId && change(index, { serviceId })}
            />
            <NumberInput
              aria-label={t('extraMinutes', { name })}
              min={shortestAddOn}
              max={720}
              step={5}
              prefix="+ "
              suffix={` ${t('minutes')}`}
              allowDecimal={false}
              value={one.extraMinutes}
              onChange={(minutes) => change(index, { extraMinutes: Math.max(shortestAddOn, Number(minutes) || 0) })}
            />
            <ActionIcon
              aria-label={t('removeAddOn', { name })}
              onClick={() => onChange(value.filter((_, i) => i !== index))}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <div>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={free.length === 0}
          onClick={() => {
            const [next] = free;
            if (next) onChange([...value, { serviceId: next.id, extraMinutes: next.durationMinutes }]);
          }}
        >
          {t('addAddOn')}
        </Button>
      </div>
    </fieldset>
  );
}
