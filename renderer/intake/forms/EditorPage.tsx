import { Button, Menu, SegmentedControl } from '@mantine/core';
import { IconEye, IconHistory, IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormSheet } from '../../../electron/intake/forms/schemas.ts';
import { type Definition, definitionFaults } from '../../../electron/intake/rules.ts';
import { useTRPC, useTRPCClient } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { languageName } from '../../patients/contact/languages.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/Page.tsx';
import { showDone } from '../../ui/toasts.tsx';
import styles from './editor.module.css';
import { FormSettings } from './FormSettings.tsx';
import { Outline } from './Outline.tsx';
import { QuestionPanel } from './QuestionPanel.tsx';

const place = getRouteApi('/settings/forms/$formId');
const Filling = lazy(() => import('../filling/Filling.tsx').then((module) => ({ default: module.Filling })));

/** One form: of whom it is asked, what it asks, what it looks like, and what it asked before. */
export function EditorPage() {
  const { formId }: { formId: string } = place.useParams();
  const { t } = useTranslation('forms');
  const trpc = useTRPC();
  const sheet = useQuery(trpc.intake.form.queryOptions({ id: formId }));
  if (sheet.error)
    return (
      <Page title={t('title')}>
        <ErrorNotice sentence={sentenceOf(sheet.error)} onRetry={() => void sheet.refetch()} />
      </Page>
    );
  return sheet.data ? <Editor key={sheet.data.number} sheet={sheet.data} /> : <Page title={t('title')}>{null}</Page>;
}

function Editor({ sheet }: { sheet: FormSheet }) {
  const { t } = useTranslation('forms');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { zone, may } = useDesk();
  const edits = may('clinic.manage');
  const [definition, setDefinition] = useState<Definition>(sheet.definition);
  const [spot, setSpot] = useState({ page: 0, question: 0 });
  const [language, setLanguage] = useState(sheet.definition.languages[0] ?? 'en');
  const [preview, setPreview] = useState(!edits);
  const publish = useMutation(
    trpc.intake.publish.mutationOptions({ onSuccess: ({ number }) => showDone(t('published', { number })) }),
  );
  const changed = JSON.stringify(definition) !== JSON.stringify(sheet.definition);
  const faults = changed ? definitionFaults(definition) : [];
  const goBack = async (id: string): Promise<void> =>
    setDefinition((await client.intake.edition.query({ id })).definition);
  return (
    <Page
      title={sheet.name}
      subtitle={t('editionOf', { number: sheet.number })}
      actions={
        <>
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
          {edits ? (
            <Button
              disabled={!changed || faults.length > 0}
              loading={publish.isPending}
              onClick={() => publish.mutate({ formId: sheet.id, expectedNumber: sheet.number, definition })}
            >
              {t('publish')}
            </Button>
          ) : null}
        </>
      }
    >
      {publish.error ? <ErrorNotice sentence={sentenceOf(publish.error)} /> : null}
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
            <Filling
              key={JSON.stringify(definition)}
              definition={definition}
              language={language}
              initial={{}}
              busy={false}
              problem={null}
              onChange={() => undefined}
              onSubmit={() => showDone(t('previewDone'))}
            />
          </Suspense>
        </Panel>
      ) : (
        <div className={styles.editor}>
          <div className={styles.column}>
            <FormSettings sheet={sheet} />
            <Outline
              definition={definition}
              language={language}
              spot={spot}
              onChange={setDefinition}
              onSpot={setSpot}
            />
          </div>
          <QuestionPanel definition={definition} language={language} spot={spot} onChange={setDefinition} />
        </div>
      )}
    </Page>
  );
}
