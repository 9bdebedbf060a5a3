import { useEffect, useState } from 'react';

/** Epoch ms, renewed at the beginning of every minute. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), 60_000 - (now % 60_000) + 5);
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
