import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useTRPC, useTRPCClient } from '../api/client.ts';

/** The desk locks after this long without a key or a move; the host counts for itself too. */
const idleAfter = 5 * 60_000;
const pingEvery = 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Locks by idleness and by Ctrl+L, and tells the host that someone is here. Returns what the lock button calls. */
export function useIdleLock(): () => void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const { mutate } = useMutation(
    trpc.session.lock.mutationOptions({
      onSettled: () => cache.invalidateQueries({ queryKey: trpc.session.state.queryKey({}) }),
    }),
  );
  const lock = useCallback(() => mutate({}), [mutate]);
  const lastSign = useRef(0);

  useEffect(() => {
    lastSign.current = Date.now();
    let lastPing = lastSign.current;
    const onSign = (): void => {
      const now = Date.now();
      // back from sleep: the time is over although no timer ran
      if (now - lastSign.current > idleAfter) return lock();
      lastSign.current = now;
      if (now - lastPing < pingEvery) return;
      lastPing = now;
      client.session.here
        .mutate({})
        .catch(() => cache.invalidateQueries({ queryKey: trpc.session.state.queryKey({}) }));
    };
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'l') {
        event.preventDefault();
        lock();
      }
    };
    const timer = setInterval(() => {
      if (Date.now() - lastSign.current > idleAfter) lock();
    }, 5_000);
    for (const sign of signs) window.addEventListener(sign, onSign, { passive: true, capture: true });
    window.addEventListener('keydown', onKey, true);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, onSign, { capture: true });
      window.removeEventListener('keydown', onKey, true);
    };
  }, [client, cache, trpc, lock]);

  return lock;
}
