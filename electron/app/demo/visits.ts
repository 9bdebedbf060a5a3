import { followMoney } from '../../billing/steps/service.ts';
import { day, hour, minute } from '../../kernel/dates.ts';
import { book } from '../../scheduling/booking/service.ts';
import type { AppointmentState } from '../../scheduling/rules.ts';
import type { FeeDecision } from '../../scheduling/schemas.ts';
import { advance, appointmentById } from '../../scheduling/service.ts';
import { signConsents, signOff, treat } from './care.ts';
import { checkOut } from './counter.ts';
import { minutesOf, type ServiceKey, type Shelf } from './offer.ts';
import { examine, examinedBefore } from './orders.ts';
import type { DemoPatient } from './people.ts';
import type { Stage, Who } from './stage.ts';
import type { StockRoom } from './stockRoom.ts';

export const providers = ['owner', 'injector', 'injector2'] as const satisfies readonly Who[];
export type DemoProvider = (typeof providers)[number];

/** How far a visit comes. 'expected' lies ahead; 'unsigned' and 'unpaid' were forgotten. */
export type Fate =
  | 'expected'
  | 'cancelled'
  | 'lateCancelled'
  | 'noShow'
  | 'arrived'
  | 'roomed'
  | 'inTreatment'
  | 'unsigned'
  | 'unpaid'
  | 'done';

export interface PlannedVisit {
  patient: DemoPatient;
  provider: DemoProvider;
  services: [ServiceKey, ...ServiceKey[]];
  startsAt: number;
  bookedAt: number;
  fate: Fate;
  note: string;
  /** Minutes before the start at which the patient comes in. */
  early: number;
  /** Once it is booked. */
  appointmentId?: string;
}

/** Where a provider works. */
export type Places = Record<DemoProvider, { providerId: string; roomId: string }>;

/** How far along a fate is; what is reached happens. */
const reached: Record<Fate, number> = {
  expected: 0,
  cancelled: 0,
  lateCancelled: 0,
  noShow: 0,
  arrived: 1,
  roomed: 2,
  inTreatment: 3,
  unsigned: 4,
  unpaid: 5,
  done: 6,
};

/** Minutes a visit takes. */
export function lengthOf(services: readonly ServiceKey[]): number {
  return services.reduce((sum, key) => sum + minutesOf(key), 0);
}

/** Plans everything that happens in a visit, from the call that booked it to the payment. */
export function planVisit(stage: Stage, stock: StockRoom, shelf: Shelf, places: Places, visit: PlannedVisit): void {
  const { tx, chance } = stage;
  const { startsAt, fate, provider, services } = visit;
  const far = reached[fate];
  let id = '';
  const step = (at: number, who: Who, to: AppointmentState, reason?: string, fee?: FeeDecision): void => {
    stage.play(at, who, 'scheduling.advance', (act) => {
      const { version } = appointmentById(tx, id);
      advance(
        tx,
        act,
        { appointmentId: id, to, expectedVersion: version, ...(reason ? { reason } : {}), ...(fee ? { fee } : {}) },
        followMoney,
      );
    });
  };
  stage.plan(visit.bookedAt, () => {
    id = stage.play(visit.bookedAt, 'frontDesk', 'scheduling.book', (act) =>
      book(tx, act, {
        patientId: visit.patient.id,
        startsAt,
        lines: services.map((key) => ({ serviceId: shelf.service[key], ...places[provider] })),
        note: visit.note,
        walkIn: false,
        outsideHours: true,
      }),
    ).id;
    visit.appointmentId = id;
  });
  const confirmedAt = startsAt - 26 * hour + chance.whole(0, 300) * minute;
  if (fate !== 'cancelled' && confirmedAt > visit.bookedAt && chance.happens(0.8)) {
    stage.plan(confirmedAt, () => step(confirmedAt, 'frontDesk', 'confirmed'));
  }
  if (fate === 'cancelled' || fate === 'lateCancelled') {
    const before = fate === 'cancelled' ? chance.whole(40, 90) * hour : chance.whole(2, 9) * hour;
    const at = Math.max(visit.bookedAt + minute, startsAt - before);
    const reason = chance.pick(['Feels ill', 'Called away for work', 'Will call for another date', 'Cold sore']);
    stage.plan(at, () => step(at, 'frontDesk', fate, reason));
  }
  if (fate === 'noShow') {
    // those of the last days wait at the till, older ones were left undecided
    const fee = startsAt > stage.now - 3 * day ? ({ how: 'charge' } as const) : undefined;
    stage.plan(startsAt + 20 * minute, () => step(startsAt + 20 * minute, 'frontDesk', 'noShow', undefined, fee));
  }
  if (far < 1) return;
  const arrives = startsAt - visit.early * minute;
  const roomedAt = Math.max(arrives + 3 * minute, startsAt - 2 * minute);
  const begins = roomedAt + 3 * minute;
  const ends = Math.max(begins + 6 * minute, startsAt + (lengthOf(services) - 4) * minute);
  const paidAt = ends + chance.whole(4, 11) * minute;
  stage.plan(arrives, () => step(arrives, 'frontDesk', 'arrived'));
  if (far < 2) return;
  stage.plan(roomedAt, () => step(roomedAt, provider, 'roomed'));
  if (far < 3) return;
  stage.plan(arrives + 2 * minute, () => signConsents(stage, arrives + 2 * minute, id, visit.patient.name));
  stage.plan(begins, () => {
    examine(stage, shelf, begins - examinedBefore, id);
    step(begins, provider, 'inTreatment');
    treat(
      stage,
      stock,
      shelf,
      begins + minute,
      { appointmentId: id, provider, services },
      fate === 'inTreatment' ? 0.55 : 1,
    );
  });
  if (far < 5) return;
  stage.plan(ends, () => signOff(stage, ends, id, provider));
  if (far < 6) return;
  stage.plan(paidAt, () => checkOut(stage, shelf, paidAt, id));
}
