import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import {
  findStoredValue,
  insertMove,
  insertStoredItem,
  insertStoredValue,
  itemsOfValue,
  type StoredItemRow,
  type StoredValueRow,
  updateHolder,
  updateStoredItem,
  updateStoredValue,
} from '../../../../db/billing/storedValues/queries.ts';
import type { Act } from '../../../kernel/act.ts';
import type { LocalDate } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import type { Account } from '../../../ledger/rules.ts';
import { post } from '../../../ledger/service.ts';
import type { StoredValueKind, StoredValueMoveKind, StoredValueSource } from '../../rules.ts';
import { afterMoves, liabilityOf, type Part } from '../rules.ts';

/** A stored value with its items, as it is loaded for every change. */
export type LoadedValue = StoredValueRow & { items: StoredItemRow[] };

/** Where moves come from. */
export interface MoveSource {
  kind: StoredValueMoveKind;
  sourceKind: StoredValueSource;
  sourceId: Id;
  businessDate: LocalDate;
  reason?: string;
}

/** @throws Refusal NOT_FOUND */
export function storedValue(db: ReadDb, id: Id): LoadedValue {
  const row = findStoredValue(db, id) ?? refuse('NOT_FOUND', 'What was paid ahead is not here any more.');
  return { ...row, items: itemsOfValue(db, id) };
}

/** Books moves on a value: rows, balances, state. @throws Refusal CHANGED_ELSEWHERE; RangeError below zero */
export function bookMoves(
  tx: WriteTx,
  act: Act,
  value: LoadedValue,
  parts: readonly Part[],
  source: MoveSource,
  issuedCents = 0,
): LoadedValue {
  const next = afterMoves(value, parts);
  for (const part of parts)
    insertMove(tx, {
      id: act.newId(),
      storedValueId: value.id,
      itemId: part.itemId,
      kind: source.kind,
      quantity: part.quantity,
      amountCents: part.cents,
      sourceKind: source.sourceKind,
      sourceId: source.sourceId,
      reason: source.reason ?? null,
      at: act.now,
      businessDate: source.businessDate,
      staffId: act.staffId,
      stationId: act.stationId,
    });
  const items = next.items.map((item) => {
    if (!parts.some((part) => part.itemId === item.id)) return item;
    if (!updateStoredItem(tx, item.id, item.version, item)) refuse('CHANGED_ELSEWHERE');
    return { ...item, version: item.version + 1 };
  });
  const row = { ...next, items, issuedCents: next.issuedCents + issuedCents };
  if (!updateStoredValue(tx, row.id, row.version, row)) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'storedValue', row.id, row.version + 1);
  return { ...row, version: row.version + 1 };
}

/**
 * Takes parts out for good: a move of its own kind, and the entry that turns what the clinic owed into `account`.
 * The entry's source is the stored value.
 */
export function earnParts(
  tx: WriteTx,
  act: Act,
  value: LoadedValue,
  parts: readonly Part[],
  source: MoveSource,
  account: Account,
): LoadedValue {
  if (parts.length === 0) return value;
  const next = bookMoves(tx, act, value, parts, source);
  const cents = -parts.reduce((sum, part) => sum + part.cents, 0);
  const whose = { patientId: value.patientId };
  post(tx, act, {
    businessDate: source.businessDate,
    sourceKind: 'storedValue',
    sourceId: value.id,
    postings: [
      { ...whose, account: liabilityOf[value.kind], amountCents: cents },
      { ...whose, account, amountCents: -cents },
    ],
  });
  return next;
}

/** What a value is made of when it comes into being. */
export interface NewValue {
  kind: StoredValueKind;
  patientId: Id | null;
  code: string | null;
  title: string;
  offerId: Id | null;
  invoiceLineId: Id | null;
  appointmentId: Id | null;
  shareable: boolean;
  cents: Cents;
  expiresOn: LocalDate | null;
  items: ReadonlyArray<{ serviceId: Id | null; productId: Id | null; quantity: Quantity; cents: Cents }>;
}

/** Writes a new value and the moves that fill it. Its liability was posted by what it comes from. */
export function createValue(tx: WriteTx, act: Act, value: NewValue, source: MoveSource): LoadedValue {
  const id = act.newId();
  const empty = { issuedCents: value.cents, remainingCents: 0, replacedById: null, issuedAt: act.now, version: 1 };
  const row = { ...value, ...empty, id, state: 'active' as const };
  insertStoredValue(tx, row);
  const items = value.items.map((item) => ({ ...item, id: act.newId() }));
  for (const item of items)
    insertStoredItem(tx, {
      id: item.id,
      storedValueId: id,
      serviceId: item.serviceId,
      productId: item.productId,
      issuedQuantity: item.quantity,
      issuedCents: item.cents,
      remainingQuantity: 0,
      remainingCents: 0,
      version: 1,
    });
  const rest = value.cents - items.reduce((sum, item) => sum + item.cents, 0);
  const parts: Part[] = items.map((item) => ({ itemId: item.id, quantity: item.quantity, cents: item.cents }));
  if (rest !== 0 || items.length === 0) parts.push({ itemId: null, quantity: 0, cents: rest });
  return bookMoves(tx, act, storedValue(tx, id), parts, source);
}

/** Freezes what is active, or thaws what is frozen; other values stay as they are. @throws Refusal CHANGED_ELSEWHERE */
export function setFrozen(tx: WriteTx, act: Act, value: LoadedValue, frozen: boolean): void {
  if (value.state !== (frozen ? 'active' : 'frozen')) return;
  const state = frozen ? ('frozen' as const) : ('active' as const);
  if (!updateStoredValue(tx, value.id, value.version, { ...value, state })) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'storedValue', value.id, value.version + 1);
}

/** Changes the last day. @throws Refusal CHANGED_ELSEWHERE */
export function endOn(tx: WriteTx, act: Act, value: LoadedValue, expiresOn: LocalDate): void {
  if (!updateHolder(tx, value.id, value.version, { ...value, expiresOn })) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'storedValue', value.id, value.version + 1);
}

/** Marks as expired what was taken out because its time is over. @throws Refusal CHANGED_ELSEWHERE */
export function setExpired(tx: WriteTx, act: Act, value: LoadedValue): void {
  if (value.state === 'void' || value.state === 'expired') return;
  if (!updateStoredValue(tx, value.id, value.version, { ...value, state: 'expired' })) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'storedValue', value.id, value.version + 1);
}
