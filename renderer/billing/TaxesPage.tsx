import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRate } from '../../electron/billing/rules.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields } from '../ui/Fields.tsx';
import { Page, Panel } from '../ui/Page.tsx';
import { ScaledInput } from '../ui/ScaledInput.tsx';
import { showDone } from '../ui/toasts.tsx';

/** The one rate that is added to prices of the class "Standard". */
export function TaxesPage() {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const rates = useQuery(trpc.billing.taxRates.queryOptions({}));
  const standard = rates.data?.taxRates.find((row) => row.taxClass === 'standard');
  return (
    <Page title={t('taxes')} subtitle={t('taxesText')} narrow>
      {rates.error ? <ErrorNotice sentence={sentenceOf(rates.error)} onRetry={() => void rates.refetch()} /> : null}
      {rates.data ? (
        <Panel title={t('taxClass_standard')}>
          <RateForm
            key={standard?.version ?? 0}
            name={standard?.name ?? ''}
            rate={standard?.rate ?? 0}
            expectedVersion={standard?.version}
          />
        </Panel>
      ) : null}
    </Page>
  );
}

interface RateFormProps {
  name: string;
  /** Millionths. */
  rate: number;
  expectedVersion: number | undefined;
}

function RateForm({ name, rate, expectedVersion }: RateFormProps) {
  const { t } = useTranslation('billing');
  const { t: words } = useTranslation('ui');
  const trpc = useTRPC();
  const mayEdit = useDesk().may('clinic.manage');
  const [called, setCalled] = useState(name);
  const [millionths, setMillionths] = useState<number | null>(rate);
  const save = useMutation(
    trpc.billing.setTaxRate.mutationOptions({
      onSuccess: (_, input) => showDone(t('taxSaved', { name: input.name, rate: formatRate(input.rate) })),
    }),
  );
  const changed = called.trim() !== name || millionths !== rate;
  const ready = mayEdit && called.trim() !== '' && millionths !== null && millionths <= 1_000_000 && changed;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || millionths === null) return;
        save.mutate({
          taxClass: 'standard',
          name: called.trim(),
          rate: millionths,
          ...(expectedVersion === undefined ? {} : { expectedVersion }),
        });
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t('taxStandardText')}</Text>
        <Fields columns={2}>
          <TextInput
            label={t('taxName')}
            value={called}
            maxLength={40}
            readOnly={!mayEdit}
            required
            onChange={(event) => setCalled(event.currentTarget.value)}
          />
          <ScaledInput
            label={t('taxRate')}
            decimals={4}
            trim
            step={1000}
            min={0}
            max={1_000_000}
            readOnly={!mayEdit}
            value={millionths}
            onChange={setMillionths}
            rightSection={<span aria-hidden>%</span>}
            sentences={{
              bad: words('amountBad'),
              low: (min) => words('amountLow', { min: `${min} %` }),
              high: (max) => words('amountHigh', { max: `${max} %` }),
            }}
          />
        </Fields>
        {save.error ? <ErrorNotice sentence={sentenceOf(save.error)} /> : null}
        {mayEdit ? (
          <Group justify="flex-end">
            <Button type="submit" disabled={!ready} loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {t('taxReadOnly')}
          </Text>
        )}
      </Stack>
    </form>
  );
}
