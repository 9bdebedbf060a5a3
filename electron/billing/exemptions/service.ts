import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  changeExemption,
  deleteExemption,
  findExemption,
  insertExemption,
} from '../../../db/billing/exemptions/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { patientById } from '../../patients/service.ts';
import { staffById } from '../../staff/service.ts';
import type { ExemptionOutput, SetExemptionInput } from './schemas.ts';

/** Why a patient pays no tax today; null if they do. */
export function exemptionOf(db: ReadDb, asker: Asker, patientId: Id): string | null {
  const row = findExemption(db, patientId);
  if (!row || (row.validUntil !== null && row.validUntil < dateOf(asker.now, asker.zone))) return null;
  return row.reason;
}

/** The exemption of a patient for a screen. @throws Refusal NOT_FOUND */
export function showExemption(db: ReadDb, asker: Asker, input: { patientId: Id }): z.input<typeof ExemptionOutput> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const row = findExemption(db, patient.id);
  return {
    exemption: row
      ? {
          reason: row.reason,
          validUntil: row.validUntil,
          setByName: staffById(db, row.setBy).name,
          setAt: row.setAt,
          ended: exemptionOf(db, asker, patient.id) === null,
          version: row.version,
        }
      : null,
  };
}

/** Frees a patient of tax from now on, changes why, or taxes them again; issued invoices stay. @throws Refusal NOT_FOUND, CHANGED_ELSEWHERE with the current row */
export function setExemption(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof SetExemptionInput>,
): z.input<typeof ExemptionOutput> {
  const patient = patientById(tx, input.patientId);
  act.concerns(patient.id);
  const current = findExemption(tx, patient.id);
  if ((current?.version ?? 0) !== input.expectedVersion) refuse('CHANGED_ELSEWHERE', undefined, { current });
  const { reason, validUntil } = input;
  if (reason === null) {
    if (current) deleteExemption(tx, patient.id, current.version);
  } else {
    const row = { patientId: patient.id, reason, validUntil, setBy: act.staffId, setAt: act.now };
    if (current) changeExemption(tx, current.version, row);
    else insertExemption(tx, { ...row, version: 1 });
  }
  act.changed('taxExemption');
  act.touch('billing', 'taxExemption', patient.id, input.expectedVersion + 1);
  return showExemption(tx, act, { patientId: patient.id });
}
