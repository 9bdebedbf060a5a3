import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { openInvoice } from '../../billing/records/service.ts';
import { mayBeOnPaper, queuePrint } from '../../devices/service.ts';
import { documentForPages } from '../../documents/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { paperModel, shownNodes } from './prints.ts';
import type { PaperOutput, PapersQueued, PrintPapers } from './schemas.ts';

type Paper = PrintPapers['paper'];

const kindOf = { receipt: 'receipt', page: 'invoice' } as const;

/** What an invoice's paper says; COPY if it may be on paper already. Opens no drawer. @throws Refusal NOT_FOUND, RECORD_DAMAGED */
function modelOf(db: ReadDb, asker: Asker, invoiceId: Id, paper: Paper) {
  const { documentId } = openInvoice(db, asker, { id: invoiceId });
  if (documentId === null) return refuse('NOT_FOUND', 'The record of this invoice is not here.');
  const copy = mayBeOnPaper(db, { kind: kindOf[paper], sourceKind: 'invoice', sourceId: invoiceId });
  return paperModel(documentForPages(db, documentId).content, paper, copy);
}

/** Puts the papers of invoices into the queue of this station, as one batch in the order they were named. */
export function printPapers(tx: WriteTx, act: Act, input: PrintPapers): z.input<typeof PapersQueued> {
  const batchId = act.newId();
  let copies = 0;
  let problem: string | null = null;
  for (const invoiceId of input.invoiceIds) {
    const model = modelOf(tx, act, invoiceId, input.paper);
    const queued = queuePrint(tx, act, {
      kind: kindOf[input.paper],
      paper: input.paper,
      title: model.title,
      model,
      sourceKind: 'invoice',
      sourceId: invoiceId,
      batchId,
    });
    if (model.copy) copies += 1;
    problem ??= queued.problem;
  }
  return { batchId, jobs: input.invoiceIds.length, copies, problem };
}

/** The paper of an invoice as a screen shows it before it is printed: the same model that the printer gets. */
export function showPaper(
  db: ReadDb,
  asker: Asker,
  input: { invoiceId: Id; paper: Paper },
): z.input<typeof PaperOutput> {
  const model = modelOf(db, asker, input.invoiceId, input.paper);
  const { title, copy, logo = false, footer = null } = model;
  const nodes = shownNodes(model).map((node) => (node.kind === 'columns' ? { ...node, cells: [...node.cells] } : node));
  return { title, copy, logo, footer, nodes };
}
