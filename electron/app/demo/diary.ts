import { addDays, dateOf, day, dayBounds, instantAt, type LocalDate, minute, weekdayOf } from '../../kernel/dates.ts';
import { offered, type ServiceKey, serviceKeys } from './offer.ts';
import type { DemoPatient } from './people.ts';
import type { Stage } from './stage.ts';
import { type DemoProvider, type Fate, lengthOf, type PlannedVisit, providers } from './visits.ts';

/** Minutes of the local day: morning and afternoon. */
export const shifts = [
  [9 * 60, 13 * 60],
  [13 * 60 + 30, 18 * 60],
] as const;

/** The weekdays (1 Monday .. 7 Sunday) a provider works: five, and today is one of them. */
export function workdays(provider: DemoProvider, today: LocalDate): number[] {
  const at = providers.findIndex((one) => one === provider);
  const free = [2 + 2 * at, 3 + 2 * at].map((ahead) => weekdayOf(addDays(today, Math.min(ahead, 5 + (ahead % 2)))));
  return [1, 2, 3, 4, 5, 6, 7].filter((weekday) => !free.includes(weekday));
}

const together: Partial<Record<ServiceKey, readonly [ServiceKey, ...ServiceKey[]]>> = {
  upperFace: ['lips', 'peel', 'facial'],
  lips: ['frown'],
  consult: ['frown', 'facial'],
  photofacial: ['frown'],
};

function choose(stage: Stage): [ServiceKey, ...ServiceKey[]] {
  const { chance } = stage;
  const weights = serviceKeys.reduce((sum, key) => sum + offered[key].weight, 0);
  let left = chance.next() * weights;
  const first = serviceKeys.find((key) => (left -= offered[key].weight) < 0) ?? serviceKeys[0];
  const more = together[first];
  return more && chance.happens(0.14) ? [first, chance.pick(more)] : [first];
}

const remarks = [
  'Prefers the late morning',
  'First time, a little nervous',
  'Wedding in six weeks',
  'Parking voucher',
  'Numbing cream at arrival',
] as const;

/** Six weeks of visits around today, provider by provider; around now the visits that are under way. */
export function fillDiary(stage: Stage, patients: readonly DemoPatient[]): PlannedVisit[] {
  const { chance, zone, now } = stage;
  const today = dateOf(now, zone);
  const visits: PlannedVisit[] = [];
  const busy = new Map<LocalDate, Set<string>>();
  const guest = (date: LocalDate): DemoPatient => {
    const there = busy.get(date) ?? new Set();
    busy.set(date, there);
    const free = patients.filter((patient) => !there.has(patient.id));
    const patient = free[Math.floor(chance.next() * free.length)] as DemoPatient;
    there.add(patient.id);
    return patient;
  };
  const add = (
    provider: DemoProvider,
    services: PlannedVisit['services'],
    startsAt: number,
    fate: Fate,
    early = chance.whole(2, 11),
  ): void => {
    const bookedAt = Math.min(now - 30 * minute, startsAt - chance.whole(2, 20) * day) - chance.whole(0, 400) * minute;
    const note = chance.happens(0.08) ? chance.pick(remarks) : '';
    visits.push({ patient: guest(dateOf(startsAt, zone)), provider, services, startsAt, bookedAt, fate, note, early });
  };

  const live = underWay(now, dayBounds(today, zone).from);
  for (const visit of live) add(visit.provider, visit.services, visit.startsAt, visit.fate, visit.early);
  const kept = live.length > 0 ? { from: now - 85 * minute, until: now + 70 * minute } : { from: now, until: now };

  for (let ahead = -21; ahead <= 21; ahead += 1) {
    const date = addDays(today, ahead);
    const density = ahead <= 0 ? 0.8 : ahead < 7 ? 0.7 : ahead < 14 ? 0.45 : 0.28;
    for (const provider of providers) {
      if (!workdays(provider, today).includes(weekdayOf(date))) continue;
      for (const [from, until] of shifts) {
        for (let at: number = from; at < until - 20; ) {
          const startsAt = instantAt(date, at, zone);
          const services = withinReach(choose(stage), startsAt, visits);
          const length = lengthOf(services);
          const ends = startsAt + length * minute;
          const clash = ahead === 0 && startsAt < kept.until && ends > kept.from;
          if (at + length > until || clash || !chance.happens(density)) {
            at += 15;
            continue;
          }
          const past = ends + 15 * minute < now;
          if (past || startsAt > now) add(provider, services, startsAt, past ? fateOf(stage) : aheadOf(stage, ahead));
          at += Math.ceil(length / 15) * 15;
        }
      }
    }
  }
  forget(visits, addDays(today, -1), zone);
  return visits;
}

/** There is one IPL platform: while another visit has it, people come for a consultation. */
function withinReach(
  services: PlannedVisit['services'],
  startsAt: number,
  visits: readonly PlannedVisit[],
): PlannedVisit['services'] {
  if (!services.includes('photofacial')) return services;
  const ends = startsAt + lengthOf(services) * minute;
  const taken = visits.some(
    (visit) =>
      visit.services.includes('photofacial') &&
      visit.startsAt < ends &&
      startsAt < visit.startsAt + lengthOf(visit.services) * minute,
  );
  return taken ? ['consult'] : services;
}

function fateOf({ chance }: Stage): Fate {
  const how = chance.next();
  return how < 0.86 ? 'done' : how < 0.91 ? 'noShow' : how < 0.96 ? 'cancelled' : 'lateCancelled';
}

function aheadOf({ chance }: Stage, ahead: number): Fate {
  return ahead > 3 && chance.happens(0.04) ? 'cancelled' : 'expected';
}

/** The last two injections of yesterday: one chart nobody signed, one bill nobody made. */
function forget(visits: PlannedVisit[], yesterday: LocalDate, zone: string): void {
  const last = visits.filter(
    (visit) => visit.fate === 'done' && dateOf(visit.startsAt, zone) <= yesterday && visit.services[0] === 'frown',
  );
  last.sort((a, b) => b.startsAt - a.startsAt);
  if (last[0]) last[0].fate = 'unsigned';
  if (last[1]) last[1].fate = 'unpaid';
}

/** What the board shows now: someone in each column. Begins that would lie in yesterday are left out. */
function underWay(now: number, dayBegins: number) {
  const round = (at: number): number => Math.floor(at / (5 * minute)) * 5 * minute;
  const at = (minutes: number): number => round(now + minutes * minute);
  const all: Array<Pick<PlannedVisit, 'provider' | 'services' | 'startsAt' | 'fate' | 'early'>> = [
    { provider: 'owner', services: ['upperFace'], startsAt: at(-20), fate: 'inTreatment', early: 9 },
    { provider: 'injector', services: ['lips'], startsAt: at(-5), fate: 'roomed', early: 12 },
    { provider: 'injector2', services: ['frown', 'facial'], startsAt: at(-85), fate: 'done', early: 6 },
    { provider: 'owner', services: ['frown'], startsAt: at(-45), fate: 'unpaid', early: 5 },
    { provider: 'injector2', services: ['peel'], startsAt: at(10), fate: 'arrived', early: 22 },
    { provider: 'owner', services: ['consult'], startsAt: at(25), fate: 'arrived', early: 31 },
  ];
  return all.filter((visit) => visit.startsAt - visit.early * minute > dayBegins);
}
