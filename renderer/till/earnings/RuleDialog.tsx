import { ActionIcon, Button, Group, Modal, NumberInput, Select, Stack } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CommissionBase,
  type CommissionScope,
  commissionBases,
  commissionPays,
  commissionScopes,
  type Tier,
} from '../../../electron/till/earnings/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { showDone } from '../../ui/toasts.tsx';
import styles from './earnings.module.css';

/** A new rule of commission. */
export function RuleDialog({ today, onClose }: { today: string; onClose: () => void }) {
  const { t } = useTranslation('earnings');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const [staffId, setStaffId] = useState('');
  const [scope, setScope] = useState<CommissionScope>('services');
  const [of, setOf] = useState<string | null>(null);
  const [pay, setPay] = useState<'percent' | 'flat'>('percent');
  const [base, setBase] = useState<CommissionBase>('net');
  const [flatCents, setFlatCents] = useState<number | null>(null);
  const [tiers, setTiers] = useState<Tier[]>([{ fromCents: 0, rate: 0 }]);
  const [fromDate, setFromDate] = useState(today);
  const people = useQuery(trpc.staff.list.queryOptions({}));
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const products = useQuery(trpc.inventory.products.queryOptions({}));
  const add = useMutation(
    trpc.till.addCommissionRule.mutationOptions({
      onSuccess: () => {
        showDone(t('saved'));
        onClose();
      },
    }),
  );
  const choices =
    scope === 'category'
      ? [...new Set((services.data?.services ?? []).map((row) => row.category))].map((value) => ({
          value,
          label: value,
        }))
      : scope === 'service'
        ? (services.data?.services ?? []).map((row) => ({ value: row.id, label: row.name }))
        : scope === 'product'
          ? (products.data?.products ?? []).map((row) => ({ value: row.id, label: row.name }))
          : null;
  const ready =
    (choices === null || of !== null) && (pay === 'flat' ? (flatCents ?? 0) > 0 : tiers.every((tier) => tier.rate > 0));
  const setTier = (at: number, change: Partial<Tier>): void =>
    setTiers(tiers.map((tier, i) => (i === at ? { ...tier, ...change } : tier)));
  return (
    <Modal opened onClose={onClose} size={520} title={t('addRule')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          add.mutate({
            staffId: staffId === '' ? null : staffId,
            scope,
            category: scope === 'category' ? of : null,
            serviceId: scope === 'service' ? of : null,
            productId: scope === 'product' ? of : null,
            pay,
            flatCents: pay === 'flat' ? (flatCents ?? 0) : 0,
            base,
            tiers: pay === 'flat' ? [] : tiers,
            fromDate,
          });
        }}
      >
        <Stack gap="md">
          <Select
            label={t('ruleFor')}
            allowDeselect={false}
            data={[
              { value: '', label: t('everyone') },
              ...(people.data?.staff ?? []).map((person) => ({ value: person.id, label: person.name })),
            ]}
            value={staffId}
            onChange={(value) => setStaffId(value ?? '')}
          />
          <Select
            label={t('scope')}
            allowDeselect={false}
            data={commissionScopes.map((value) => ({ value, label: t(`scope_${value}`) }))}
            value={scope}
            onChange={(value) => {
              setScope((value ?? scope) as CommissionScope);
              setOf(null);
            }}
          />
          {choices === null ? null : (
            <Select
              label={t(scope as 'category' | 'service' | 'product')}
              searchable
              required
              data={choices}
              value={of}
              onChange={setOf}
            />
          )}
          <Select
            label={t('payKind')}
            allowDeselect={false}
            data={commissionPays.map((value) => ({ value, label: t(`pay_${value}`) }))}
            value={pay}
            onChange={(value) => setPay((value ?? pay) as 'percent' | 'flat')}
          />
          {pay === 'flat' ? (
            <MoneyInput
              label={t('flat')}
              currency={currency}
              value={flatCents}
              onChange={setFlatCents}
              min={1}
              required
            />
          ) : (
            <>
              <Select
                label={t('base')}
                allowDeselect={false}
                data={commissionBases.map((value) => ({ value, label: t(`base_${value}`) }))}
                value={base}
                onChange={(value) => setBase((value ?? base) as CommissionBase)}
              />
              {tiers.map((tier, at) => (
                // tiers have no name but their place
                // oxlint-disable-next-line react/no-array-index-key
                <div key={at} className={styles.tier}>
                  <NumberInput
                    label={t('rate')}
                    min={0}
                    max={100}
                    decimalScale={2}
                    suffix=" %"
                    value={tier.rate / 10_000}
                    onChange={(value) => setTier(at, { rate: Math.round(Number(value) * 10_000) })}
                  />
                  <MoneyInput
                    label={t('tierFrom')}
                    currency={currency}
                    value={tier.fromCents}
                    min={0}
                    disabled={at === 0}
                    onChange={(cents) => setTier(at, { fromCents: cents ?? 0 })}
                  />
                  {at === 0 ? (
                    <span />
                  ) : (
                    <ActionIcon
                      variant="subtle"
                      size={30}
                      aria-label={t('removeTier')}
                      onClick={() => setTiers(tiers.filter((_, i) => i !== at))}
                    >
                      <IconX size={16} aria-hidden />
                    </ActionIcon>
                  )}
                </div>
              ))}
              <Button
                variant="subtle"
                size="xs"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => setTiers([...tiers, { fromCents: (tiers.at(-1)?.fromCents ?? 0) + 500_000, rate: 0 }])}
              >
                {t('addTier')}
              </Button>
            </>
          )}
          <DateField label={t('fromDate')} value={fromDate} onChange={(value) => value && setFromDate(value)} />
          {add.error ? <ErrorNotice sentence={sentenceOf(add.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={add.isPending} disabled={!ready}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
