import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { deleteCartTender, insertCartTender, updateCartLine } from '../../../db/till/queries.ts';
import { givesChange, isMoney, isUse, type TenderState } from '../../billing/payments/rules.ts';
import { storedValue } from '../../billing/storedValues/moves/service.ts';
import { byCode, refuseUnusable } from '../../billing/storedValues/service.ts';
import { clinicProfile } from '../../clinic/service.ts';
import type { Act } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { type Cents, formatMoney } from '../../kernel/money.ts';
import { mayDo } from '../../kernel/roles.ts';
import type { TenderKind } from '../../ledger/rules.ts';
import { type LoadedCart, stateOf } from '../carts/loading/service.ts';
import type { CartOutput } from '../carts/schemas.ts';
import { cartToEdit, nextPosition, saved } from '../carts/service.ts';
import { drawerForTaking } from '../drawer/service.ts';
import type { Tries } from '../ports.ts';
import { offeredAhead } from './offered/service.ts';
import type * as S from './schemas.ts';

type Input<T extends z.ZodType> = z.output<T>;

/**
 * Lays a tender down. @throws Refusal DRAWER_CLOSED for cash without a drawer, MONEY_DIFFERS for more than it may cover, NOT_NOW
 * if nothing is due, NOT_ALLOWED for leaving it owed, VALUE_REFUSED for what was paid ahead and cannot be used
 */
export function addTender(tx: WriteTx, act: Act, input: Input<typeof S.AddTenderInput>, tries: Tries): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const drawer = drawerForTaking(tx, act, dateOf(act.now, act.zone));
  if (input.kind === 'cash' && !drawer) refuse('DRAWER_CLOSED');
  if (isUse(input.kind)) refuse('BAD_INPUT', 'Choose the treatment it is used for.');
  const state = stateOf(loaded);
  if (state.dueCents === 0) refuse('NOT_NOW', 'Nothing is due any more. Finish the sale, or take a tender off first.');
  if (input.kind === 'account') refuseAccount(act, loaded);
  const stored = storedFor(tx, act, input, loaded.tenders, tries);
  const cents = input.cents ?? Math.min(stored?.leftCents ?? 0, state.coverableCents);
  refuseTooMuch(tx, { kind: input.kind, cents }, state);
  insertCartTender(tx, {
    id: act.newId(),
    cartId: loaded.cart.id,
    position: nextPosition(loaded.tenders),
    kind: input.kind,
    cents,
    reference: input.reference ? input.reference : null,
    storedValueId: stored?.id ?? null,
  });
  return saved(tx, act, loaded);
}

function refuseAccount(act: Act, { cart, lines }: LoadedCart): void {
  if (!mayDo(act.role, 'till.account'))
    refuse('NOT_ALLOWED', 'Your role may not leave a sale owed. Ask someone who may, or take the money now.');
  if (cart.patientId === null)
    refuse('NOT_NOW', 'Only a patient can owe money. Choose whose sale this is first.', { reason: 'patientNeeded' });
  if (lines.some((line) => line.kind === 'giftCard' || line.kind === 'deposit'))
    refuse('NOT_NOW', 'A gift card or a deposit is paid when it is sold. Take it off to leave the rest owed.');
}

function refuseTooMuch(tx: WriteTx, input: { kind: TenderKind; cents: Cents }, state: TenderState): void {
  if (givesChange(input.kind)) return;
  const most = isMoney(input.kind) ? state.dueCents : state.coverableCents;
  if (input.cents <= most) return;
  const money = formatMoney(most, clinicProfile(tx).currency);
  if (most < state.dueCents)
    refuse('MONEY_DIFFERS', `At most ${money} can be taken this way: a tip is paid with fresh money.`, {
      dueCents: most,
    });
  refuse('MONEY_DIFFERS', `Only ${money} is due, and only cash gives change. Enter at most ${money}.`, {
    dueCents: most,
  });
}

/**
 * The gift card or deposit of a tender and what is left of it beside what lies there already (`laid`); null for fresh money.
 * @throws Refusal NOT_FOUND, VALUE_REFUSED if it cannot be used or holds less
 */
export function storedFor(
  db: ReadDb,
  act: Act,
  input: Pick<Input<typeof S.AddTenderInput>, 'kind' | 'cents' | 'storedValueId' | 'code'>,
  laid: ReadonlyArray<{ storedValueId: Id | null; cents: Cents }>,
  tries: Tries,
): { id: Id; leftCents: Cents } | null {
  if (isMoney(input.kind) || input.kind === 'account') return null;
  if (input.code) tries(`gift card ${act.sessionId}`);
  const value = input.code
    ? (byCode(db, input.code) ?? refuse('NOT_FOUND', 'There is no gift card with this code. Scan or type it again.'))
    : storedValue(db, input.storedValueId ?? refuse('BAD_INPUT', 'Scan the gift card, or choose what was paid ahead.'));
  refuseUnusable(value, dateOf(act.now, act.zone));
  if (value.kind !== input.kind) refuse('BAD_INPUT', 'This is paid ahead in another way. Choose it from the list.');
  const used = laid.reduce((sum, row) => sum + (row.storedValueId === value.id ? row.cents : 0), 0);
  const leftCents = value.remainingCents - used;
  if (leftCents <= 0 || (input.cents ?? 0) > leftCents) {
    const left = formatMoney(leftCents, clinicProfile(db).currency);
    refuse('VALUE_REFUSED', `Only ${left} is left of it. Enter at most that.`, { remainingCents: leftCents });
  }
  return { id: value.id, leftCents };
}

/**
 * Uses a package, membership or banked units for a treatment of the cart: the tender is worth its share of what was paid, the
 * line is reduced to that. @throws Refusal VALUE_REFUSED if it does not fit any more
 */
export function layUse(tx: WriteTx, act: Act, input: Input<typeof S.UseAheadInput>): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const { storedValueId, itemId, lineId } = input;
  const use =
    offeredAhead(tx, act, loaded, input.fromPatientId ?? undefined).find(
      (row) => row.storedValueId === storedValueId && row.itemId === itemId && row.lineId === lineId,
    ) ?? refuse('VALUE_REFUSED', 'This cannot be used for the treatment any more. Look at what is left of it.');
  const line = loaded.lines.find((row) => row.id === lineId) ?? refuse('NOT_FOUND');
  updateCartLine(tx, line.id, line.version, {
    quantity: line.quantity,
    discountCents: use.discountCents,
    discountRate: null,
    discountReason: use.reason,
    discountSource: 'paidAhead',
  });
  insertCartTender(tx, {
    id: act.newId(),
    cartId: loaded.cart.id,
    position: nextPosition(loaded.tenders),
    kind: use.kind,
    cents: use.cents,
    storedValueId,
    itemId,
    quantity: use.quantity,
    cartLineId: lineId,
  });
  return saved(tx, act, loaded);
}

/** Takes a tender back, while the cart is open; a line it covered costs its price again. @throws Refusal NOT_FOUND */
export function removeTender(tx: WriteTx, act: Act, input: Input<typeof S.RemoveTenderInput>): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const tender =
    loaded.tenders.find((row) => row.id === input.tenderId) ??
    refuse('NOT_FOUND', 'This tender is no longer on the cart.');
  deleteCartTender(tx, tender.id);
  const line = loaded.lines.find((row) => row.id === tender.cartLineId);
  if (line)
    updateCartLine(tx, line.id, line.version, {
      quantity: line.quantity,
      discountCents: 0,
      discountRate: null,
      discountReason: null,
      discountSource: null,
    });
  return saved(tx, act, loaded);
}
