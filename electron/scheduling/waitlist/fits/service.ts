import type { z } from 'zod';
import type { ReadDb } from '../../../../db/access.ts';
import { busyWithin } from '../../../../db/scheduling/queries.ts';
import {
  type ListedEntryRow,
  offersOfEntry,
  openEntries,
  servicesOfEntry,
} from '../../../../db/scheduling/waitlist/queries.ts';
import { totalMinutes } from '../../../catalog/rules.ts';
import { serviceById } from '../../../catalog/service.ts';
import { clinicCountry } from '../../../clinic/service.ts';
import { listContainers } from '../../../inventory/containers/service.ts';
import { productById } from '../../../inventory/service.ts';
import type { Asker } from '../../../kernel/act.ts';
import { dateOf, type Instant, minute } from '../../../kernel/dates.ts';
import type { Id } from '../../../kernel/ids.ts';
import { phoneText } from '../../../patients/rules.ts';
import { listStaff, staffById } from '../../../staff/service.ts';
import { gapEnd, localDayAt, workWindows } from '../../hours/rules.ts';
import { hoursBetween } from '../../hours/service.ts';
import { findOpenings } from '../../openings/service.ts';
import { chosenOf, dayparts, type Fit, rankFits, vialUse, type Wish, weekdays, wouldCome } from '../rules.ts';
import type * as S from '../schemas.ts';

function wishOf(row: ListedEntryRow): Wish {
  return { ...row, weekdays: chosenOf(weekdays, row.weekdays), dayparts: chosenOf(dayparts, row.dayparts) };
}

function entryView(db: ReadDb, row: ListedEntryRow): S.WaitlistEntry {
  const names = new Map(listStaff(db).map((member) => [member.id, member.name]));
  const services = servicesOfEntry(db, row.id).map((id) => serviceById(db, id));
  const {
    id,
    patientId,
    patientName,
    providerId,
    fromOn,
    untilOn,
    expiresOn,
    priority,
    note,
    state,
    createdAt,
    version,
  } = row;
  const wish = wishOf(row);
  return {
    id,
    patientId,
    patientName,
    phone: row.phone === null ? null : phoneText(row.phone, clinicCountry(db)),
    services: services.map((service) => ({ id: service.id, name: service.name })),
    minutes: services.reduce((sum, service) => sum + totalMinutes(service), 0),
    providerId,
    providerName: providerId === null ? null : (names.get(providerId) ?? null),
    weekdays: [...wish.weekdays],
    dayparts: [...wish.dayparts],
    fromOn,
    untilOn,
    expiresOn,
    priority,
    note,
    state,
    createdAt,
    offers: offersOfEntry(db, id).map((offer) => ({
      id: offer.id,
      providerId: offer.providerId,
      providerName: names.get(offer.providerId) ?? '',
      startsAt: offer.startsAt,
      offeredAt: offer.offeredAt,
      offeredByName: names.get(offer.offeredBy) ?? '',
      outcome: offer.outcome,
      version: offer.version,
    })),
    version,
  };
}

/** Who waits: urgent ones first, then who has waited longest. */
export function waitlist(db: ReadDb, asker: Asker): z.input<typeof S.WaitlistOutput> {
  const today = dateOf(asker.now, asker.zone);
  const rows = openEntries(db, today).toSorted(
    (a, b) => Number(b.priority === 'high') - Number(a.priority === 'high') || a.createdAt - b.createdAt,
  );
  return { today, entries: rows.map((row) => entryView(db, row)) };
}

/**
 * Who on the waitlist fits a gap in a provider's working hours, and from when: who would come then, whose services fit the calendar
 * in full (processing, buffer, rooms), ranked as `rankFits` says.
 */
export function waitlistFits(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof S.FitsInput>,
): z.input<typeof S.FitsOutput> {
  const { providerId, from } = input;
  const provider = staffById(db, providerId);
  const today = dateOf(asker.now, asker.zone);
  const day = localDayAt(from, asker.zone);
  const hours = hoursBetween(db, day.date, day.date, new Set([providerId]));
  const [next] = busyWithin(db, 'staff', providerId, from, day.until);
  const until = gapEnd(from, workWindows(day, providerId, hours, asker.zone), next?.startsAt, input.until);
  const gap = { providerId, providerName: provider.name, from, until };
  if (until <= asker.now || until === from) return { gap, fits: [] };
  const vials = listContainers(db, asker, { state: 'opened' }).containers;
  const found: Array<Fit & { row: ListedEntryRow; minutes: number }> = [];
  for (const row of openEntries(db, today)) {
    const wish = wishOf(row);
    // the day decides first: looking for a start that fits costs more
    if (!wouldCome({ ...wish, dayparts }, { startsAt: from, providerId }, asker.zone, today)) continue;
    const services = servicesOfEntry(db, row.id).map((id) => serviceById(db, id));
    if (services.some((service) => !service.active)) continue;
    const minutes = services.reduce((sum, service) => sum + totalMinutes(service), 0);
    const startsAt = startWithin(db, asker, { ...gap, from: Math.max(from, asker.now) }, services, row.patientId);
    if (startsAt === null || !wouldCome(wish, { startsAt, providerId }, asker.zone, today)) continue;
    const declined = offersOfEntry(db, row.id).some(
      (offer) =>
        offer.startsAt === startsAt &&
        offer.providerId === providerId &&
        (offer.outcome === 'declined' || offer.outcome === 'noAnswer'),
    );
    found.push({
      row,
      entryId: row.id,
      priority: row.priority,
      createdAt: row.createdAt,
      startsAt,
      minutes,
      uses: services.flatMap(({ productId, estimatedQuantity }) =>
        productId === null ? [] : [{ productId, quantity: estimatedQuantity }],
      ),
      declined,
    });
  }
  return {
    gap,
    fits: rankFits(found, vials).map((fit) => {
      const use = vialUse(fit, vials);
      const product = use && productById(db, use.productId);
      return {
        entry: entryView(db, fit.row),
        startsAt: fit.startsAt,
        endsAt: fit.startsAt + fit.minutes * minute,
        vial:
          use && product
            ? { productName: product.name, unit: product.unit, quantity: use.quantity, beyondUseAt: use.beyondUseAt }
            : null,
        declined: fit.declined,
      };
    }),
  };
}

/** The first start within a gap at which the calendar has room for the services one after the other and the patient is free; null if there is none. */
function startWithin(
  db: ReadDb,
  asker: Asker,
  gap: { providerId: Id; from: Instant; until: Instant },
  services: ReadonlyArray<{ id: Id }>,
  patientId: Id,
): Instant | null {
  const lines = services.map(({ id: serviceId }) => ({ serviceId, providerId: gap.providerId }));
  const { openings } = findOpenings(db, asker, { lines, from: gap.from, count: 1, days: 1, weekdays: [], patientId });
  const start = openings[0]?.startsAt;
  return start === undefined || start >= gap.until ? null : start;
}
