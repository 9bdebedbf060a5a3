import type { useTranslation } from 'react-i18next';
import type { AppointmentState } from '../../electron/scheduling/rules.ts';
import { codeOf, faultOf, sentenceOf } from '../api/errors.ts';
import { formatTime } from '../ui/format.ts';

/** What a SLOT_TAKEN refusal carries. */
interface TakenDetails {
  resource?: unknown;
  name?: unknown;
  from?: unknown;
  until?: unknown;
  free?: unknown;
  outsideHours?: unknown;
}

function detailsOf(error: unknown): TakenDetails {
  const details = faultOf(error)?.details;
  return typeof details === 'object' && details !== null ? details : {};
}

/** The starts a SLOT_TAKEN refusal offers. */
export function offeredStarts(error: unknown): number[] {
  const { free } = detailsOf(error);
  return Array.isArray(free) ? free.filter((start): start is number => typeof start === 'number') : [];
}

/** What a CHANGED_ELSEWHERE refusal shows of the appointment as it is now; null for any other error. */
export function currentOf(
  error: unknown,
): { startsAt: number; endsAt: number; state: AppointmentState; version: number } | null {
  if (codeOf(error) !== 'CHANGED_ELSEWHERE') return null;
  const { current } = (faultOf(error)?.details ?? {}) as { current?: ReturnType<typeof currentOf> };
  return current ?? null;
}

/** The name in a refusal for outside working hours; null for any other error. */
export function outsideHoursOf(error: unknown): string | null {
  const { outsideHours, name } = detailsOf(error);
  return outsideHours === true && typeof name === 'string' ? name : null;
}

/** Who or what is taken until when, without the offers: they stand beside it as buttons. Any other error as it is. */
export function takenText(
  error: unknown,
  zone: string,
  t: ReturnType<typeof useTranslation<'scheduling'>>['t'],
): string {
  const { resource, name, from, until } = detailsOf(error);
  if (
    offeredStarts(error).length === 0 ||
    typeof name !== 'string' ||
    typeof from !== 'number' ||
    typeof until !== 'number'
  )
    return sentenceOf(error);
  const values = { name, from: formatTime(from, zone), until: formatTime(until, zone) };
  return resource === 'patient' ? t('elsewhere', values) : t('taken', values);
}
