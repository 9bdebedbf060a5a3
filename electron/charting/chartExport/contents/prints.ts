import { consentPages } from '../../../consents/prints.ts';
import type { ConsentSnapshot } from '../../../consents/rules.ts';
import type { PrintModel } from '../../../documents/prints.ts';
import { aftercarePages } from '../../aftercare/prints.ts';
import type { AftercareSnapshot } from '../../aftercare/rules.ts';
import type { AmendedNote } from '../../amendments/rules.ts';
import { type ExamSnapshot, examPages } from '../../orders/prints.ts';
import { notePages } from '../../prints.ts';
import type { NoteSnapshot } from '../../signing/rules.ts';
import type { ChartKind } from '../rules.ts';

/** Papers of a visit that patients read: what they sign, and what they take home. */
function paperPages(content: ConsentSnapshot | AftercareSnapshot): PrintModel {
  return 'paper' in content ? aftercarePages(content) : consentPages(content);
}

const pages: Readonly<Record<ChartKind, (content: unknown) => PrintModel>> = {
  consent: (content) => paperPages(content as ConsentSnapshot | AftercareSnapshot),
  note: (content) => notePages(content as NoteSnapshot | AmendedNote),
  exam: (content) => examPages(content as ExamSnapshot),
};

/** The pages of a record of a chart. Its shape is vouched for by its hash, or was checked when it was read in. */
export function recordPages(kind: ChartKind, content: unknown): PrintModel {
  return pages[kind](content);
}
