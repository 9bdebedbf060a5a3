import { randomBytes } from 'node:crypto';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { periodOfLine } from '../../../db/billing/memberships/queries.ts';
import {
  findByCode,
  issuedOnLine,
  itemsOfValue,
  type PaidUse,
  usesOfPayment,
} from '../../../db/billing/storedValues/queries.ts';
import { offerById } from '../../catalog/offers/service.ts';
import { policy } from '../../clinic/policies/service.ts';
import type { Act } from '../../kernel/act.ts';
import { addMonths, dateOf, type LocalDate } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { TenderKind } from '../../ledger/rules.ts';
import { samePatient } from '../../patients/service.ts';
import { answersForAccount } from '../accounts/family/service.ts';
import { renewMembership, startMembership } from '../memberships/start/service.ts';
import { endWithRefund } from '../memberships/terms/service.ts';
import type { LineKind } from '../rules.ts';
import { giftCardBytes, giftCardCode, readGiftCardCode } from './codes/rules.ts';
import { bookMoves, createValue, earnParts, type LoadedValue, type MoveSource, storedValue } from './moves/service.ts';
import { type HoldingProblem, lastDay, partOf, problemOn, spreadPrice, takeUse } from './rules.ts';

/** What a person reads when something cannot be taken. */
const refusals: Record<HoldingProblem, string> = {
  notActive: 'This is used up or void. The patient’s page shows what became of it.',
  frozen: 'This is frozen at the moment. Unfreeze it on the patient’s page first.',
  expired: 'This has expired. Its last day is on the patient’s page.',
  notEnough: 'There is not as much left of it. Choose less, or pay the rest another way.',
  noSuchItem: 'This does not hold that treatment.',
};

/** The gift card with this code, as scanned or typed; undefined if there is none. Callers count the tries. */
export function byCode(db: ReadDb, text: string): LoadedValue | undefined {
  const read = readGiftCardCode(text);
  const row = 'code' in read ? findByCode(db, read.code) : undefined;
  return row && { ...row, items: itemsOfValue(db, row.id) };
}

/** @throws Refusal VALUE_REFUSED for what is frozen, expired, used up or void on a date */
export function refuseUnusable(value: LoadedValue, today: LocalDate): void {
  const problem = problemOn(value, today);
  if (problem) refuse('VALUE_REFUSED', refusals[problem], { reason: problem, remainingCents: value.remainingCents });
}

/** A sold line of something paid ahead. Its liability is what the journal credited: goods - discount - contained tax. */
export interface SoldLine {
  id: Id;
  kind: LineKind;
  offerId: Id | null;
  /**
   * Gift cards: a card that is there is loaded again, an unknown code becomes a new card; null makes a code, too.
   * Memberships: the running membership whose next period this is; null starts one.
   */
  code: string | null;
  quantity: Quantity;
  unitPriceCents?: Cents;
  goodsCents: Cents;
  discountCents: Cents;
  includedTaxCents?: Cents;
  totalCents: Cents;
}

/**
 * What a sold line brings into being: as many values as its quantity says, each with its share of what was paid. A gift
 * card with a known code is loaded again; a membership begins, or gets its next period. Other lines answer nothing. @throws Refusal NOT_FOUND, VALUE_REFUSED for a card that is void, BAD_INPUT for what is no code
 */
export function issueFromLine(
  tx: WriteTx,
  act: Act,
  sold: {
    line: SoldLine;
    patientId: Id | null;
    appointmentId: Id | null;
    businessDate: LocalDate;
    title: string;
  },
): Id[] {
  const { line } = sold;
  const kind = line.kind;
  if (kind === 'service' || kind === 'retail' || kind === 'fee') return [];
  const paidCents = line.goodsCents - line.discountCents - (line.includedTaxCents ?? 0);
  const source = {
    kind: 'issue',
    sourceKind: 'invoiceLine',
    sourceId: line.id,
    businessDate: sold.businessDate,
  } as const;
  const known = kind === 'giftCard' && line.code !== null ? byCode(tx, line.code) : undefined;
  if (known) return [reload(tx, act, known, paidCents, source)];
  if (kind === 'membership') return [sellPeriod(tx, act, sold, paidCents)];
  const pieces = Math.max(1, Math.floor(line.quantity / 1000));
  const offer = line.offerId === null ? null : offerById(tx, line.offerId);
  const ids: Id[] = [];
  let given = 0;
  for (let piece = 1; piece <= pieces; piece += 1) {
    const cents = Math.round((paidCents * piece) / pieces) - given;
    given += cents;
    const spread = spreadPrice(cents, offer?.contents.map((row) => row.listCents) ?? []);
    const value = createValue(
      tx,
      act,
      {
        kind,
        patientId: kind === 'giftCard' ? null : sold.patientId,
        code: kind !== 'giftCard' ? null : line.code === null || piece > 1 ? newGiftCardCode() : codeOf(line.code),
        title: sold.title,
        offerId: line.offerId,
        invoiceLineId: line.id,
        appointmentId: kind === 'deposit' ? sold.appointmentId : null,
        shareable: kind === 'giftCard' || Boolean(offer?.shareable),
        cents,
        expiresOn:
          kind === 'giftCard' ? cardEnd(tx, sold.businessDate) : lastDay(sold.businessDate, offer?.validDays ?? null),
        items: (offer?.contents ?? []).map((row, i) => ({
          serviceId: row.serviceId,
          productId: row.productId,
          quantity: row.quantity,
          cents: spread.items[i] ?? 0,
        })),
      },
      source,
    );
    ids.push(value.id);
  }
  return ids;
}

function sellPeriod(
  tx: WriteTx,
  act: Act,
  { line, patientId, businessDate }: { line: SoldLine; patientId: Id | null; businessDate: LocalDate },
  cents: Cents,
): Id {
  const period = { lineId: line.id, cents, businessDate };
  if (line.code !== null) return renewMembership(tx, act, line.code, period);
  const offerId = line.offerId ?? refuse('BAD_INPUT', 'Choose which membership is sold.');
  return startMembership(tx, act, {
    ...period,
    offerId,
    patientId,
    unitPriceCents: line.unitPriceCents ?? line.goodsCents,
  });
}

/** A new code of a gift card; nobody has it. */
export function newGiftCardCode(): string {
  return giftCardCode(randomBytes(giftCardBytes));
}

function codeOf(text: string): string {
  const read = readGiftCardCode(text);
  return 'code' in read ? read.code : refuse('BAD_INPUT', 'This is not the code of a gift card. Scan it again.');
}

function reload(tx: WriteTx, act: Act, card: LoadedValue, cents: Cents, source: MoveSource): Id {
  if (card.state !== 'active' && card.state !== 'used') refuse('VALUE_REFUSED', refusals.notActive);
  bookMoves(tx, act, card, [{ itemId: null, quantity: 0, cents }], source, cents);
  return card.id;
}

/** The last day of a card sold on a date, where the clinic's gift cards expire at all. */
function cardEnd(db: ReadDb, soldOn: LocalDate): LocalDate | null {
  const months = policy(db, 'billing.giftCardMonths');
  return months === 0 ? null : addMonths(soldOn, months);
}

/** What a tender takes from a stored value. `quantity` and `itemId` where it holds treatments or units. */
export interface Redeeming {
  storedValueId: Id;
  itemId?: Id | null;
  quantity?: Quantity;
  cents: Cents;
  /** The kind of the tender: it must be the value's own. */
  kind?: TenderKind;
  /** Who is treated; a value that is not shareable serves only its owner, a deposit also those whose account its owner answers for. */
  patientId: Id | null;
  paymentId: Id;
  businessDate: LocalDate;
}

/**
 * Takes a use out of a stored value for a payment. The payment's own entry debits the liability; what is left of the
 * last use beyond its line is breakage. @throws Refusal NOT_FOUND, VALUE_REFUSED with the reason
 */
export function redeem(tx: WriteTx, act: Act, use: Redeeming): void {
  const value = storedValue(tx, use.storedValueId);
  if (use.kind !== undefined && use.kind !== value.kind) refuse('VALUE_REFUSED', refusals.noSuchItem);
  const theirs =
    value.patientId === null ||
    (use.patientId !== null && samePatient(tx, value.patientId, use.patientId)) ||
    (value.kind === 'deposit' && use.patientId !== null && answersForAccount(tx, value.patientId, use.patientId));
  if (!theirs && value.shareable === 0)
    refuse('VALUE_REFUSED', 'This belongs to someone else and cannot be shared.', { reason: 'notTheirs' });
  const taken = takeUse(
    value,
    { itemId: use.itemId ?? null, quantity: use.quantity ?? 0, cents: use.cents },
    dateOf(act.now, act.zone),
  );
  if (typeof taken === 'string')
    refuse('VALUE_REFUSED', refusals[taken], { reason: taken, remainingCents: value.remainingCents });
  const source = { sourceKind: 'payment', sourceId: use.paymentId, businessDate: use.businessDate } as const;
  const next = bookMoves(tx, act, value, [taken.used], { ...source, kind: 'redeem' });
  if (taken.left) earnParts(tx, act, next, [taken.left], { ...source, kind: 'expire' }, 'revenue.breakage');
}

/** What a payment took out of stored values, so that a refund can give it back. */
export function usesPaidBy(db: ReadDb, paymentId: Id): PaidUse[] {
  return usesOfPayment(db, paymentId);
}

/** What a refund gives back to where it was taken from. Cents and quantity as they were redeemed. */
export interface GivingBack {
  storedValueId: Id;
  itemId?: Id | null;
  quantity?: Quantity;
  cents: Cents;
  creditNoteId: Id;
  businessDate: LocalDate;
}

/**
 * Gives a use back when its payment is refunded; the refund's own entry credits the liability. What was given from a card
 * that was lost since goes to the card in its place. @throws Refusal NOT_FOUND
 */
export function giveBack(tx: WriteTx, act: Act, back: GivingBack): void {
  let value = storedValue(tx, back.storedValueId);
  while (value.replacedById !== null) value = storedValue(tx, value.replacedById);
  const part = { itemId: back.itemId ?? null, quantity: back.quantity ?? 0, cents: back.cents };
  if (part.itemId !== null && !value.items.some((item) => item.id === part.itemId)) refuse('NOT_FOUND');
  bookMoves(tx, act, value.state === 'expired' ? { ...value, state: 'active' } : value, [part], {
    kind: 'restore',
    sourceKind: 'creditNote',
    sourceId: back.creditNoteId,
    businessDate: back.businessDate,
  });
}

/** What is left of what was sold on a line, in cents: the most that can be refunded for it. */
export function leftOfLine(db: ReadDb, invoiceLineId: Id): Cents {
  return issuedOnLine(db, invoiceLineId).reduce(
    (sum, issued) => sum + Math.min(issued.cents, currentOf(db, issued.storedValueId).remainingCents),
    0,
  );
}

/** A value, or the card that took its place. */
function currentOf(db: ReadDb, id: Id): LoadedValue {
  let value = storedValue(db, id);
  while (value.replacedById !== null) value = storedValue(db, value.replacedById);
  return value;
}

/**
 * Takes back what was sold on a line, for a refund: only what is left. All of it takes the uses along; a part of the
 * price leaves them; a membership whose first period is given back ends. The refund's own entry debits the liability by the answer. @throws Refusal VALUE_REFUSED above what is left
 */
export function takeBack(
  tx: WriteTx,
  act: Act,
  back: { invoiceLineId: Id; cents?: Cents; creditNoteId: Id; businessDate: LocalDate },
): Cents {
  const most = leftOfLine(tx, back.invoiceLineId);
  const wanted = back.cents ?? most;
  if (wanted > most)
    refuse('VALUE_REFUSED', 'Some of this was used already. Only what is left can be given back.', {
      reason: 'notEnough',
      remainingCents: most,
    });
  let open = wanted;
  for (const issued of issuedOnLine(tx, back.invoiceLineId)) {
    const value = currentOf(tx, issued.storedValueId);
    const cents = Math.min(open, issued.cents, value.remainingCents);
    const parts = partOf(value, cents);
    if (parts.length === 0) continue;
    bookMoves(tx, act, value, parts, {
      kind: 'refund',
      sourceKind: 'creditNote',
      sourceId: back.creditNoteId,
      businessDate: back.businessDate,
    });
    open -= cents;
  }
  const first = periodOfLine(tx, back.invoiceLineId);
  if (first?.number === 1 && wanted === most) endWithRefund(tx, act, first.membershipId);
  return wanted;
}
