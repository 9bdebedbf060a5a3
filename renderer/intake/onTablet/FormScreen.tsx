import { Button, Loader, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { shownAnswers } from '../../../electron/intake/answers/rules.ts';
import type { FormOnTablet } from '../../../electron/intake/onTablet/schemas.ts';
import { textIn } from '../../../electron/intake/rules.ts';
import { useTRPC, useTRPCClient } from '../../api/client.ts';
import { codeOf, sentenceOf } from '../../api/errors.ts';
import { ownName } from '../../patients/contact/languages.ts';
import { NotInLanguage } from '../../patients/contact/NotInLanguage.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { SavedMark } from '../../ui/SavedMark.tsx';
import { type KeptDraft, useDraft } from '../filling/useDraft.ts';
import styles from './onTablet.module.css';

// the library behind the form is large and only needed here
const Filling = lazy(() => import('../filling/Filling.tsx').then((module) => ({ default: module.Filling })));

export interface FormScreenProps {
  id: string;
  /** Back to the list; what was typed is kept. */
  onBack: () => void;
  onStop: () => void;
  /** The tablet is not let in any more, or the form is not there to be filled in. */
  onRefused: () => void;
  /** It is handed in; `left` forms are still open. */
  onHandedIn: (left: number) => void;
}

/** One form on the whole screen of a tablet. */
export function FormScreen(props: FormScreenProps) {
  const { t } = useTranslation('intake');
  const form = useQuery(useTRPC().intake.onTablet.filling.queryOptions({ id: props.id }, { staleTime: 0, gcTime: 0 }));
  if (form.data) return <Sheet form={form.data} {...props} />;
  return (
    <main className={styles.screen}>
      <div className={styles.middle}>
        {form.error ? (
          <ErrorNotice sentence={sentenceOf(form.error)} onRetry={props.onBack} />
        ) : (
          <Loader aria-label={t('tabletTitle')} />
        )}
      </div>
    </main>
  );
}

function Sheet({ form, onBack, onStop, onRefused, onHandedIn }: FormScreenProps & { form: FormOnTablet }) {
  const { t } = useTranslation('intake');
  const client = useTRPCClient();
  const { id, definition } = form;
  const door = client.intake.onTablet;
  const draft = useDraft(id, form as KeptDraft, {
    load: async () => (await door.filling.query({ id })) as KeptDraft,
    save: ({ version, ...typed }) => door.saveDraft.mutate({ id, expectedVersion: version, ...typed }),
  });
  const { language, fault } = draft;
  const submit = useMutation({
    mutationFn: () =>
      draft.end(({ version, answers, ...typed }) =>
        door.submit.mutate({ id, expectedVersion: version, answers: shownAnswers(definition, answers), ...typed }),
      ),
    onSuccess: ({ left }) => onHandedIn(left),
    // what is missing is said on the form; all else is for the tablet to say
    onError: (error) => (codeOf(error) === 'BAD_INPUT' ? undefined : onRefused()),
  });
  useEffect(() => {
    if (fault !== null) onRefused();
  }, [fault, onRefused]);
  const problem = submit.error ?? fault;
  return (
    <main className={styles.sheet}>
      <div className={styles.top}>
        <SavedMark state={draft.state} />
        {definition.languages.length > 1 ? (
          <Select
            aria-label={t('tabletLanguage')}
            size="md"
            w={170}
            allowDeselect={false}
            data={definition.languages.map((value) => ({ value, label: ownName(value) }))}
            value={language}
            onChange={(next) => next && draft.change({ language: next })}
          />
        ) : null}
        <Button variant="subtle" color="gray" size="md" onClick={() => void draft.send().then(onStop)}>
          {t('tabletStop')}
        </Button>
      </div>
      <div className={styles.scroll}>
        <div className={styles.paper}>
          <h1 className={styles.title} lang={language}>
            {textIn(definition, definition.title, language)}
          </h1>
          <div className={styles.notice}>
            <NotInLanguage wanted={form.patientLanguage} languages={definition.languages} shown={language} />
          </div>
          <Suspense fallback={<Loader aria-label={t('tabletTitle')} />}>
            <Filling
              roomy
              definition={definition}
              language={language}
              answers={draft.answers}
              busy={submit.isPending}
              problem={problem ? sentenceOf(problem) : null}
              onChange={(answers) => draft.change({ answers })}
              onSubmit={() => submit.mutate()}
              onLeave={() => void draft.send().then(onBack)}
            />
          </Suspense>
        </div>
      </div>
    </main>
  );
}
