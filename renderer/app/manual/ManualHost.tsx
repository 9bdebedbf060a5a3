import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTRPC } from '../../api/client.ts';
import { deskRouter } from '../router.ts';
import { manualFor } from './contents.ts';
import { manualStore } from './store.ts';

const ManualPane = lazy(() => import('./ManualPane.tsx').then(({ ManualPane: pane }) => ({ default: pane })));

/** F1 anywhere, also before the sign-in: the page of the manual for where one is, beside what one does. */
export function ManualHost() {
  const trpc = useTRPC();
  const place = useSyncExternalStore(
    (changed) => manualStore.subscribe(changed),
    () => manualStore.now(),
  );
  const { data } = useQuery(trpc.session.state.queryOptions({}, { staleTime: Number.POSITIVE_INFINITY, retry: false }));
  const inside = data?.clinic === 'open' && data.staff !== undefined && !data.locked;
  const cameFrom = useRef<HTMLElement | null>(null);

  const close = (): void => {
    manualStore.show(null);
    cameFrom.current?.focus();
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F1' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (manualStore.now() !== null) {
        manualStore.show(null);
        cameFrom.current?.focus();
        return;
      }
      cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      const path = deskRouter.state.location.pathname;
      manualStore.show({ slug: manualFor(data ? { clinic: data.clinic, inside, path } : null) });
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [data, inside]);

  if (place === null) return null;
  return (
    <Suspense fallback={null}>
      <ManualPane place={place} onClose={close} onGo={inside ? (path) => deskRouter.history.push(path) : null} />
    </Suspense>
  );
}
