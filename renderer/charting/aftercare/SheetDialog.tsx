import { MultiSelect, Select, Switch, Tabs, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveSheetInput, type Sheet } from '../../../electron/charting/aftercare/schemas.ts';
import { paragraphsOf } from '../../../electron/consents/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ConsentText } from '../../consents/ConsentText.tsx';
import { languageChoices } from '../../patients/contact/languages.ts';
import { Fields, WideField } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';
import styles from './aftercare.module.css';

/** Adds a sheet, or changes its text in one language: another text is a new edition. */
export function SheetDialog({ sheet, onClose }: { sheet: Sheet | null; onClose: () => void }) {
  const { t } = useTranslation('aftercare');
  const trpc = useTRPC();
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const first = sheet?.editions.find(({ language }) => language === 'en') ?? sheet?.editions[0];
  const [name, setName] = useState(sheet?.name ?? '');
  const [active, setActive] = useState(sheet?.active ?? true);
  const [serviceIds, setServiceIds] = useState<string[]>(sheet?.serviceIds ?? []);
  const [language, setLanguage] = useState<string>(first?.language ?? 'en');
  const [text, setText] = useState({ title: first?.title ?? '', body: first?.body ?? '' });
  const [tried, setTried] = useState(false);
  const save = useMutation(
    trpc.charting.aftercare.save.mutationOptions({
      onSuccess: () => {
        showDone(t('saved', { name }));
        onClose();
      },
    }),
  );
  const input = {
    id: sheet?.id ?? null,
    name,
    active,
    serviceIds,
    language,
    ...text,
    expectedVersion: sheet?.version ?? 0,
  };
  const issue = SaveSheetInput.safeParse(input).error?.issues[0];
  const problem = (field: string): string | null => (tried && issue?.path[0] === field ? issue.message : null);
  const before = sheet?.editions.find((one) => one.language === language);
  const renewed = sheet !== null && (before?.title !== text.title || before.body !== text.body);
  return (
    <FormDialog
      title={sheet ? t('edit') : t('add')}
      size={760}
      submit={renewed ? t('saveEdition', { edition: (before?.edition ?? 0) + 1 }) : t('save')}
      ready
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onSubmit={() => {
        setTried(true);
        if (!issue) save.mutate(input);
      }}
      onClose={onClose}
    >
      <Fields columns={2}>
        <TextInput
          label={t('name')}
          description={t('nameHelp')}
          required
          data-autofocus
          maxLength={80}
          value={name}
          error={problem('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('language')}
          allowDeselect={false}
          searchable
          data={languageChoices(language)}
          value={language}
          onChange={(code) => {
            if (code === null) return;
            const known = sheet?.editions.find((one) => one.language === code);
            setLanguage(code);
            setText({ title: known?.title ?? '', body: known?.body ?? '' });
          }}
        />
        <WideField>
          <TextInput
            label={t('sheetTitle')}
            required
            maxLength={160}
            value={text.title}
            error={problem('title')}
            onChange={(event) => setText({ ...text, title: event.currentTarget.value })}
          />
        </WideField>
      </Fields>
      <Tabs defaultValue="text">
        <Tabs.List>
          <Tabs.Tab value="text">{t('body')}</Tabs.Tab>
          <Tabs.Tab value="preview">{t('preview')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="text" pt="sm">
          <Textarea
            aria-label={t('body')}
            description={t('bodyHelp')}
            autosize
            minRows={10}
            maxRows={18}
            value={text.body}
            error={problem('body')}
            onChange={(event) => setText({ ...text, body: event.currentTarget.value })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="preview" pt="sm">
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the arrow keys must reach it */}
          <div className={styles.preview} tabIndex={0} role="region" aria-label={t('preview')} lang={language}>
            <h1>{text.title}</h1>
            <ConsentText paragraphs={paragraphsOf(text.body)} />
          </div>
        </Tabs.Panel>
      </Tabs>
      <MultiSelect
        label={t('services')}
        searchable
        data={(services.data?.services ?? []).map((service) => ({ value: service.id, label: service.name }))}
        value={serviceIds}
        onChange={setServiceIds}
      />
      {sheet ? (
        <Switch label={t('active')} checked={active} onChange={(event) => setActive(event.currentTarget.checked)} />
      ) : null}
    </FormDialog>
  );
}
