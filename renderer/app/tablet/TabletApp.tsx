import '@mantine/core/styles.css';
import '../../ui/base.css';
import { MantineProvider } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TabletView } from '../../../electron/tablets/patient/schemas.ts';
import { createCache, createClient, TRPCProvider, useTRPC } from '../../api/client.ts';
import { CheckScreen } from '../../tablets/page/CheckScreen.tsx';
import { ConnectScreen } from '../../tablets/page/ConnectScreen.tsx';
import { HelloScreen } from '../../tablets/page/HelloScreen.tsx';
import { PatientScreen } from '../../tablets/page/PatientScreen.tsx';
import styles from '../../tablets/page/page.module.css';
import { StopDialog } from '../../tablets/page/StopDialog.tsx';
import { usePatientIdle } from '../../tablets/page/usePatientIdle.ts';
import { cssVariables, theme } from '../../ui/theme.ts';
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
  const cache = useQueryClient();
  const state = useQuery(trpc.tablet.state.queryOptions({}, { staleTime: 0, retry: false, refetchInterval: 2_000 }));
  const again = (): void => void state.refetch();
  const house = state.data;
  const view = house?.view ?? null;
  const turn = view?.stage === 'tasks' && !state.error ? view.handOverId : null;
  useEffect(() => {
    if (turn === null) cache.removeQueries({ predicate: ({ queryKey }) => !isTablet(queryKey) });
  }, [turn, cache]);

  const clinicName = house?.clinicName ?? '';
  if (state.error)
    return <PatientScreen clinicName={clinicName} title={t('pageNoAnswer')} text={t('pageNoAnswerText')} />;
  if (!house) return null;
  if (!house.open) return <PatientScreen clinicName="" title={t('pageClosed')} text={t('pageClosedText')} />;
  if (!view) return <ConnectScreen clinicName={clinicName} onDone={again} />;
  const foot = view.tabletName;
  if (view.stage === 'check' && view.check)
    return <CheckScreen key={view.handOverId} clinicName={clinicName} kind={view.check} onAnswered={again} />;
  if (view.stage === 'blocked')
    return <PatientScreen clinicName={clinicName} title={t('pageBlocked')} text={t('pageBlockedText')} foot={foot} />;
  if (view.stage === 'thanks') return <Thanks clinicName={clinicName} foot={foot} />;
  if (view.stage === 'tasks')
    return <Turn key={view.handOverId} clinicName={clinicName} view={view} onChanged={again} />;
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
function Turn({ clinicName, view, onChanged }: { clinicName: string; view: TabletView; onChanged: () => void }) {
  usePatientIdle();
  const [begun, setBegun] = useState(false);
  const [stopping, setStopping] = useState(false);
  const next = view.tasks.find(({ kind, done }) => !done && taskScreens[kind] !== undefined);
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
