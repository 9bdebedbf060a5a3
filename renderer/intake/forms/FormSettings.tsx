import { Button, MultiSelect, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { audiences, type FormAudience } from '../../../electron/intake/due/rules.ts';
import type { FormSheet } from '../../../electron/intake/forms/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../../ui/Fields.tsx';
import { Panel } from '../../ui/Page.tsx';

/** What a form is called and of whom it is asked. Holds at once, apart from what it asks. */
export function FormSettings({ sheet }: { sheet: FormSheet }) {
  const { t } = useTranslation('forms');
  const trpc = useTRPC();
  const { id, name, audience, serviceIds, everyMonths, active, version } = sheet;
  const [fields, setFields] = useState({ name, audience, serviceIds, everyMonths, active });
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const save = useMutation(trpc.intake.changeForm.mutationOptions());
  const set = (changed: Partial<typeof fields>): void => setFields((before) => ({ ...before, ...changed }));
  const differs = JSON.stringify(fields) !== JSON.stringify({ name, audience, serviceIds, everyMonths, active });
  return (
    <Panel
      title={t('asked')}
      actions={
        <Button
          size="xs"
          disabled={!differs || fields.name.trim() === ''}
          loading={save.isPending}
          onClick={() => save.mutate({ ...fields, id, expectedVersion: version })}
        >
          {t('save')}
        </Button>
      }
    >
      <Fields columns={2}>
        <TextInput
          label={t('name')}
          maxLength={80}
          value={fields.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label={t('audience')}
          data={audiences.map((value) => ({ value, label: t(`audience_${value}`) }))}
          value={fields.audience}
          allowDeselect={false}
          onChange={(value) => set({ audience: (value ?? 'byHand') as FormAudience })}
        />
        {fields.audience === 'services' ? (
          <WideField>
            <MultiSelect
              label={t('services')}
              searchable
              data={(services.data?.services ?? []).map((row) => ({ value: row.id, label: row.name }))}
              value={fields.serviceIds}
              onChange={(chosen) => set({ serviceIds: chosen })}
            />
          </WideField>
        ) : null}
        <NumberInput
          label={t('againAfter')}
          description={t('againHelp')}
          min={1}
          max={120}
          allowDecimal={false}
          value={fields.everyMonths ?? ''}
          onChange={(value) => set({ everyMonths: typeof value === 'number' ? value : null })}
        />
        <Switch
          mt={28}
          label={t('inUse')}
          checked={fields.active}
          onChange={(event) => set({ active: event.currentTarget.checked })}
        />
      </Fields>
      {save.error ? <ErrorNotice sentence={sentenceOf(save.error)} /> : null}
    </Panel>
  );
}
