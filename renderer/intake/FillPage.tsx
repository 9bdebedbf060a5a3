import { Button, SegmentedControl } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { shownAnswers } from '../../electron/intake/answers/rules.ts';
import { textIn } from '../../electron/intake/rules.ts';
import type { Filling as FillingFacts } from '../../electron/intake/submissions/schemas.ts';
import { useTRPC, useTRPCClient } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { languageName } from '../patients/contact/languages.ts';
import { NotInLanguage } from '../patients/contact/NotInLanguage.tsx';
import { confirmDialog } from '../ui/dialogs.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Page } from '../ui/Page.tsx';
import { SavedMark } from '../ui/SavedMark.tsx';
import { type KeptDraft, useDraft } from './filling/useDraft.ts';
import { HandedIn } from './HandedIn.tsx';

const place = getRouteApi('/intake/$submissionId');
// the library behind the form is large and only needed here
const Filling = lazy(() => import('./filling/Filling.tsx').then((module) => ({ default: module.Filling })));

/** A form with a patient: filled in while it is begun, read once it was handed in. */
export function FillPage() {
  const { submissionId }: { submissionId: string } = place.useParams();
  const { t } = useTranslation('intake');
  const trpc = useTRPC();
  const facts = useQuery(trpc.intake.filling.queryOptions({ id: submissionId }));
  if (facts.error)
    return (
      <Page title={t('form')}>
        <ErrorNotice sentence={sentenceOf(facts.error)} onRetry={() => void facts.refetch()} />
      </Page>
    );
  if (!facts.data) return <Page title={t('form')}>{null}</Page>;
  return facts.data.state === 'begun' ? (
    <Begun key={facts.data.id} facts={facts.data} />
  ) : (
    <HandedIn facts={facts.data} />
  );
}

function Begun({ facts }: { facts: FillingFacts }) {
  const { t } = useTranslation('intake');
  const client = useTRPCClient();
  const navigate = useNavigate();
  const { id, definition, patientId } = facts;
  const toPatient = (): void => void navigate({ to: '/patients/$patientId', params: { patientId } });
  const draft = useDraft(id, facts as KeptDraft, {
    load: async () => (await client.intake.filling.query({ id })) as KeptDraft,
    save: ({ version, ...typed }) => client.intake.saveDraft.mutate({ id, expectedVersion: version, ...typed }),
  });
  const { language } = draft;
  const submit = useMutation({
    mutationFn: () =>
      draft.end(({ version, answers, ...typed }) =>
        client.intake.submit.mutate({
          id,
          expectedVersion: version,
          answers: shownAnswers(definition, answers),
          ...typed,
        }),
      ),
    onSuccess: () => void navigate({ to: '/intake/$submissionId/review', params: { submissionId: id } }),
  });
  const discard = async (): Promise<void> => {
    const words = { title: t('discardTitle'), body: t('discardBody'), confirm: t('discard'), cancel: t('cancel') };
    if (!(await confirmDialog({ ...words, danger: true }))) return;
    await draft.end(({ version }) => client.intake.discard.mutate({ id, expectedVersion: version }));
    toPatient();
  };
  const problem = submit.error ?? draft.fault;
  return (
    <Page
      title={textIn(definition, definition.title, language)}
      subtitle={facts.patientName}
      actions={
        <>
          <SavedMark state={draft.state} />
          {definition.languages.length > 1 ? (
            <SegmentedControl
              aria-label={t('language')}
              value={language}
              data={definition.languages.map((value) => ({ value, label: languageName(value) }))}
              onChange={(next) => draft.change({ language: next })}
            />
          ) : null}
          <Button variant="default" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void discard()}>
            {t('discard')}
          </Button>
          <Button variant="default" onClick={() => void draft.send().then(toPatient)}>
            {t('goOnLater')}
          </Button>
        </>
      }
    >
      <NotInLanguage wanted={facts.patientLanguage} languages={definition.languages} shown={language} />
      <Suspense fallback={null}>
        <Filling
          definition={definition}
          language={language}
          answers={draft.answers}
          busy={submit.isPending}
          problem={problem ? sentenceOf(problem) : null}
          onChange={(answers) => draft.change({ answers })}
          onSubmit={() => submit.mutate()}
        />
      </Suspense>
    </Page>
  );
}
