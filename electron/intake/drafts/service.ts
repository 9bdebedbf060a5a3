import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  findDraft,
  findForm,
  insertDraft,
  newestEdition,
  removeDraft,
  updateDraft,
} from '../../../db/intake/queries.ts';
import type { Act } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { refuse } from '../../kernel/errors.ts';
import { staffById } from '../../staff/service.ts';
import type { Definition } from '../rules.ts';
import type * as S from './schemas.ts';

/** What was changed on a form and is not published yet. */
export function draftOf(db: ReadDb, formId: string): S.FormDraft | null {
  const row = findDraft(db, formId);
  if (!row) return null;
  const { basedOn, savedAt, version } = row;
  const definition = JSON.parse(row.definition) as Definition;
  return { basedOn, definition, savedAt, savedBy: staffById(db, row.savedBy).name, version };
}

/** Keeps what is being changed, whether or not it could be published already. @throws Refusal CHANGED_ELSEWHERE */
export function saveFormDraft(tx: WriteTx, act: Act, input: z.output<typeof S.SaveDraftInput>) {
  const form = findForm(tx, input.formId) ?? refuse('NOT_FOUND');
  assertDraft(tx, form.id, input.expectedVersion);
  if (newestEdition(tx, form.id)?.number !== input.basedOn) changedByOther();
  const kept = {
    basedOn: input.basedOn,
    definition: canonicalJson(input.definition),
    savedAt: act.now,
    savedBy: act.staffId,
  };
  if (input.expectedVersion === 0) insertDraft(tx, { ...kept, id: form.id, version: 1 });
  else updateDraft(tx, form.id, input.expectedVersion, kept);
  act.touch('intake', 'form', form.id, form.version);
  return { formId: form.id, version: input.expectedVersion + 1 };
}

/** Gives up what was changed; the edition in use stays. @throws Refusal CHANGED_ELSEWHERE */
export function dropFormDraft(tx: WriteTx, act: Act, input: z.output<typeof S.DropDraftInput>) {
  const form = findForm(tx, input.formId) ?? refuse('NOT_FOUND');
  assertDraft(tx, form.id, input.expectedVersion);
  removeDraft(tx, form.id);
  act.touch('intake', 'form', form.id, form.version);
  return { formId: form.id };
}

/** The draft is the one that was seen; version 0: there is none. @throws Refusal CHANGED_ELSEWHERE */
export function assertDraft(db: ReadDb, formId: string, version: number): void {
  if ((findDraft(db, formId)?.version ?? 0) !== version) changedByOther();
}

function changedByOther(): never {
  refuse(
    'CHANGED_ELSEWHERE',
    'Someone else is changing this form, or has published it. Open it again to see it as it is now.',
  );
}
