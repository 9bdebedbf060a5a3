import { dateOf, day, type Instant, type LocalDate, minuteOfDay, weekdayOf } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';

export const entryStates = ['open', 'booked', 'removed'] as const;
export const priorities = ['normal', 'high'] as const;
export type Priority = (typeof priorities)[number];
export const offerOutcomes = ['pending', 'accepted', 'declined', 'noAnswer'] as const;

/** ISO weekdays: 1 Monday .. 7 Sunday. */
export const weekdays: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** The parts of a day a patient thinks in: until noon, until five, after. */
export const dayparts = ['morning', 'afternoon', 'evening'] as const;
export type Daypart = (typeof dayparts)[number];

/** Which part of the day a minute of the wall clock (0..1439) lies in. */
export function daypartOf(minute: number): Daypart {
  if (minute < 720) return 'morning';
  return minute < 1020 ? 'afternoon' : 'evening';
}

/** Parts of a list as bits: the first is bit 0. */
export function maskOf<T>(list: readonly T[], chosen: readonly T[]): number {
  return list.reduce((mask, one, at) => (chosen.includes(one) ? mask | (1 << at) : mask), 0);
}

/** What the bits of `maskOf` stand for. */
export function chosenOf<T>(list: readonly T[], mask: number): T[] {
  return list.filter((_, at) => (mask & (1 << at)) !== 0);
}

/** When and by whom somebody would come. */
export interface Wish {
  /** Null: whoever is free. */
  providerId: Id | null;
  /** 1 Monday .. 7 Sunday. */
  weekdays: readonly number[];
  dayparts: readonly Daypart[];
  fromOn: LocalDate | null;
  untilOn: LocalDate | null;
  expiresOn: LocalDate;
}

/** True if somebody would come at this start, to this provider. `today` decides whether the entry still holds. */
export function wouldCome(
  wish: Wish,
  at: { startsAt: Instant; providerId: Id },
  zone: string,
  today: LocalDate,
): boolean {
  const date = dateOf(at.startsAt, zone);
  return (
    wish.expiresOn >= today &&
    (wish.providerId === null || wish.providerId === at.providerId) &&
    (wish.fromOn === null || wish.fromOn <= date) &&
    (wish.untilOn === null || date <= wish.untilOn) &&
    wish.weekdays.includes(weekdayOf(date)) &&
    wish.dayparts.includes(daypartOf(minuteOfDay(at.startsAt, zone)))
  );
}

/** A container that is open now: what is left must be used by `beyondUseAt`. */
export interface OpenVial {
  productId: Id;
  remaining: Quantity;
  beyondUseAt: Instant | null;
}

/** Somebody who fits, with what decides the order. */
export interface Fit {
  entryId: Id;
  priority: Priority;
  createdAt: Instant;
  startsAt: Instant;
  /** What the treatment usually takes of which product, thousandths. */
  uses: ReadonlyArray<{ productId: Id; quantity: Quantity }>;
  /** This very time was offered before and not taken. */
  declined: boolean;
}

/** What would be used up of vials that must be used within a day of the start. */
export interface VialUse {
  productId: Id;
  quantity: Quantity;
  /** The soonest of them. */
  beyondUseAt: Instant;
}

/** Open vials whose units a treatment at `startsAt` would use before they must be thrown away; null if there are none. */
export function vialUse(fit: Pick<Fit, 'uses' | 'startsAt'>, vials: readonly OpenVial[]): VialUse | null {
  let best: VialUse | null = null;
  for (const { productId, quantity } of fit.uses) {
    const near = vials.filter(
      (vial) =>
        vial.productId === productId &&
        vial.remaining > 0 &&
        vial.beyondUseAt !== null &&
        vial.beyondUseAt > fit.startsAt &&
        vial.beyondUseAt <= fit.startsAt + day,
    );
    const left = near.reduce((sum, vial) => sum + vial.remaining, 0);
    const used = Math.min(quantity, left);
    if (used <= 0) continue;
    const beyondUseAt = Math.min(...near.map((vial) => vial.beyondUseAt ?? Number.MAX_SAFE_INTEGER));
    if (!best || used > best.quantity) best = { productId, quantity: used, beyondUseAt };
  }
  return best;
}

/**
 * Who is asked first: urgent entries, then those whose treatment saves units of an open vial (more units first), then who
 * has waited longest. Who turned down this very time stands last. How well a treatment fills the gap does not count:
 * waiting longer would otherwise never help somebody with a short treatment.
 */
export function rankFits<F extends Fit>(fits: readonly F[], vials: readonly OpenVial[]): F[] {
  const saved = new Map(fits.map((fit) => [fit.entryId, vialUse(fit, vials)?.quantity ?? 0]));
  return fits.toSorted(
    (a, b) =>
      Number(a.declined) - Number(b.declined) ||
      Number(b.priority === 'high') - Number(a.priority === 'high') ||
      (saved.get(b.entryId) ?? 0) - (saved.get(a.entryId) ?? 0) ||
      a.createdAt - b.createdAt ||
      (a.entryId < b.entryId ? -1 : 1),
  );
}

/** What is wrong with the days of a wish, or undefined. */
export function wishProblem(wish: Wish, today: LocalDate): string | undefined {
  if (wish.fromOn !== null && wish.untilOn !== null && wish.untilOn < wish.fromOn)
    return 'The last day lies before the first. Check both.';
  if (wish.untilOn !== null && wish.untilOn < today) return 'The last day is over already. Choose a later one.';
  if (wish.expiresOn < today) return 'The entry would have ended already. Choose a later day.';
  return undefined;
}
