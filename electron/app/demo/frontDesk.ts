import { setPolicies } from '../../clinic/policies/service.ts';
import { addDays, dateOf, day, hour, minute } from '../../kernel/dates.ts';
import { addEntry } from '../../scheduling/waitlist/service.ts';
import type { ServiceKey, Shelf } from './offer.ts';
import type { DemoPatient } from './people.ts';
import type { Stage } from './stage.ts';

/** What the demo clinic asks of its patients, from before its first booking on. */
export function setRules(stage: Stage, at: number): void {
  stage.play(at, 'owner', 'clinic.setPolicies', (act) =>
    setPolicies(stage.tx, act, {
      values: {
        'scheduling.noShowFee': { kind: 'percent', rate: 500_000 },
        'scheduling.lateCancelFee': { kind: 'flat', cents: 5000 },
        'scheduling.lateArrivalFee': { kind: 'flat', cents: 2500 },
        'scheduling.deposit': { kind: 'percent', rate: 200_000 },
        'scheduling.depositAfterNoShows': 2,
      },
      expectedVersion: 0,
    }),
  );
}

const wishes: ReadonlyArray<{
  services: readonly ServiceKey[];
  provider: 'owner' | 'injector' | 'injector2' | null;
  weekdays: number[];
  dayparts: Array<'morning' | 'afternoon' | 'evening'>;
  priority: 'normal' | 'high';
  note: string;
  daysAgo: number;
}> = [
  {
    services: ['frown'],
    provider: null,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    dayparts: ['morning', 'afternoon'],
    priority: 'normal',
    note: 'Works nearby, here in 15 minutes',
    daysAgo: 9,
  },
  {
    services: ['lips'],
    provider: 'injector',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    dayparts: ['morning', 'afternoon', 'evening'],
    priority: 'high',
    note: 'Wedding in four weeks',
    daysAgo: 3,
  },
  {
    services: ['facial'],
    provider: null,
    weekdays: [2, 4, 6],
    dayparts: ['afternoon', 'evening'],
    priority: 'normal',
    note: '',
    daysAgo: 6,
  },
  {
    services: ['upperFace', 'peel'],
    provider: 'owner',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    dayparts: ['morning', 'afternoon'],
    priority: 'normal',
    note: 'Only with the owner',
    daysAgo: 12,
  },
  {
    services: ['consult'],
    provider: null,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    dayparts: ['morning', 'afternoon', 'evening'],
    priority: 'normal',
    note: 'First visit',
    daysAgo: 1,
  },
];

/** People who would come sooner. */
export function planWaitlist(stage: Stage, shelf: Shelf, patients: readonly DemoPatient[]): void {
  const { tx, now, zone, cast } = stage;
  for (const [index, wish] of wishes.entries()) {
    const at = now - wish.daysAgo * day - 2 * hour - index * 7 * minute;
    const patient = patients[(index * 67 + 11) % patients.length];
    if (!patient) continue;
    stage.plan(at, () =>
      stage.play(at, 'frontDesk', 'scheduling.addToWaitlist', (act) =>
        addEntry(tx, act, {
          patientId: patient.id,
          serviceIds: wish.services.map((key) => shelf.service[key]),
          providerId: wish.provider === null ? null : cast.staff[wish.provider],
          weekdays: wish.weekdays,
          dayparts: wish.dayparts,
          fromOn: null,
          untilOn: null,
          expiresOn: addDays(dateOf(now, zone), 30 + index),
          priority: wish.priority,
          note: wish.note,
        }),
      ),
    );
  }
}
