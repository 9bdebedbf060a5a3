import { useState } from 'react';
import { useDesk } from '../api/desk.ts';
import { useNow } from '../ui/useNow.ts';

/** A day in the clinic's zone, 'YYYY-MM-DD'. */
export function dayOf(instant: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(instant);
}

export interface Period {
  from: string | null;
  until: string | null;
  setFrom: (day: string | null) => void;
  setUntil: (day: string | null) => void;
}

/** Days to look at, both included: the last `days` of them unless others are chosen. */
export function usePeriod(days: number): Period {
  const { zone } = useDesk();
  const now = useNow();
  const [from, setFrom] = useState<string | null>(dayOf(now - (days - 1) * 86_400_000, zone));
  const [until, setUntil] = useState<string | null>(dayOf(now, zone));
  return { from, until, setFrom, setUntil };
}
