import { Button, SegmentedControl } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../electron/intake/answers/rules.ts';
import { textIn } from '../../electron/intake/rules.ts';
import type { Filling as FillingFacts } from '../../electron/intake/submissions/schemas.ts';
import { useTRPC, useTRPCClient } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { languageName } from '../patients/contact/languages.ts';
import { confirmDialog } from '../ui/dialogs.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Page } from '../ui/Page.tsx';
import { SavedMark, type SaveState } from '../ui/SavedMark.tsx';
import { HandedIn } from './HandedIn.tsx';

const place = getRouteApi('/intake/$submissionId');
// the library behind the form is large and only needed here
const Filling = lazy(() => import('./filling/Filling.tsx').then((module) => ({ default: module.Filling })));
const pause = 700;

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
  const [language, setLanguage] = useState(facts.language);
  const [state, setState] = useState<SaveState>('idle');
  const kept = useRef({ version: facts.version, answers: facts.answers as Answers, language: facts.language });
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const under = useRef<Promise<void>>(Promise.resolve());

  /** One after the other, each with the version the one before answered. */
  const save = (): Promise<void> => {
    clearTimeout(waiting.current);
    under.current = under.current.then(async () => {
      const { version, answers, language: spoken } = kept.current;
      setState('saving');
      try {
        const input = { id, expectedVersion: version, language: spoken, answers };
        kept.current.version = (await client.intake.saveDraft.mutate(input)).version;
        setState('saved');
      } catch {
        setState('failed');
      }
    });
    return under.current;
  };
  const later = (): void => {
    setState('dirty');
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => void save(), pause);
  };
  useEffect(() => () => clearTimeout(waiting.current), []);

  const submit = useMutation({
    mutationFn: async (answers: Answers) => {
      clearTimeout(waiting.current);
      await under.current;
      return client.intake.submit.mutate({ id, expectedVersion: kept.current.version, language, answers });
    },
    onSuccess: () => void navigate({ to: '/intake/$submissionId/review', params: { submissionId: id } }),
  });
  const discard = async (): Promise<void> => {
    const words = { title: t('discardTitle'), body: t('discardBody'), confirm: t('discard'), cancel: t('cancel') };
    if (!(await confirmDialog({ ...words, danger: true }))) return;
    clearTimeout(waiting.current);
    await under.current;
    await client.intake.discard.mutate({ id, expectedVersion: kept.current.version });
    void navigate({ to: '/patients/$patientId', params: { patientId } });
  };
  return (
    <Page
      title={textIn(definition, definition.title, language)}
      subtitle={facts.patientName}
      actions={
        <>
          <SavedMark state={state} />
          {definition.languages.length > 1 ? (
            <SegmentedControl
              aria-label={t('language')}
              value={language}
              data={definition.languages.map((value) => ({ value, label: languageName(value) }))}
              onChange={(next) => {
                setLanguage(next);
                kept.current.language = next;
                later();
              }}
            />
          ) : null}
          <Button variant="default" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void discard()}>
            {t('discard')}
          </Button>
          <Button
            variant="default"
            onClick={() => void save().then(() => navigate({ to: '/patients/$patientId', params: { patientId } }))}
          >
            {t('goOnLater')}
          </Button>
        </>
      }
    >
      <Suspense fallback={null}>
        <Filling
          definition={definition}
          language={language}
          initial={facts.answers as Answers}
          busy={submit.isPending}
          problem={submit.error ? sentenceOf(submit.error) : null}
          onChange={(answers) => {
            kept.current.answers = answers;
            later();
          }}
          onSubmit={(answers) => submit.mutate(answers)}
        />
      </Suspense>
    </Page>
  );
}
