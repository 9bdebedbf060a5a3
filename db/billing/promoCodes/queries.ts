import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { promoCodes, promoUses } from './schema.ts';

type StoredCode = typeof promoCodes.$inferSelect;
/** A code with its categories as they are stored, and flags as 0 or 1. */
type RawCode = Omit<StoredCode, 'active' | 'oncePerPatient'> & { active: number; oncePerPatient: number };
export type PromoCodeRow = Omit<StoredCode, 'categories'> & { categories: string[] };

const columns = `id, code, rate, cents, applies_to AS appliesTo, categories, valid_from AS validFrom, valid_until AS validUntil, max_uses AS maxUses,
  once_per_patient AS oncePerPatient, minimum_cents AS minimumCents, active, version`;
const allStatement = sqlText<RawCode & { uses: number; givenCents: number }>(
  `SELECT ${columns}, (SELECT count(*) FROM promo_uses u JOIN invoices i ON i.id = u.invoice_id AND i.state <> 'void' WHERE u.promo_code_id = promo_codes.id) AS uses,
   (SELECT coalesce(sum(u.amount_cents), 0) FROM promo_uses u JOIN invoices i ON i.id = u.invoice_id AND i.state <> 'void' WHERE u.promo_code_id = promo_codes.id) AS givenCents
   FROM promo_codes ORDER BY active DESC, code`,
);
const byIdStatement = sqlText<RawCode, [string]>(`SELECT ${columns} FROM promo_codes WHERE id = ?`);
const byCodeStatement = sqlText<RawCode, [string]>(`SELECT ${columns} FROM promo_codes WHERE code = ?`);
/** A voided sale gives its use back. */
export const usesOfCodeText = `SELECT count(*) AS uses, coalesce(sum(u.patient_id IN (${membersText})), 0) AS usesOfPatient
  FROM promo_uses u JOIN invoices i ON i.id = u.invoice_id WHERE u.promo_code_id = ? AND i.state <> 'void'`;
const usesStatement = sqlText<{ uses: number; usesOfPatient: number }, [string | null, string]>(usesOfCodeText);

export const insertPromoCode = insertInto(promoCodes);
export const insertPromoUse = insertInto(promoUses);
export const updatePromoCode = updateVersioned(promoCodes, [
  'code',
  'rate',
  'cents',
  'appliesTo',
  'categories',
  'validFrom',
  'validUntil',
  'maxUses',
  'oncePerPatient',
  'minimumCents',
  'active',
]);

function codeOf<T extends RawCode>(row: T): Omit<T, keyof RawCode> & PromoCodeRow {
  const categories = JSON.parse(row.categories) as string[];
  return { ...row, categories, oncePerPatient: row.oncePerPatient === 1, active: row.active === 1 };
}

/** Every code with how often it was used and what it gave; those in use first. */
export function allPromoCodes(db: ReadDb): Array<PromoCodeRow & { uses: number; givenCents: number }> {
  return allStatement(db).all().map(codeOf);
}

export function findPromoCode(db: ReadDb, id: string): PromoCodeRow | undefined {
  const row = byIdStatement(db).get(id);
  return row && codeOf(row);
}

/** `code` in capitals, without spaces. */
export function findPromoCodeNamed(db: ReadDb, code: string): PromoCodeRow | undefined {
  const row = byCodeStatement(db).get(code);
  return row && codeOf(row);
}

/** How often a code was used on invoices that stand, and by this patient. */
export function usesOfCode(db: ReadDb, promoCodeId: string, patientId: string | null) {
  return usesStatement(db).get(patientId, promoCodeId) ?? { uses: 0, usesOfPatient: 0 };
}
