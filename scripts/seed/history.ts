import { minute } from '../../electron/kernel/dates.ts';
import type { AuditEvent } from './audit.ts';
import { bookVisit, type SeededVisit } from './booking.ts';
import { treat } from './care.ts';
import { stockUpContainers } from './containers.ts';
import type { WorkingDay } from './days.ts';
import { closeDrawer, type Drawer, openDrawer } from './drawer.ts';
import type { CastMember } from './founding.ts';
import { addPatient } from './patients.ts';
import { type SoldLine, sell } from './sales.ts';
import { type Seeding, till } from './seeding.ts';
import { stockUpShelf } from './shelf.ts';

/** Lets one working day happen, or books it if it lies ahead. */
export function liveThrough(s: Seeding, day: WorkingDay): void {
  const morning = day.from + 8 * 60 * minute;
  for (let i = 0; i < day.newPatients; i += 1) {
    const at = morning + i * 1000;
    s.patients.push(addPatient(s.tx, s.chance, s.newId(at), at));
  }
  if (day.past) {
    const need = day.appointments + day.counterSales;
    stockUpContainers(s, { at: morning, date: day.date }, need);
    stockUpShelf(s, { at: morning, date: day.date }, need);
  }
  const drawer = day.past ? openDrawer(s, morning + 45 * minute, day) : undefined;
  for (let i = 0; i < day.appointments; i += 1) {
    const visit = bookVisit(s, day, i);
    if (drawer && visit.course === 'treated') payFor(s, drawer, visit, treat(s, visit, day.date));
    s.trail.visit(actsOf(s, visit));
  }
  if (drawer) {
    for (let i = 0; i < day.counterSales; i += 1) counterSale(s, drawer, day.from + (600 + i * 12) * minute);
    closeDrawer(s, drawer, day.from + 19 * 60 * minute);
  }
  s.trail.write(s.tx, s.newId(morning));
}

function payFor(s: Seeding, drawer: Drawer, visit: SeededVisit, lines: SoldLine[]): void {
  const tipFor = s.chance.happens(0.3) ? visit.staff : null;
  sell(s, drawer, {
    at: visit.endsAt + 5 * minute,
    patient: visit.patient,
    appointmentId: visit.id,
    lines: [...lines, goods(s)],
    cashier: s.chance.pick(s.cast.desk),
    tipFor,
  });
}

function counterSale(s: Seeding, drawer: Drawer, at: number): void {
  const patient = s.chance.happens(0.9) ? s.chance.pick(s.patients) : null;
  sell(s, drawer, {
    at,
    patient,
    appointmentId: null,
    lines: [goods(s), goods(s), goods(s)],
    cashier: s.chance.pick(s.cast.desk),
    tipFor: null,
  });
}

function goods(s: Seeding): SoldLine {
  const product = s.chance.pick(s.cast.retail);
  const quantity = s.chance.happens(0.15) ? 2000 : 1000;
  return {
    kind: 'retail',
    chargeId: null,
    product,
    productId: product.id,
    description: product.name,
    unit: '',
    quantity,
    unitPriceCents: product.priceCents,
    performedBy: null,
    lots: [],
  };
}

const desk = ['scheduling.book'] as const;
const atDesk = ['scheduling.advance', 'scheduling.advance', 'consents.preview', 'consents.sign'] as const;
const inRoom = [
  'charting.open',
  'charting.scanForDraw',
  'charting.draw',
  'charting.addPoint',
  'charting.addPoint',
  'charting.addPoint',
  'charting.addPoint',
  'charting.saveNote',
  'charting.sign',
] as const;
const atTill = [
  'till.cartFor',
  'till.addProduct',
  'till.setTip',
  'till.addTender',
  'till.addTender',
  'till.finish',
] as const;

/** What the visit left in the audit log, in the order it happened. */
function actsOf(s: Seeding, visit: SeededVisit): AuditEvent[] {
  const member = s.cast.desk[0] as CastMember;
  const stationId = till(s).id;
  const acts = (
    procedures: readonly string[],
    from: number,
    staffId: string,
    entity: AuditEvent['entity'],
  ): AuditEvent[] =>
    procedures.map((procedure, i) => ({
      at: from + i * 20_000,
      staffId,
      stationId,
      procedure,
      patientId: visit.patient.id,
      entity,
    }));
  const appointment = ['scheduling', 'appointment', visit.id] as const;
  const booked = acts(desk, visit.bookedAt, member.id, appointment);
  if (visit.course !== 'treated') return booked;
  const line = ['scheduling', 'serviceLine', visit.injectable.lineId] as const;
  return [
    ...booked,
    ...acts(atDesk, visit.startsAt - 4 * minute, member.id, appointment),
    ...acts(inRoom, visit.startsAt + 5 * minute, visit.staff.id, line),
    ...acts(atTill, visit.endsAt + 2 * minute, member.id, appointment),
  ];
}
