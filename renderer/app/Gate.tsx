import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { type Desk, DeskContext } from '../api/desk.ts';
import { NoAnswerPage, ProblemPage } from '../clinic/ProblemPage.tsx';
import { WelcomePage } from '../clinic/WelcomePage.tsx';
import { LockPage } from '../staff/LockPage.tsx';
import { SignInPage } from '../staff/SignInPage.tsx';
import { dismissToasts } from '../ui/toasts.tsx';

/** True for the answers about who is here; all others are dropped when the desk is locked or left. */
function isSession(queryKey: readonly unknown[]): boolean {
  const [path] = queryKey;
  return Array.isArray(path) && path[0] === 'session';
}

/** Found only when the key opens the database: trying again means signing in again. */
const seenOnOpening = new Set(['DATABASE_DAMAGED', 'COMMITS_LOST', 'DATABASE_NEWER', 'DISK_FULL', 'INTERNAL']);

/** Shows the desk only to someone signed in and not locked; else what comes first. */
export function Gate({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const state = useQuery(
    trpc.session.state.queryOptions(
      {},
      { staleTime: 0, retry: false, refetchInterval: (query) => (query.state.error ? 3000 : false) },
    ),
  );
  const house = state.data;
  const inside = house?.clinic === 'open' && house.staff !== undefined && !house.locked;

  useEffect(() => {
    if (inside) return;
    cache.removeQueries({ predicate: ({ queryKey }) => !isSession(queryKey) });
    dismissToasts();
  }, [inside, cache]);

  const { refetch } = state;
  const [signAnyway, setSignAnyway] = useState(false);
  const again = useCallback(() => void refetch(), [refetch]);

  const desk = useMemo((): Desk | null => {
    if (!house?.staff || !house.station || house.zone === undefined || house.currency === undefined) return null;
    const { staff, station, clinicName = '', zone, currency, demo } = house;
    return { staff, station, clinicName, zone, currency, demo };
  }, [house]);

  if (!house) return state.error ? <NoAnswerPage onRetry={again} /> : null;
  if (house.clinic === 'none') return <WelcomePage codeNeeded={house.setupCodeNeeded} onDone={again} />;
  if (house.clinic === 'problem' && !signAnyway) {
    const { code, sentence } = house.problem ?? { code: 'OTHER', sentence: '' };
    const retry = (): void => {
      void refetch().then(({ data }) =>
        setSignAnyway(data?.clinic === 'problem' && seenOnOpening.has(data.problem?.code ?? '')),
      );
    };
    return (
      <ProblemPage code={code} sentence={sentence} folder={house.folder} onRetry={retry} retrying={state.isFetching} />
    );
  }
  if (!house.staff) {
    const failed = (): void => {
      setSignAnyway(false);
      again();
    };
    const sealed = house.clinic !== 'open';
    return (
      <SignInPage clinicName={house.clinicName} sealed={sealed} demo={house.demo} onDone={again} onFailed={failed} />
    );
  }
  if (house.locked) return <LockPage staff={house.staff} onDone={again} />;
  if (!desk) return null;
  // another person gets a desk of their own: nothing typed by the one before is left in a form
  return (
    <DeskContext.Provider key={desk.staff.id} value={desk}>
      {children}
    </DeskContext.Provider>
  );
}
