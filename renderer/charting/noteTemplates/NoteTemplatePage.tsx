import { Button, Menu, MultiSelect, Switch, TextInput } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteSection } from '../../../electron/charting/noteTemplates/rules.ts';
import { type NoteTemplate, SaveTemplateInput } from '../../../electron/charting/noteTemplates/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { draftOf, moveField, moveSection, sectionsOf } from './draft.ts';
import { NotePreview } from './NotePreview.tsx';
import styles from './noteTemplates.module.css';
import { SectionEditor } from './SectionEditor.tsx';

const place = getRouteApi('/settings/note-templates/$templateId');

/** One note template: built by those who may, seen by those who chart. */
export function NoteTemplatePage() {
  const { t } = useTranslation('noteTemplates');
  const { templateId } = place.useParams() as { templateId: string };
  const trpc = useTRPC();
  const { may } = useDesk();
  const navigate = useNavigate();
  const list = useQuery(trpc.charting.notes.templates.queryOptions({}));
  const found = list.data?.templates.find(({ id }) => id === templateId) ?? null;
  const back = (
    <Button
      variant="default"
      leftSection={<IconArrowLeft size={16} aria-hidden />}
      onClick={() => void navigate({ to: '/settings/note-templates' })}
    >
      {t('back')}
    </Button>
  );
  const isNew = templateId === 'new';
  return (
    <Page title={isNew ? t('newTitle') : (found?.name ?? t('title'))} subtitle={t('text')} actions={back}>
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.data && !isNew && !found ? <ErrorNotice sentence={t('gone')} /> : null}
      {list.data && (isNew || found) ? (
        may('chart.templates') ? (
          <Editor
            key={templateId}
            template={found}
            others={list.data.templates.filter(({ id }) => id !== templateId)}
          />
        ) : (
          <div className={styles.reading}>
            <p className={styles.hint}>{t('askFor')}</p>
            <NotePreview sections={found?.sections ?? []} />
          </div>
        )
      ) : null}
    </Page>
  );
}

function Editor({ template, others }: { template: NoteTemplate | null; others: readonly NoteTemplate[] }) {
  const { t } = useTranslation('noteTemplates');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const services = useQuery(trpc.catalog.services.queryOptions({}));
  const [name, setName] = useState(template?.name ?? '');
  const [active, setActive] = useState(template?.active ?? true);
  const [serviceIds, setServiceIds] = useState<string[]>(template?.serviceIds ?? []);
  const [drafts, setDrafts] = useState(() => (template ? template.sections.map(draftOf) : [draftOf()]));
  const [tried, setTried] = useState(false);
  const save = useMutation(
    trpc.charting.notes.saveTemplate.mutationOptions({
      onSuccess: () => {
        showDone(t('saved', { name }));
        void navigate({ to: '/settings/note-templates' });
      },
    }),
  );
  const sections = sectionsOf(drafts);
  const input = {
    id: template?.id ?? null,
    name,
    active,
    serviceIds,
    sections,
    expectedVersion: template?.version ?? 0,
  };
  const issue = SaveTemplateInput.safeParse(input).error?.issues[0];
  const path = issue?.path[0] === 'sections' ? issue.path.slice(1) : [];
  const renewed = template !== null && JSON.stringify(sections) !== JSON.stringify(template.sections);
  const problemOf = (at: number): { field: number | null; sentence: string } | null =>
    tried && issue && path[0] === at
      ? { field: path[1] === 'fields' && typeof path[2] === 'number' ? path[2] : null, sentence: issue.message }
      : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!issue) save.mutate(input);
  };
  return (
    <form className={styles.page} noValidate onSubmit={submit}>
      <div className={styles.build}>
        <Panel>
          <div className={styles.about}>
            <TextInput
              label={t('name')}
              required
              data-autofocus
              maxLength={80}
              value={name}
              error={tried && issue?.path[0] === 'name' ? issue.message : null}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {template ? (
              <Switch
                label={t('active')}
                checked={active}
                onChange={(event) => setActive(event.currentTarget.checked)}
              />
            ) : null}
            <MultiSelect
              className={styles.wide}
              label={t('services')}
              description={t('servicesHelp')}
              searchable
              data={(services.data?.services ?? []).map((service) => ({ value: service.id, label: service.name }))}
              value={serviceIds}
              onChange={setServiceIds}
            />
          </div>
        </Panel>
        {drafts.map((section, at) => (
          <SectionEditor
            key={section.uid}
            section={section}
            problem={problemOf(at)}
            onChange={(next) => setDrafts(drafts.map((one) => (one.uid === next.uid ? next : one)))}
            onMove={(by) => setDrafts(moveSection(drafts, at, by))}
            onMoveField={(uid, by) => setDrafts(moveField(drafts, uid, by))}
            onRemove={() => setDrafts(drafts.filter(({ uid }) => uid !== section.uid))}
          />
        ))}
        <AddSection
          others={others}
          used={drafts.map(({ key }) => key)}
          onAdd={(one) => setDrafts([...drafts, draftOf(one)])}
        />
        <p className={styles.hint}>{t('keysHint')}</p>
      </div>
      <div className={styles.side}>
        {tried && issue && path.length === 0 && issue.path[0] !== 'name' ? (
          <ErrorNotice sentence={issue.message} />
        ) : null}
        {save.error ? <ErrorNotice sentence={sentenceOf(save.error)} /> : null}
        {/* no submit button: Enter in one of the many fields does not send the whole */}
        <Button loading={save.isPending} onClick={(event) => event.currentTarget.form?.requestSubmit()}>
          {renewed ? t('saveEdition', { edition: template.edition + 1 }) : t('save')}
        </Button>
        <NotePreview sections={sections} />
      </div>
    </form>
  );
}

interface AddSectionProps {
  others: readonly NoteTemplate[];
  used: readonly string[];
  onAdd: (section?: NoteSection) => void;
}

/** A new section, or one that another template has: shared sections are asked once in a visit with both. */
function AddSection({ others, used, onAdd }: AddSectionProps) {
  const { t } = useTranslation('noteTemplates');
  const known = others
    .map(({ name, sections }) => ({ name, sections: sections.filter(({ key }) => !used.includes(key)) }))
    .filter(({ sections }) => sections.length > 0);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" className={styles.add} leftSection={<IconPlus size={16} aria-hidden />}>
          {t('addSection')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => onAdd()}>{t('newSection')}</Menu.Item>
        {known.map(({ name, sections }) => (
          <div key={name}>
            <Menu.Label>{t('fromTemplate', { name })}</Menu.Label>
            {sections.map((section) => (
              <Menu.Item key={section.key} onClick={() => onAdd(section)}>
                {section.title}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
