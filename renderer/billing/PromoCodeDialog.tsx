import {
  Button,
  Checkbox,
  Group,
  Modal,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  TextInput,
} from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PromoScope, promoScopes } from '../../electron/billing/promoCodes/rules.ts';
import type { PromoCodesOutput } from '../../electron/billing/promoCodes/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { DateField } from '../ui/DateField.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields } from '../ui/Fields.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { showDone } from '../ui/toasts.tsx';

type Promo = PromoCodesOutput['promoCodes'][number];

/** Adds a promo code or changes one. */
export function PromoCodeDialog({ promo, onClose }: { promo: Promo | null; onClose: () => void }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const [code, setCode] = useState(promo?.code ?? '');
  const [kind, setKind] = useState<'rate' | 'cents'>(promo?.cents ? 'cents' : 'rate');
  const [percent, setPercent] = useState<number | ''>(promo?.rate ? promo.rate / 10_000 : 10);
  const [cents, setCents] = useState<number | null>(promo?.cents ?? null);
  const [appliesTo, setAppliesTo] = useState<PromoScope>(promo?.appliesTo ?? 'all');
  const [categories, setCategories] = useState<string[]>(promo?.categories ?? []);
  const [validFrom, setFrom] = useState<string | null>(promo?.validFrom ?? null);
  const [validUntil, setUntil] = useState<string | null>(promo?.validUntil ?? null);
  const [maxUses, setMost] = useState<number | ''>(promo?.maxUses ?? '');
  const [oncePerPatient, setOnce] = useState(promo?.oncePerPatient ?? false);
  const [minimumCents, setMinimum] = useState<number | null>(promo?.minimumCents ?? null);
  const [active, setActive] = useState(promo?.active ?? true);
  const save = useMutation(
    trpc.billing.savePromoCode.mutationOptions({
      onSuccess: () => {
        showDone(t('promoSaved', { code: code.toUpperCase() }));
        onClose();
      },
    }),
  );
  const known = [...new Set((services.data?.services ?? []).map((service) => service.category))].filter(Boolean);
  const submit = (): void =>
    save.mutate({
      ...(promo ? { id: promo.id, expectedVersion: promo.version } : {}),
      code,
      rate: kind === 'rate' ? Math.round(Number(percent) * 10_000) : null,
      cents: kind === 'cents' ? cents : null,
      appliesTo,
      categories,
      validFrom,
      validUntil,
      maxUses: maxUses === '' ? null : maxUses,
      oncePerPatient,
      minimumCents: minimumCents ?? 0,
      active,
    });
  const title = promo ? t('promoEdit', { code: promo.code }) : t('promoAdd');
  return (
    <Modal opened onClose={onClose} title={title} size={520} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('promoCode')}
            value={code}
            maxLength={24}
            required
            data-autofocus
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <SegmentedControl
            fullWidth
            aria-label={t('promoKind')}
            value={kind}
            onChange={(next) => setKind(next === 'rate' ? 'rate' : 'cents')}
            data={[
              { value: 'rate', label: t('promoPercent') },
              { value: 'cents', label: t('promoAmount') },
            ]}
          />
          <Fields columns={2}>
            {kind === 'rate' ? (
              <NumberInput
                label={t('promoGives')}
                value={percent}
                min={0}
                max={100}
                decimalScale={2}
                suffix=" %"
                onChange={(next) => setPercent(next === '' ? '' : Number(next))}
              />
            ) : (
              <MoneyInput label={t('promoGives')} currency={currency} min={1} value={cents} onChange={setCents} />
            )}
            <Select
              label={t('promoFor')}
              allowDeselect={false}
              value={appliesTo}
              data={promoScopes.map((scope) => ({ value: scope, label: t(`promoFor_${scope}`) }))}
              onChange={(next) => setAppliesTo(promoScopes.find((scope) => scope === next) ?? 'all')}
            />
          </Fields>
          {appliesTo === 'categories' ? (
            <MultiSelect label={t('promoCategories')} value={categories} data={known} onChange={setCategories} />
          ) : null}
          <Fields columns={2}>
            <DateField label={t('promoFrom')} value={validFrom} onChange={setFrom} />
            <DateField label={t('promoUntil')} value={validUntil} onChange={setUntil} />
            <NumberInput
              label={t('promoMost')}
              description={t('promoMostHelp')}
              value={maxUses}
              min={1}
              allowDecimal={false}
              onChange={(next) => setMost(next === '' ? '' : Number(next))}
            />
            <MoneyInput
              label={t('promoMinimum')}
              description={t('promoMinimumHelp')}
              currency={currency}
              min={0}
              value={minimumCents}
              onChange={setMinimum}
            />
          </Fields>
          <Checkbox
            label={t('promoOnce')}
            checked={oncePerPatient}
            onChange={(event) => setOnce(event.currentTarget.checked)}
          />
          <Checkbox
            label={t('promoActive')}
            checked={active}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
          {save.error ? <ErrorNotice sentence={sentenceOf(save.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
