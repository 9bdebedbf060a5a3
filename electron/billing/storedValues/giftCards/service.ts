import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { updateHolder, updateReplaced } from '../../../../db/billing/storedValues/queries.ts';
import { recordHead } from '../../../clinic/service.ts';
import { queuePrint } from '../../../devices/service.ts';
import { keepDocument } from '../../../documents/service.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { dateOf } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { patientById } from '../../../patients/service.ts';
import { formatGiftCardCode } from '../codes/rules.ts';
import { bookMoves, createValue, type LoadedValue, setFrozen, storedValue } from '../moves/service.ts';
import { valueView } from '../overview/service.ts';
import type * as S from '../schemas.ts';
import { byCode, newGiftCardCode } from '../service.ts';
import { type GiftCardSnapshot, giftCardSlip } from './prints.ts';

/**
 * The card with this code, for a balance inquiry. Every inquiry counts as a try (`tries` throws when there are too many),
 * so that nobody can look for codes. @throws Refusal NOT_FOUND, TOO_MANY_TRIES
 */
export function giftCard(
  db: ReadDb,
  asker: Asker,
  input: { code: string },
  tries: (what: string) => void,
): z.input<typeof S.ValueOutput> {
  tries(`gift card ${asker.sessionId}`);
  const card =
    byCode(db, input.code) ?? refuse('NOT_FOUND', 'There is no gift card with this code. Check it and try again.');
  if (card.patientId !== null) asker.concerns(card.patientId);
  return valueView(db, asker, card.id);
}

function cardToEdit(tx: WriteTx, act: Act, input: { id: Id; expectedVersion: number }): LoadedValue {
  const card = storedValue(tx, input.id);
  if (card.kind !== 'giftCard') refuse('BAD_INPUT', 'This is not a gift card.');
  if (card.patientId !== null) act.concerns(card.patientId);
  if (card.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE');
  return card;
}

/** Notes whose card it is, so that it shows on their page; null: whoever holds it. @throws Refusal NOT_FOUND, CHANGED_ELSEWHERE */
export function bindCard(tx: WriteTx, act: Act, input: z.output<typeof S.BindInput>): z.input<typeof S.Saved> {
  const card = cardToEdit(tx, act, input);
  const patientId = input.patientId === null ? null : patientById(tx, input.patientId).id;
  if (patientId !== null) act.concerns(patientId);
  if (!updateHolder(tx, card.id, card.version, { ...card, patientId })) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'storedValue', card.id, card.version + 1);
  return { id: card.id, version: card.version + 1 };
}

/** Stops a card that may be lost, or lets it be used again. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE */
export function freezeCard(tx: WriteTx, act: Act, input: z.output<typeof S.FreezeCardInput>): z.input<typeof S.Saved> {
  const card = cardToEdit(tx, act, input);
  if (card.state !== (input.frozen ? 'active' : 'frozen'))
    refuse('NOT_NOW', input.frozen ? 'Only a card that can be used can be stopped.' : 'This card is not stopped.');
  setFrozen(tx, act, card, input.frozen);
  return { id: card.id, version: card.version + 1 };
}

/**
 * A lost card: what is left of it goes to a new card under a new code, the old code is void. No entry: the clinic owes
 * as much as before. @throws Refusal NOT_NOW if nothing is left, CHANGED_ELSEWHERE
 */
export function replaceCard(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.ReplaceInput>,
): z.input<typeof S.ReplacedOutput> {
  const old = cardToEdit(tx, act, input);
  if ((old.state !== 'active' && old.state !== 'frozen') || old.remainingCents === 0)
    refuse('NOT_NOW', 'Nothing is left of this card, so there is nothing to replace.');
  const move = {
    kind: 'adjust',
    sourceKind: 'storedValue',
    businessDate: dateOf(act.now, act.zone),
    reason: input.reason,
  } as const;
  const card = createValue(
    tx,
    act,
    { ...old, code: newGiftCardCode(), cents: old.remainingCents, items: [], shareable: old.shareable === 1 },
    { ...move, sourceId: old.id },
  );
  const emptied = bookMoves(tx, act, old, [{ itemId: null, quantity: 0, cents: -old.remainingCents }], {
    ...move,
    sourceId: card.id,
  });
  if (!updateReplaced(tx, old.id, emptied.version, { state: 'void', replacedById: card.id }))
    refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'storedValue', old.id, emptied.version + 1);
  return { id: card.id, version: card.version, code: formatGiftCardCode(card.code ?? '') };
}

function snapshotOf(db: ReadDb, asker: Pick<Asker, 'zone'>, card: LoadedValue): GiftCardSnapshot {
  return {
    form: 1,
    ...recordHead(db),
    code: card.code ?? '',
    cents: card.remainingCents,
    expiresOn: card.expiresOn,
    issuedOn: dateOf(card.issuedAt, asker.zone),
  };
}

function cardToPrint(tx: WriteTx, act: Act, id: Id): LoadedValue {
  const card = storedValue(tx, id);
  if (card.patientId !== null) act.concerns(card.patientId);
  if (card.kind !== 'giftCard' || card.code === null) refuse('BAD_INPUT', 'This is not a gift card.');
  if (card.state !== 'active') refuse('NOT_NOW', 'Only a card that can be used is printed.');
  return card;
}

/** Prints the card on receipt paper with what is left of it. @throws Refusal NOT_FOUND, NOT_NOW */
export function printCard(tx: WriteTx, act: Act, input: { id: Id }): z.input<typeof S.PrintedOutput> {
  const card = cardToPrint(tx, act, input.id);
  const model = giftCardSlip(snapshotOf(tx, act, card));
  const { jobId, problem } = queuePrint(tx, act, {
    kind: 'giftCard',
    title: model.title,
    model,
    sourceKind: 'storedValue',
    sourceId: card.id,
  });
  return { jobId, problem };
}

/** Keeps the card as a document, whose PDF can be sent or printed. @throws Refusal NOT_FOUND, NOT_NOW */
export function cardDocument(tx: WriteTx, act: Act, input: { id: Id }): { documentId: Id } {
  const card = cardToPrint(tx, act, input.id);
  const document = keepDocument(tx, act, {
    kind: 'giftCard',
    title: 'Gift card',
    snapshot: snapshotOf(tx, act, card),
    sourceKind: 'storedValue',
    sourceId: card.id,
    patientId: card.patientId,
  });
  return { documentId: document.id };
}
