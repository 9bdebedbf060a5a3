import { IconForms } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { TaskListScreen } from '../../tablets/page/TaskListScreen.tsx';
import { FormScreen } from './FormScreen.tsx';

export interface IntakeTaskProps {
  /** What the tablet shows is asked anew. */
  onChanged: () => void;
  onStop: () => void;
}

/** The forms of the visit, one after the other. */
export function IntakeTask({ onChanged, onStop }: IntakeTaskProps) {
  const { t } = useTranslation('intake');
  const trpc = useTRPC();
  const list = useQuery(trpc.intake.onTablet.list.queryOptions({}, { staleTime: 0 }));
  const [open, setOpen] = useState<string | null>(null);
  const begin = useMutation(
    trpc.intake.onTablet.begin.mutationOptions({ onSuccess: ({ id }) => setOpen(id), onError: onChanged }),
  );
  const finish = useMutation(trpc.tablets.finish.mutationOptions({ onSettled: onChanged }));
  const forms = list.data?.forms;
  const next = forms?.find(({ state }) => state !== 'handedIn');
  const back = (): void => {
    setOpen(null);
    void list.refetch();
  };
  if (open !== null)
    return (
      <FormScreen
        key={open}
        id={open}
        onBack={back}
        onStop={onStop}
        onRefused={onChanged}
        onHandedIn={(left) => (left === 0 ? onChanged() : back())}
      />
    );
  return (
    <TaskListScreen
      title={t('tabletTitle')}
      icon={IconForms}
      things={forms?.map(({ formId, title, language, questions, state }) => ({
        key: `${formId} ${state === 'handedIn'}`,
        name: title,
        language,
        detail: t('tabletQuestions', { count: questions }),
        state: state === 'open' ? null : t(state === 'begun' ? 'tabletBegun' : 'tabletHandedIn'),
        over: state === 'handedIn',
        done: state === 'handedIn',
      }))}
      error={list.error ?? begin.error}
      onRetry={() => void list.refetch()}
      go={next ? t(next.state === 'begun' ? 'tabletGoOn' : 'tabletBegin', { title: next.title }) : t('tabletAllIn')}
      busy={begin.isPending || finish.isPending}
      onGo={() => (next ? begin.mutate({ formId: next.formId }) : finish.mutate({ kind: 'intake' }))}
      stop={t('tabletStop')}
      onStop={onStop}
    />
  );
}
