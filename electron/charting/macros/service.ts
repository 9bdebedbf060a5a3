import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  deleteMacro,
  findMacro,
  insertMacro,
  macrosFor,
  type NoteMacroRow,
  updateMacro,
} from '../../../db/charting/macros/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { mayDo } from '../../kernel/roles.ts';
import type { MacroSaved, Macros, RemoveMacroInput, SaveMacroInput } from './schemas.ts';

/** The clinic's texts and one's own. */
export function macros(db: ReadDb, asker: Asker): z.input<typeof Macros> {
  return { macros: macrosFor(db, asker.staffId).map(({ staffId, ...row }) => ({ ...row, own: staffId !== null })) };
}

/** One that this person may change: their own, or the clinic's with permission. @throws Refusal NOT_FOUND, NOT_ALLOWED */
function mine(db: ReadDb, act: Act, id: Id): NoteMacroRow {
  const row = findMacro(db, id);
  if (!row || (row.staffId !== null && row.staffId !== act.staffId))
    return refuse('NOT_FOUND', 'This text is no longer here.');
  if (row.staffId === null) mayChangeClinics(act);
  return row;
}

function mayChangeClinics(act: Act): void {
  if (!mayDo(act.role, 'chart.templates'))
    refuse('NOT_ALLOWED', 'The clinic’s texts are changed by the owner or the medical director. Save it as your own.');
}

/** Adds a text or changes one. @throws Refusal NOT_FOUND, NOT_ALLOWED, DUPLICATE, CHANGED_ELSEWHERE */
export function saveMacro(tx: WriteTx, act: Act, input: z.output<typeof SaveMacroInput>): z.input<typeof MacroSaved> {
  const before = input.id === null ? undefined : mine(tx, act, input.id);
  const staffId = before ? before.staffId : input.own ? act.staffId : null;
  if (staffId === null) mayChangeClinics(act);
  if (
    macrosFor(tx, act.staffId).some((row) => row.staffId === staffId && row.name === input.name && row.id !== input.id)
  )
    refuse('DUPLICATE', `There is already a text called .${input.name}. Choose another short name.`);
  const { name, text } = input;
  const id = before?.id ?? act.newId();
  if (!before) insertMacro(tx, { id, staffId, name, text, version: 1 });
  else if (!updateMacro(tx, id, input.expectedVersion, { name, text }))
    refuse('CHANGED_ELSEWHERE', undefined, { current: { version: before.version } });
  const version = before ? input.expectedVersion + 1 : 1;
  act.touch('charting', 'macro', id, version);
  return { id, version };
}

/** Removes a text; notes it was put into keep their words. @throws Refusal NOT_FOUND, NOT_ALLOWED, CHANGED_ELSEWHERE */
export function removeMacro(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof RemoveMacroInput>,
): z.input<typeof MacroSaved> {
  const { id, version } = mine(tx, act, input.id);
  if (!deleteMacro(tx, id, input.expectedVersion)) refuse('CHANGED_ELSEWHERE', undefined, { current: { version } });
  act.touch('charting', 'macro', id, version + 1);
  return { id, version };
}
