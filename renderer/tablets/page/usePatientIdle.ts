import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTRPC, useTRPCClient } from '../../api/client.ts';

/** The tablet asks again who has it after this long without a touch; the host counts for itself too. */
const idleAfter = 2 * 60_000;
const tellEvery = 20_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const;

/** While a patient has the tablet: tells the host that someone is there, and calls `onAway` once nobody is. */
export function usePatientIdle(onAway: () => void): void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const gone = useRef(onAway);
  useEffect(() => {
    gone.current = onAway;
  });
  useEffect(() => {
    let lastSign = Date.now();
    let lastTold = lastSign;
    const ask = (): void => void cache.invalidateQueries({ queryKey: trpc.tablet.state.queryKey({}) });
    const onSign = (): void => {
      lastSign = Date.now();
      if (lastSign - lastTold < tellEvery) return;
      lastTold = lastSign;
      client.tablet.here.mutate({}).catch(ask);
    };
    const timer = setInterval(() => {
      if (Date.now() - lastSign > idleAfter) gone.current();
    }, 5_000);
    for (const sign of signs) window.addEventListener(sign, onSign, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, onSign, { capture: true });
    };
  }, [client, cache, trpc]);
}
