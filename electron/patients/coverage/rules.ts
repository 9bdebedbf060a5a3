import type { LocalDate } from '../../kernel/dates.ts';

/** Of the patient to the one whose insurance it is. */
export const relationships = ['self', 'spouse', 'child', 'other'] as const;
export type Relationship = (typeof relationships)[number];

/** More insurers than this in force at once are a mistake at the desk. */
export const mostCoverages = 3;

/** The list with one of it moved to another place, the others closing up. A place outside the list is its nearest end. */
export function moved<T extends { id: string }>(list: readonly T[], id: string, to: number): T[] {
  const one = list.find((row) => row.id === id);
  if (!one) return [...list];
  const rest = list.filter((row) => row !== one);
  const place = Math.min(Math.max(to, 0), rest.length);
  return [...rest.slice(0, place), one, ...rest.slice(place)];
}

/** True if it pays for what is done that day. */
export function isInForce(
  coverage: { validFrom: LocalDate | null; validUntil: LocalDate | null },
  day: LocalDate,
): boolean {
  return (coverage.validFrom ?? day) <= day && day <= (coverage.validUntil ?? day);
}
