import { dateOf, dayBounds } from '../../electron/kernel/dates.ts';
import type { DayOutput } from '../../electron/scheduling/schemas.ts';
import type { BenchClinic } from './clinicAt.ts';
import { handDay } from './handDay.ts';
import type { Work } from './measure.ts';

/** The days of the past that have exactly a hundred appointments. */
export function fullDays(clinic: BenchClinic): string[] {
  const { zone } = clinic.opened;
  const starts = clinic.raw
    .prepare<[], { startsAt: number }>('SELECT starts_at AS startsAt FROM appointments ORDER BY starts_at')
    .all();
  const counts = new Map<string, number>();
  const dates = new Map<number, string>();
  for (const { startsAt } of starts) {
    const morning = Math.floor((startsAt - 43_200_000) / 86_400_000);
    const date = dates.get(morning) ?? dateOf(startsAt, zone);
    dates.set(morning, date);
    counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  return [...counts].filter(([, n]) => n === 100).map(([date]) => date);
}

/** One day of the calendar through the door, or the bare query for the same day. The days take turns. */
export function dayWork(clinic: BenchClinic, how: 'door' | 'hand'): Work {
  const dates = fullDays(clinic);
  if (dates.length === 0) throw new Error('No day has a hundred appointments.');
  if (how === 'door')
    return async (index) => {
      const day = await clinic.call<DayOutput>('query', 'scheduling.day', { date: dates[index % dates.length] });
      if (day.appointments.length !== 100) throw new Error(`${day.date} has ${day.appointments.length} appointments.`);
    };
  const query = handDay(clinic);
  const bounds = dates.map((date) => dayBounds(date, clinic.opened.zone));
  return (index) => {
    const { from, until } = bounds[index % bounds.length] ?? { from: 0, until: 0 };
    if (new Set(query(from, until).map((row) => row.appointmentId)).size !== 100)
      throw new Error('The day is not full.');
  };
}

export const searchKinds = ['name prefix', 'phone', 'birth date'] as const;
export type SearchBy = (typeof searchKinds)[number];

/** What people type, and the FTS5 expression that means it. */
interface Typed {
  text: string;
  match: string;
}
const limit = 10;

/** Searches for patients who are there: how a first name begins, a phone number as it is written, a birth date. */
function typed(clinic: BenchClinic, by: SearchBy): Typed[] {
  const rows = clinic.raw
    .prepare<[], { name: string; phone: string; birth: string }>(
      'SELECT given_name AS name, phone, birth_date AS birth FROM patients WHERE number % 7 = 1 ORDER BY number LIMIT 200',
    )
    .all();
  return rows.map(({ name, phone, birth }) => {
    const national = phone.slice(2);
    const [year = '', month = '', date = ''] = birth.split('-');
    if (by === 'name prefix') {
      const prefix = name.slice(0, 2).toLowerCase();
      return { text: prefix, match: `name:"${prefix}"*` };
    }
    if (by === 'phone')
      return {
        text: `(${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}`,
        match: `phone:"r${[...national].reverse().join('')}"* OR phone:"n${national}"* OR phone:"c1${national}"`,
      };
    return { text: `${month}/${date}/${year}`, match: `birth:"${birth.replaceAll('-', '')}"` };
  });
}

/** A patient search through the door, or the bare FTS5 query with the same answer. */
export function searchWork(clinic: BenchClinic, by: SearchBy, how: 'door' | 'hand'): Work {
  const list = typed(clinic, by);
  if (list.length === 0) throw new Error('There is nobody to search for.');
  const at = (index: number): Typed => list[index % list.length] as Typed;
  if (how === 'door')
    return async (index) => {
      const { patients } = await clinic.call<{ patients: unknown[] }>('query', 'patients.search', {
        text: at(index).text,
        limit,
      });
      if (patients.length === 0) throw new Error(`Nobody was found by ${by}.`);
    };
  const query = clinic.raw.prepare<[string]>(
    `SELECT p.id, p.number, p.given_name, p.family_name, p.preferred_name, p.birth_date, p.phone, p.merged_into_id
     FROM patient_search s JOIN patients p ON p.number = s.rowid WHERE s.patient_search MATCH ? ORDER BY s.rowid DESC LIMIT ${limit}`,
  );
  return (index) => {
    if (query.all(at(index).match).length === 0) throw new Error(`Nobody was found by ${by}.`);
  };
}

/** The three kinds in turn: what a desk is asked in a day. */
export function searchesWork(clinic: BenchClinic, how: 'door' | 'hand'): Work {
  const works = searchKinds.map((by) => searchWork(clinic, by, how));
  return (index) => works[index % works.length]?.(Math.floor(index / works.length));
}
