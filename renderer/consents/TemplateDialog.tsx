import {
  Button,
  Group,
  Modal,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unknownPlaceholders, type Validity, validities } from '../../electron/consents/rules.ts';
import { AddTemplateInput, type Template } from '../../electron/consents/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ownName } from '../patients/contact/languages.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields } from '../ui/Fields.tsx';
import { BlankDialog } from './BlankDialog.tsx';
import styles from './consents.module.css';
import { EditionHistory } from './EditionHistory.tsx';
import { TemplateText } from './TemplateText.tsx';
import { changedTexts, type TemplateDraft, useSaveTemplate } from './useSaveTemplate.ts';

/** Adds a consent text, or changes one: another text is a new edition in its language, what was signed keeps its own. */
export function TemplateDialog({ template, onClose }: { template: Template | null; onClose: () => void }) {
  const { t } = useTranslation('consents');
  const services = useQuery(useTRPC().catalog.services.queryOptions({}));
  const [first] = template?.requirements ?? [];
  const form = useForm<TemplateDraft>({
    mode: 'controlled',
    initialValues: {
      name: template?.name ?? '',
      texts: template?.editions.map(({ language, title, body }) => ({ language, title, body })) ?? [
        { language: 'en', title: '', body: '' },
      ],
      active: template?.active ?? true,
      witness: template?.witness ?? false,
      renew: template?.renew ?? false,
      serviceIds: [...(template?.serviceIds ?? [])],
      validFor: first?.validFor ?? 'visit',
      months: first?.months ?? 12,
    },
    validate: {
      name: (value) => AddTemplateInput.shape.name.safeParse(value).error?.issues[0]?.message ?? null,
      texts: {
        title: (value) => problemOf('title', value),
        body: (value) => problemOf('body', value),
      },
    },
  });
  const save = useSaveTemplate(template, onClose);
  const [blank, setBlank] = useState<string | null>(null);
  const { values } = form;
  const newTexts = template ? changedTexts(template, values).length : 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={template ? t('editText') : t('addTemplate')}
      size={1080}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={form.onSubmit((draft) => save.mutate(draft))} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('name')}
            description={t('nameHelp')}
            required
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TemplateText form={form} />
          {template ? (
            <Group gap="xs">
              {template.editions.map(({ editionId, language }) => (
                <Button
                  key={editionId}
                  size="xs"
                  variant="default"
                  leftSection={<IconPrinter size={15} aria-hidden />}
                  onClick={() => setBlank(editionId)}
                >
                  {t('blankForm')} ({ownName(language)})
                </Button>
              ))}
            </Group>
          ) : null}
          <Fields columns={2}>
            <MultiSelect
              label={t('services')}
              searchable
              data={(services.data?.services ?? []).map((service) => ({ value: service.id, label: service.name }))}
              {...form.getInputProps('serviceIds')}
            />
            <div>
              <p className={styles.fieldLabel} id="validity">
                {t('validity')}
              </p>
              <Group gap="xs" wrap="nowrap">
                <SegmentedControl
                  aria-labelledby="validity"
                  data={validities.map((value) => ({ value, label: t(`validity_${value}`) }))}
                  value={values.validFor}
                  onChange={(next) => form.setFieldValue('validFor', next as Validity)}
                />
                {values.validFor === 'months' ? (
                  <NumberInput
                    aria-label={t('months')}
                    w={90}
                    min={1}
                    max={120}
                    clampBehavior="strict"
                    {...form.getInputProps('months')}
                  />
                ) : null}
              </Group>
            </div>
            <Switch
              label={t('witnessNeeded')}
              description={t('witnessNeededHelp')}
              {...form.getInputProps('witness', { type: 'checkbox' })}
            />
            <Switch
              label={t('renew')}
              description={t('renewHelp')}
              {...form.getInputProps('renew', { type: 'checkbox' })}
            />
            {template ? (
              <Switch
                label={t('inUse')}
                description={t('inUseHelp')}
                {...form.getInputProps('active', { type: 'checkbox' })}
              />
            ) : null}
          </Fields>
          {template ? <EditionHistory templateId={template.id} /> : null}
          {save.error ? <ErrorNotice sentence={sentenceOf(save.error)} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {newTexts > 0 ? t('saveEditions', { count: newTexts }) : t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
      {blank && template ? (
        <BlankDialog editionId={blank} title={template.name} onClose={() => setBlank(null)} />
      ) : null}
    </Modal>
  );
}

/** The first problem of a field by the same rules as the door; braces nobody can fill in come first. */
function problemOf(field: 'title' | 'body', value: string): string | null {
  const found = AddTemplateInput.shape[field].safeParse(value).error?.issues[0]?.message;
  const unknown = unknownPlaceholders(value);
  if (unknown.length > 0) return `${found ?? ''} (${unknown.map((name) => `{${name}}`).join(', ')})`.trim();
  return found ?? null;
}
