import '@mantine/core/styles.css';
import '../../ui/base.css';
import { MantineProvider } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TabletView } from '../../../electron/tablets/patient/schemas.ts';
import { createCache, createClient, TRPCProvider, useTRPC, useTRPCClient } from '../../api/client.ts';
import { type Unsent, UnsentDrafts } from '../../intake/filling/useDraft.ts';
import { CheckScreen } from '../../tablets/page/CheckScreen.tsx';
import { ConnectScreen } from '../../tablets/page/ConnectScreen.tsx';
import { HelloScreen } from '../../tablets/page/HelloScreen.tsx';
import { PatientScreen } from '../../tablets/page/PatientScreen.tsx';
import styles from '../../tablets/page/page.module.css';
import { StopDialog } from '../../tablets/page/StopDialog.tsx';
import { usePatientIdle } from '../../tablets/page/usePatientIdle.ts';
import { cssVariables, theme } from '../../ui/theme.ts';
import { tabletLanguages } from '../i18n.ts';
import { taskScreens } from './tasks.tsx';

/** The page of a tablet: nothing but what was handed over, to whoever has said who they are. */
export function TabletApp() {
  const { client, cache } = useMemo(() => {
    const made = createClient(window, '/tablet');
    const store = createCache(() => void store.invalidateQueries({ queryKey: [['tablet', 'state']] }));
    return { client: made, cache: store };
  }, []);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={cache}>
        <TRPCProvider trpcClient={client} queryClient={cache}>
          <Stage />
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** True for the answers about the tablet itself; all others are dropped when a patient's turn ends. */
function isTablet(queryKey: readonly unknown[]): boolean {
  const [path] = queryKey;
  return Array.isArray(path) && path[0] === 'tablet';
}

function Stage() {
  const { t } = useTranslation('tablets');
  const trpc = useTRPC();
  const state = useQuery(trpc.tablet.state.queryOptions({}, { staleTime: 0, retry: false, refetchInterval: 2_000 }));
  const again = async (): Promise<void> => void (await state.refetch());
  const house = state.data;
  const view = house?.view ?? null;
  const clinicName = house?.clinicName ?? '';
  const lost = Boolean(state.error);
  // a turn that is on stays as it is below, so that nothing is lost of what a patient is at
  const inTurn = view?.stage === 'tasks';
  const words = t(inTurn ? 'pageNoAnswerTurn' : 'pageNoAnswerText');
  const noAnswer = <PatientScreen clinicName={clinicName} title={t('pageNoAnswer')} text={words} />;
  if (lost && !inTurn) return noAnswer;
  if (!house) return null;
  if (!house.open) return <PatientScreen clinicName="" title={t('pageClosed')} text={t('pageClosedText')} />;
  if (!view) return <ConnectScreen clinicName={clinicName} onDone={() => void again()} />;
  return (
    <>
      {lost ? <div className={styles.cover}>{noAnswer}</div> : null}
      <HandOverStage
        key={view.handOverId}
        clinicName={clinicName}
        view={view}
        lost={lost}
        answeredAt={state.dataUpdatedAt}
        onChanged={again}
      />
    </>
  );
}

interface HandOverStageProps {
  clinicName: string;
  view: TabletView;
  /** The desk does not answer. */
  lost: boolean;
  /** When it last did. */
  answeredAt: number;
  onChanged: () => Promise<void>;
}

/** What the tablet shows of one hand-over, and what it remembers of it over a lock. */
function HandOverStage({ clinicName, view, lost, answeredAt, onChanged }: HandOverStageProps) {
  const { t, i18n } = useTranslation('tablets');
  const client = useTRPCClient();
  const cache = useQueryClient();
  const [unsent] = useState<Unsent>(() => new Map());
  const [away, setAway] = useState(false);
  const on = view.stage === 'tasks' && !away;
  const again = (): void => void onChanged();
  useEffect(() => {
    if (!on) cache.removeQueries({ predicate: ({ queryKey }) => !isTablet(queryKey) });
  }, [on, cache]);
  // nobody is there any more: nothing of the patient is shown before the host has locked it, however long that takes
  useEffect(() => {
    if (!away) return;
    const locked = async (): Promise<void> => {
      await client.tablet.lock.mutate({});
      await onChanged();
      setAway(false);
    };
    locked().catch(() => undefined);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- tried again with every answer of the desk
  }, [away, answeredAt]);

  // after the check the tablet speaks the patient's language, as far as it can
  const spoken = on || view.stage === 'thanks' ? view.language : null;
  useEffect(() => {
    void i18n.changeLanguage(spoken !== null && tabletLanguages.includes(spoken) ? spoken : 'en').then(() => {
      document.documentElement.lang = i18n.language;
    });
  }, [i18n, spoken]);

  const foot = view.tabletName;
  if (away) return <PatientScreen clinicName={clinicName} title={t('pageResting')} foot={foot} />;
  if (view.stage === 'check' && view.check)
    return <CheckScreen clinicName={clinicName} kind={view.check} onAnswered={again} />;
  if (view.stage === 'blocked')
    return <PatientScreen clinicName={clinicName} title={t('pageBlocked')} text={t('pageBlockedText')} foot={foot} />;
  if (view.stage === 'thanks') return <Thanks clinicName={clinicName} foot={foot} />;
  if (view.stage === 'tasks')
    return (
      <div className={styles.turn} inert={lost}>
        <UnsentDrafts value={unsent}>
          <Turn clinicName={clinicName} view={view} onChanged={again} onAway={() => setAway(true)} />
        </UnsentDrafts>
      </div>
    );
  return <PatientScreen clinicName={clinicName} title={t('pageResting')} text={t('pageRestingText')} foot={foot} />;
}

function Thanks({ clinicName, foot }: { clinicName: string; foot: string }) {
  const { t } = useTranslation('tablets');
  const tick = (
    <span className={styles.tick}>
      <IconCheck size={46} stroke={2} aria-hidden />
    </span>
  );
  return <PatientScreen clinicName={clinicName} mark={tick} title={t('thanks')} text={t('thanksText')} foot={foot} />;
}

/** One patient's turn: the greeting, then task after task. */
function Turn(props: { clinicName: string; view: TabletView; onChanged: () => void; onAway: () => void }) {
  const { clinicName, view, onChanged, onAway } = props;
  usePatientIdle(onAway);
  const [begun, setBegun] = useState(false);
  const [stopping, setStopping] = useState(false);
  const next = view.tasks.find(({ done }) => !done);
  const Task = begun && next ? taskScreens[next.kind] : undefined;
  const stop = (): void => setStopping(true);
  return (
    <>
      {Task ? (
        <Task key={next?.kind} onChanged={onChanged} onStop={stop} />
      ) : (
        <HelloScreen
          clinicName={clinicName}
          givenName={view.givenName}
          tasks={view.tasks}
          onBegin={() => setBegun(true)}
          onStop={stop}
        />
      )}
      {stopping ? <StopDialog onDone={onChanged} onClose={() => setStopping(false)} /> : null}
    </>
  );
}
