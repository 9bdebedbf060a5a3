import { Button, Menu, SegmentedControl } from '@mantine/core';
import { IconEye, IconHistory, IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../../electron/intake/answers/rules.ts';
import type { FormSheet } from '../../../electron/intake/forms/schemas.ts';
import { type Definition, definitionFaults } from '../../../electron/intake/rules.ts';
import { useTRPC, useTRPCClient } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { languageName } from '../../patients/contact/languages.ts';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/Page.tsx';
import { SavedMark } from '../../ui/SavedMark.tsx';
import { showDone } from '../../ui/toasts.tsx';
import styles from './editor.module.css';
import { FormSettings } from './FormSettings.tsx';
import { FormTexts } from './FormTexts.tsx';
import { Outline } from './Outline.tsx';
import { QuestionPanel } from './QuestionPanel.tsx';
import { useFormDraft } from './useFormDraft.ts';

const place = getRouteApi('/settings/forms/$formId');
const Filling = lazy(() => import('../filling/Filling.tsx').then((module) => ({ default: module.Filling })));

/** One form: of whom it is asked, what it asks, what it looks like, and what it asked before. */
export function EditorPage() {
  const { formId }: { formId: string } = place.useParams();
  const { t } = useTranslation('forms');
  const trpc = useTRPC();
  const [round, setRound] = useState(0);
  const sheet = useQuery(trpc.intake.form.queryOptions({ id: formId }));
  if (sheet.error)
    return (
      <Page title={t('title')}>
        <ErrorNotice sentence={sentenceOf(sheet.error)} onRetry={() => void sheet.refetch()} />
      </Page>
    );
  if (!sheet.data) return <Page title={t('title')}>{null}</Page>;
  const anew = (): void => void sheet.refetch().then(() => setRound(round + 1));
  return <Editor key={`${sheet.data.number} ${round}`} sheet={sheet.data} onAnew={anew} />;
}

function Editor({ sheet, onAnew }: { sheet: FormSheet; onAnew: () => void }) {
  const { t } = useTranslation('forms');
  const client = useTRPCClient();
  const { zone, may } = useDesk();
  const edits = may('clinic.manage');
  const draft = useFormDraft(sheet);
  const { definition, change } = draft;
  const [spot, setSpot] = useState({ page: 0, question: 0 });
  const [language, setLanguage] = useState(definition.languages[0] ?? 'en');
  const [preview, setPreview] = useState(!edits);
  const publish = useMutation({
    mutationFn: () =>
      draft.end((draftVersion, asked) =>
        client.intake.publish.mutate({
          formId: sheet.id,
          expectedNumber: sheet.number,
          draftVersion,
          definition: asked,
        }),
      ),
    onSuccess: ({ number }) => showDone(t('published', { number })),
  });
  const drop = useMutation({
    mutationFn: () =>
      draft.end((expectedVersion) => client.intake.dropFormDraft.mutate({ formId: sheet.id, expectedVersion })),
    onSuccess: onAnew,
  });
  const giveUp = async (): Promise<void> => {
    const words = { title: t('dropDraftTitle'), body: t('dropDraftText', { number: sheet.number }) };
    if (await confirmDialog({ ...words, confirm: t('dropDraft'), cancel: t('keep'), danger: true })) drop.mutate();
  };
  const changed = JSON.stringify(definition) !== JSON.stringify(sheet.definition);
  const faults = changed ? definitionFaults(definition) : [];
  const error = draft.fault ?? publish.error ?? drop.error;
  const goBack = async (id: string): Promise<void> => change((await client.intake.edition.query({ id })).definition);
  return (
    <Page
      title={sheet.name}
      subtitle={
        sheet.draft
          ? t('draftOf', {
              number: sheet.number,
              name: sheet.draft.savedBy,
              when: formatInstant(sheet.draft.savedAt, zone),
            })
          : t('editionOf', { number: sheet.number })
      }
      actions={
        <>
          <SavedMark state={draft.state} />
          {definition.languages.length > 1 ? (
            <SegmentedControl
              aria-label={t('language')}
              value={language}
              data={definition.languages.map((value) => ({ value, label: languageName(value) }))}
              onChange={setLanguage}
            />
          ) : null}
          <Menu>
            <Menu.Target>
              <Button variant="default" leftSection={<IconHistory size={15} aria-hidden />}>
                {t('history')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('historyHelp')}</Menu.Label>
              {sheet.editions.map((row) => (
                <Menu.Item key={row.id} onClick={() => void goBack(row.id)}>
                  {t('editionLine', { number: row.number, when: formatInstant(row.madeAt, zone), name: row.madeBy })}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button
            variant="default"
            leftSection={preview ? <IconPencil size={15} aria-hidden /> : <IconEye size={15} aria-hidden />}
            onClick={() => setPreview(!preview)}
          >
            {t(preview ? 'edit' : 'preview')}
          </Button>
          {edits && draft.version > 0 ? (
            <Button variant="default" loading={drop.isPending} onClick={() => void giveUp()}>
              {t('dropDraft')}
            </Button>
          ) : null}
          {edits ? (
            <Button
              disabled={!changed || faults.length > 0}
              loading={publish.isPending}
              onClick={() => publish.mutate()}
            >
              {t('publish')}
            </Button>
          ) : null}
        </>
      }
    >
      {error ? (
        <ErrorNotice
          sentence={sentenceOf(error)}
          actions={
            <Button size="xs" variant="default" onClick={onAnew}>
              {t('seeNow')}
            </Button>
          }
        />
      ) : null}
      {faults.length > 0 ? (
        <ul className={styles.faults} aria-label={t('faults')}>
          {[...new Set(faults)].map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      ) : null}
      {preview ? (
        <Panel title={t('preview')}>
          <Suspense fallback={null}>
            <Preview key={JSON.stringify(definition)} definition={definition} language={language} />
          </Suspense>
        </Panel>
      ) : (
        <div className={styles.editor}>
          <div className={styles.column}>
            <FormSettings sheet={sheet} />
            <FormTexts definition={definition} language={language} onChange={change} onLanguage={setLanguage} />
            <Outline definition={definition} language={language} spot={spot} onChange={change} onSpot={setSpot} />
          </div>
          <QuestionPanel definition={definition} language={language} spot={spot} onChange={change} />
        </div>
      )}
    </Page>
  );
}

/** The form as a patient would fill it in; nothing of it is kept. */
function Preview({ definition, language }: { definition: Definition; language: string }) {
  const { t } = useTranslation('forms');
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <Filling
      definition={definition}
      language={language}
      answers={answers}
      busy={false}
      problem={null}
      onChange={setAnswers}
      onSubmit={() => showDone(t('previewDone'))}
    />
  );
}
