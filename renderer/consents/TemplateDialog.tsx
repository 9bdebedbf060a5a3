import { Button, Group, Modal, MultiSelect, Stack, Switch, Tabs, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paragraphsOf, unknownPlaceholders } from '../../electron/consents/rules.ts';
import { AddTemplateInput, type Template } from '../../electron/consents/schemas.ts';
import { useTRPC, useTRPCClient } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import signing from '../documents/signing/signing.module.css';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { showDone } from '../ui/toasts.tsx';
import { ConsentText } from './ConsentText.tsx';
import styles from './consents.module.css';

/** Adds a consent text, or changes one: another text is a new edition, what was signed keeps its own. */
export function TemplateDialog({ template, onClose }: { template: Template | null; onClose: () => void }) {
  const { t } = useTranslation('consents');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const [tab, setTab] = useState<string | null>('text');
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      name: template?.name ?? '',
      title: template?.title ?? '',
      body: template?.body ?? '',
      active: template?.active ?? true,
      serviceIds: [...(template?.serviceIds ?? [])],
    },
    validate: {
      name: (value) => problemOf('name', value),
      title: (value) => problemOf('title', value),
      body: (value) => problemOf('body', value),
    },
  });
  const newText = template !== null && (form.values.title !== template.title || form.values.body !== template.body);

  const save = useMutation({
    mutationFn: async (values: typeof form.values) => {
      const { active, serviceIds, ...text } = values;
      if (!template) {
        await client.consents.addTemplate.mutate({ ...text, serviceIds });
        return;
      }
      let { version } = template;
      if (newText) {
        const { title, body } = text;
        await client.consents.addEdition.mutate({ templateId: template.id, title, body, expectedVersion: version });
        version += 1;
      }
      if (active !== template.active || text.name.trim() !== template.name) {
        await client.consents.updateTemplate.mutate({
          id: template.id,
          name: text.name,
          active,
          expectedVersion: version,
        });
      }
      const changed = [
        ...serviceIds
          .filter((id) => !template.serviceIds.includes(id))
          .map((serviceId) => ({ serviceId, required: true })),
        ...template.serviceIds
          .filter((id) => !serviceIds.includes(id))
          .map((serviceId) => ({ serviceId, required: false })),
      ];
      for (const change of changed) await client.consents.require.mutate({ ...change, templateId: template.id });
    },
    onSuccess: (_, { name }) => {
      showDone(t(template ? 'changed' : 'added', { name }));
      onClose();
    },
  });

  return (
    <Modal
      opened
      onClose={onClose}
      title={template ? t('editText') : t('addTemplate')}
      size={760}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('name')}
            description={t('nameHelp')}
            required
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('textTitle')}
            description={t('textTitleHelp')}
            required
            {...form.getInputProps('title')}
          />
          <Tabs value={tab} onChange={setTab}>
            <Tabs.List>
              <Tabs.Tab value="text">{t('body')}</Tabs.Tab>
              <Tabs.Tab value="preview">{t('preview')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="text" pt="sm">
              <Textarea
                aria-label={t('body')}
                description={t('bodyHelp')}
                autosize
                minRows={12}
                maxRows={20}
                {...form.getInputProps('body')}
              />
            </Tabs.Panel>
            <Tabs.Panel value="preview" pt="sm">
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the arrow keys must reach it */}
              <div className={styles.previewPaper} tabIndex={0} role="region" aria-label={t('preview')}>
                <div className={signing.reading} style={{ '--reading': 0.8 } as CSSProperties}>
                  <h1>{form.values.title}</h1>
                  <ConsentText paragraphs={paragraphsOf(form.values.body)} />
                </div>
              </div>
            </Tabs.Panel>
          </Tabs>
          <MultiSelect
            label={t('services')}
            searchable
            data={(services.data?.services ?? []).map((service) => ({ value: service.id, label: service.name }))}
            {...form.getInputProps('serviceIds')}
          />
          {template ? (
            <Switch
              label={t('inUse')}
              description={t('inUseHelp')}
              {...form.getInputProps('active', { type: 'checkbox' })}
            />
          ) : null}
          {save.error ? <ErrorNotice sentence={sentenceOf(save.error)} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {newText ? t('saveEdition', { edition: template.edition + 1 }) : t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The first problem of a field by the same rules as the door; braces nobody can fill in come first. */
function problemOf(field: 'name' | 'title' | 'body', value: string): string | null {
  const found = AddTemplateInput.shape[field].safeParse(value).error?.issues[0]?.message;
  const unknown = field === 'name' ? [] : unknownPlaceholders(value);
  if (unknown.length > 0) return `${found ?? ''} (${unknown.map((name) => `{${name}}`).join(', ')})`.trim();
  return found ?? null;
}
