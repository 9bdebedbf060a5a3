import { type Amount, amountOf } from '../../clinic/policies/rules.ts';
import { dateOf, hour, type Instant, minute } from '../../kernel/dates.ts';
import { type Cents, formatMoney, priceOf } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';

/** What a patient can be asked to pay for time that was kept. */
export const feeKinds = ['lateCancel', 'noShow', 'late'] as const;
export type FeeKind = (typeof feeKinds)[number];

/** What is agreed with a booking: the clinic's rules as they were when it was made. */
export interface Terms {
  minimumLeadHours: number;
  callUsHours: number;
  lateHours: number;
  lateCancelFee: Amount;
  noShowFee: Amount;
  lateArrivalMinutes: number;
  lateArrivalFee: Amount;
  deposit: Amount;
  depositAfterNoShows: number;
  depositKept: boolean;
}

/** A booked service with its usual quantity (thousandths) and price. */
export interface BookedService {
  estimatedQuantity: Quantity;
  priceCents: Cents;
  /** The clinic asks for a deposit whenever it is booked. */
  needsDeposit: boolean;
}

/** What the booked services usually cost together, before tax and discount: what a share is taken of. */
export function bookedCents(services: readonly Pick<BookedService, 'estimatedQuantity' | 'priceCents'>[]): Cents {
  return services.reduce((sum, row) => sum + priceOf(row.estimatedQuantity, row.priceCents), 0);
}

/** A fee in cents by the terms, less the deposit that is kept for the same reason; never below 0. */
export function feeCents(kind: FeeKind, terms: Terms, booked: Cents, depositKeptCents: Cents = 0): Cents {
  const amount = { lateCancel: terms.lateCancelFee, noShow: terms.noShowFee, late: terms.lateArrivalFee }[kind];
  return Math.max(0, amountOf(amount, booked) - depositKeptCents);
}

/** Whole minutes after the start at which a patient came; 0 while inside what the clinic calls late. */
export function lateMinutes(startsAt: Instant, arrivedAt: Instant, lateArrivalMinutes: number): number {
  const late = Math.floor((arrivedAt - startsAt) / minute);
  return late > 0 && late >= lateArrivalMinutes ? late : 0;
}

/** Why a booking needs a deposit; null if it needs none. */
export function depositReason(
  terms: Terms,
  services: readonly Pick<BookedService, 'needsDeposit'>[],
  noShows: number,
): 'service' | 'history' | null {
  if (terms.deposit.kind === 'none') return null;
  if (services.some((row) => row.needsDeposit)) return 'service';
  return terms.depositAfterNoShows > 0 && noShows >= terms.depositAfterNoShows ? 'history' : null;
}

/** The deposit of a booking in cents, 0 if it needs none. A share is taken of everything booked. */
export function depositCents(terms: Terms, services: readonly BookedService[], noShows: number): Cents {
  return depositReason(terms, services, noShows) === null ? 0 : amountOf(terms.deposit, bookedCents(services));
}

/** A booking as the patient reads about it. */
export interface TermsExample {
  startsAt: Instant;
  bookedCents: Cents;
  /** What must be laid down for it, 0 for nothing. */
  depositCents: Cents;
  phone: string;
  zone: string;
  currency: string;
  /** BCP 47, such as "en-US". */
  locale: string;
}

/**
 * What a patient reads before booking, a sentence each, in the clinic's language (English): until when it can be changed,
 * what it costs afterwards, what is laid down. Only what the clinic really asks for is said.
 */
export function termsText(terms: Terms, example: TermsExample): string[] {
  const { startsAt, zone, locale, currency, phone } = example;
  const money = (cents: Cents): string => formatMoney(cents, currency, locale);
  const moment = (at: Instant): string => whenText(at, startsAt, zone, locale);
  const call = phone === '' ? 'please call us' : `please call us at ${phone}`;
  const lines: string[] = [];
  const changeUntil = startsAt - terms.callUsHours * hour;
  lines.push(
    terms.callUsHours === 0
      ? 'You can move or cancel this appointment yourself until it begins.'
      : `You can move or cancel this appointment yourself until ${moment(changeUntil)}. After that ${call}.`,
  );
  const lateFee = feeCents('lateCancel', terms, example.bookedCents);
  if (terms.lateHours > 0 && lateFee > 0)
    lines.push(
      `Cancelling is free until ${moment(startsAt - terms.lateHours * hour)}. After that we charge ${shareText(terms.lateCancelFee, lateFee, money)}.`,
    );
  const arrival = feeCents('late', terms, example.bookedCents);
  if (arrival > 0)
    lines.push(
      `If you come ${minutesText(terms.lateArrivalMinutes)} late or more, we charge ${shareText(terms.lateArrivalFee, arrival, money)} and may have to shorten the treatment.`,
    );
  const missed = feeCents('noShow', terms, example.bookedCents);
  if (missed > 0) lines.push(`If you do not come, we charge ${shareText(terms.noShowFee, missed, money)}.`);
  if (example.depositCents > 0) {
    lines.push(
      `A deposit of ${money(example.depositCents)} holds this appointment. It is taken off your bill on the day.`,
    );
    lines.push(
      terms.depositKept
        ? `Cancel before ${moment(startsAt - terms.lateHours * hour)} and you get it back. If you cancel later or do not come, we keep it and count it towards the fee.`
        : 'If the appointment does not take place, you get it back.',
    );
  }
  return lines;
}

/** From when on this start can be booked online no more, as the patient reads it. */
export function leadText(terms: Pick<Terms, 'minimumLeadHours'>): string {
  if (terms.minimumLeadHours === 0) return 'You can book online until the appointment begins.';
  return `You can book online up to ${hoursText(terms.minimumLeadHours)} before the appointment begins.`;
}

function shareText(amount: Amount, cents: Cents, money: (cents: Cents) => string): string {
  if (amount.kind !== 'percent') return money(cents);
  const percent = Number((amount.rate / 10_000).toFixed(2));
  return `${money(cents)} (${percent} % of what is booked)`;
}

function hoursText(hours: number): string {
  if (hours % 24 === 0 && hours > 24) return `${hours / 24} days`;
  return hours === 1 ? 'one hour' : `${hours} hours`;
}

function minutesText(minutes: number): string {
  return minutes === 1 ? 'one minute' : `${minutes} minutes`;
}

/** "10:00 AM" on the day itself, else "Mon, Mar 9 at 10:00 AM". */
function whenText(at: Instant, startsAt: Instant, zone: string, locale: string): string {
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' })
    .format(at)
    .replace(/\u202f/g, ' ');
  if (dateOf(at, zone) === dateOf(startsAt, zone)) return `${time} that day`;
  const date = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'short', month: 'short', day: 'numeric' });
  return `${time} on ${date.format(at)}`;
}
