import { isLocalDate } from '../../electron/kernel/dates.ts';

/** What the address of the calendar keeps. */
export interface CalendarPlace {
  /** 'YYYY-MM-DD'; today when missing. */
  date?: string;
  /** Book for this patient. */
  patient?: string;
  /** A walk-in is being taken. */
  walkIn?: true;
  /** This appointment is open. */
  open?: string;
}

/** Reads it; anything else is dropped. */
export function calendarPlace(raw: Record<string, unknown>): CalendarPlace {
  const { date, patient, walkIn, open } = raw;
  return {
    ...(typeof date === 'string' && isLocalDate(date) ? { date } : {}),
    ...(typeof patient === 'string' ? { patient } : {}),
    ...(walkIn === true ? { walkIn } : {}),
    ...(typeof open === 'string' ? { open } : {}),
  };
}
