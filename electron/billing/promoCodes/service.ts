import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  allPromoCodes,
  findPromoCode,
  findPromoCodeNamed,
  insertPromoCode,
  insertPromoUse,
  type PromoCodeRow,
  updatePromoCode,
  usesOfCode,
} from '../../../db/billing/promoCodes/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { clinicProfile } from '../../clinic/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { type Cents, formatMoney } from '../../kernel/money.ts';
import { serviceLine } from '../../scheduling/service.ts';
import type { LineKind } from '../rules.ts';
import { type PromoLine, type PromoProblem, plainCode, promoDiscounts, promoProblem } from './rules.ts';
import type { PromoCodesOutput, SavePromoInput } from './schemas.ts';

/** A line of a cart on its way to a code: the category is looked up where the code asks for it. */
export interface CodedLine {
  kind: LineKind;
  serviceLineId: Id | null;
  goodsCents: Cents;
  taken: boolean;
}

/** Every code of the clinic with its uses. */
export function listPromoCodes(db: ReadDb): PromoCodesOutput {
  return { promoCodes: allPromoCodes(db) };
}

/** Adds a code or changes one; what invoices gave stays. @throws Refusal DUPLICATE, NOT_FOUND, CHANGED_ELSEWHERE with the current row */
export function savePromoCode(tx: WriteTx, act: Act, input: z.output<typeof SavePromoInput>): { id: Id } {
  const { id, expectedVersion, ...terms } = input;
  const named = findPromoCodeNamed(tx, terms.code);
  if (named && named.id !== id)
    refuse('DUPLICATE', `The code ${terms.code} exists already. Change that one, or choose another name.`);
  const row = { ...terms, categories: JSON.stringify(terms.appliesTo === 'categories' ? terms.categories : []) };
  if (id === undefined) {
    const newId = act.newId();
    insertPromoCode(tx, { ...row, id: newId, version: 1 });
    act.touch('billing', 'promoCode', newId, 1);
    act.changed('promoCode', { from: null, to: terms.code });
    return { id: newId };
  }
  const current = findPromoCode(tx, id) ?? refuse('NOT_FOUND');
  const expected = expectedVersion ?? current.version;
  if (!updatePromoCode(tx, id, expected, row)) refuse('CHANGED_ELSEWHERE', undefined, { current });
  act.touch('billing', 'promoCode', id, expected + 1);
  act.changed('promoCode', { from: worthOf(current), to: worthOf({ ...current, ...terms }) });
  return { id };
}

function worthOf({ code, rate, cents, active }: Pick<PromoCodeRow, 'code' | 'rate' | 'cents' | 'active'>) {
  return { code, rate, cents, active };
}

/** @throws Refusal NOT_FOUND */
export function promoCodeById(db: ReadDb, id: Id): PromoCodeRow {
  return findPromoCode(db, id) ?? refuse('NOT_FOUND', 'This promo code is not here any more.');
}

/** The code as somebody typed it. @throws Refusal PROMO_REFUSED if there is none */
export function promoCodeNamed(db: ReadDb, typed: string): PromoCodeRow {
  const code = plainCode(typed);
  return (
    findPromoCodeNamed(db, code) ??
    refuse('PROMO_REFUSED', `There is no promo code ${code}. Look at the spelling.`, { reason: 'unknown' })
  );
}

function linesFor(db: ReadDb, promo: PromoCodeRow, lines: readonly CodedLine[]): PromoLine[] {
  const asks = promo.appliesTo === 'categories';
  return lines.map((line) => ({
    ...line,
    category:
      asks && line.serviceLineId !== null
        ? serviceById(db, serviceLine(db, line.serviceLineId).serviceId).category
        : null,
  }));
}

/** What the code takes off each line, in cents. */
export function promoDiscountsFor(db: ReadDb, promo: PromoCodeRow, lines: readonly CodedLine[]): Cents[] {
  return promoDiscounts(promo, linesFor(db, promo, lines));
}

/** @throws Refusal PROMO_REFUSED with the reason in words and as `reason` */
export function assertPromoFits(
  db: ReadDb,
  asker: Asker,
  promo: PromoCodeRow,
  lines: readonly CodedLine[],
  patientId: Id | null,
): void {
  const on = { today: dateOf(asker.now, asker.zone), patient: patientId !== null };
  const problem = promoProblem(promo, linesFor(db, promo, lines), usesOfCode(db, promo.id, patientId), on);
  if (problem) refuse('PROMO_REFUSED', sentenceOf(db, promo, problem), { reason: problem });
}

function sentenceOf(db: ReadDb, promo: PromoCodeRow, problem: PromoProblem): string {
  const { code } = promo;
  const sentences: Record<PromoProblem, string> = {
    inactive: `The code ${code} is switched off.`,
    notYet: `The code ${code} begins on ${promo.validFrom}.`,
    over: `The code ${code} ended on ${promo.validUntil}.`,
    usedUp: `The code ${code} was used ${promo.maxUses} times, as often as it may be.`,
    usedByPatient: `This patient has used the code ${code} already; it is for once per patient.`,
    patientNeeded: `The code ${code} is for once per patient. Choose whose sale this is first.`,
    nothingFits: `Nothing on this cart is what the code ${code} is for, or it has a discount already.`,
    belowMinimum: `The code ${code} begins at ${formatMoney(promo.minimumCents, clinicProfile(db).currency)} of what it is for.`,
  };
  return sentences[problem];
}

/** Keeps that a sale used the code, and what it gave. @throws Refusal PROMO_REFUSED if it cannot be used any more */
export function recordPromoUse(
  tx: WriteTx,
  act: Act,
  use: { promoCodeId: Id; invoiceId: Id; patientId: Id | null; amountCents: Cents },
): void {
  const id = act.newId();
  insertPromoUse(tx, { id, ...use, at: act.now });
}
