import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatRate, lineAmounts } from '../../electron/billing/rules.ts';
import { SetTaxRateInput, type TaxRatesOutput } from '../../electron/billing/schemas.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { codeOf, sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields } from '../ui/Fields.tsx';
import { Page, Panel } from '../ui/Page.tsx';
import { ScaledInput } from '../ui/ScaledInput.tsx';
import { showDone } from '../ui/toasts.tsx';

type TaxRate = z.output<typeof TaxRatesOutput>['taxRates'][number];

/** The price of the worked example: 100.00 in the clinic's currency. */
const exampleCents = 10_000;

/** The classes that can be taxed, each with its own rate. The third class, "not taxed", has none to set. */
const classes = ['standard', 'reduced'] as const;
type Taxed = (typeof classes)[number];

export function TaxPage() {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const rates = useQuery(trpc.billing.taxRates.queryOptions({}));
  return (
    <Page title={t('taxTitle')} subtitle={t('taxSubtitle')} narrow>
      {rates.error ? <ErrorNotice sentence={sentenceOf(rates.error)} onRetry={() => void rates.refetch()} /> : null}
      <Stack gap="md">
        {rates.data
          ? classes.map((taxClass) => {
              const current = rates.data.taxRates.find((row) => row.taxClass === taxClass) ?? null;
              return (
                <Panel key={taxClass} title={t(`tax_${taxClass}`)}>
                  <TaxClassPanel key={current?.version ?? 0} taxClass={taxClass} current={current} />
                </Panel>
              );
            })
          : null}
      </Stack>
    </Page>
  );
}

function TaxClassPanel({ taxClass, current }: { taxClass: Taxed; current: TaxRate | null }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const { mutate: save, ...saving } = useMutation(
    trpc.billing.setTaxRate.mutationOptions({
      onSuccess: (_, { name, rate }) => showDone(t('taxSaved', { name, rate: formatRate(rate) })),
    }),
  );
  const version = current ? { expectedVersion: current.version } : {};
  return (
    <Stack gap="md">
      <TaxForm
        current={current}
        busy={saving.isPending}
        onSave={(name, rate, inclusive) => save({ taxClass, name, rate, inclusive, ...version })}
      />
      {saving.error ? (
        <ErrorNotice
          sentence={codeOf(saving.error) === 'CHANGED_ELSEWHERE' ? t('taxChanged') : sentenceOf(saving.error)}
        />
      ) : null}
    </Stack>
  );
}

interface TaxFormProps {
  current: TaxRate | null;
  busy: boolean;
  onSave: (name: string, rate: number, inclusive: boolean) => void;
}

function TaxForm({ current, busy, onSave }: TaxFormProps) {
  const { t } = useTranslation('billing');
  const { may, currency } = useDesk();
  const manages = may('clinic.manage');
  const [name, setName] = useState(current?.name ?? '');
  const [rate, setRate] = useState<number | null>(current?.rate ?? null);
  const [inclusive, setInclusive] = useState(current?.inclusive ?? false);
  const [tried, setTried] = useState(false);
  const nameProblem = SetTaxRateInput.shape.name.safeParse(name).error?.issues[0]?.message ?? null;
  const rateProblem = rate === null ? t('taxRateMissing') : null;
  const same =
    current !== null && name.trim() === current.name && rate === current.rate && inclusive === current.inclusive;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (nameProblem === null && rate !== null) onSave(name.trim(), rate, inclusive);
  };
  const money = (cents: number): string => formatMoney(cents, currency);
  const example =
    rate === null
      ? null
      : lineAmounts({
          quantity: 1000,
          unitPriceCents: exampleCents,
          discountCents: 0,
          taxRate: rate,
          taxIncluded: inclusive,
        });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {current === null ? <Text size="sm">{t('taxNotSet')}</Text> : null}
        <Fields columns={2}>
          <TextInput
            label={t('taxName')}
            description={t('taxNameHelp')}
            value={name}
            readOnly={!manages}
            maxLength={40}
            error={tried ? nameProblem : null}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ScaledInput
            label={t('taxRate')}
            description={t('taxRateHelp')}
            value={rate}
            onChange={setRate}
            readOnly={!manages}
            decimals={4}
            trim
            min={0}
            max={1_000_000}
            step={1000}
            rightSection={<span aria-hidden>%</span>}
            error={tried ? rateProblem : null}
            sentences={{
              bad: t('taxRateHelp'),
              low: () => t('taxRateHelp'),
              high: () => t('taxRateHelp'),
            }}
          />
        </Fields>
        <Checkbox
          label={t('taxInclusive')}
          description={t('taxInclusiveHelp')}
          checked={inclusive}
          disabled={!manages}
          onChange={(event) => setInclusive(event.currentTarget.checked)}
        />
        <Text size="sm" aria-live="polite">
          {example === null || example.taxCents === 0
            ? t('taxNone')
            : t(inclusive ? 'taxExampleIn' : 'taxExample', {
                price: money(exampleCents),
                tax: money(example.taxCents),
                total: money(example.totalCents),
              })}
        </Text>
        <Text size="xs" c="dimmed">
          {t('taxText')} {t('taxKept')} {manages ? null : t('taxAsk')}
        </Text>
        {manages ? (
          <Group>
            <Button type="submit" loading={busy} disabled={same}>
              {t('save')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}
