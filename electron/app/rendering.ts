import { createHash } from 'node:crypto';
import type { ReadDb } from '../../db/access.ts';
import type { OpenClinic } from '../api/context.ts';
import { type StatementSnapshot, statementPages } from '../billing/accounts/prints.ts';
import { type CreditSnapshot, creditPages } from '../billing/credits/prints.ts';
import { type EstimateSnapshot, estimatePages } from '../billing/estimates/prints.ts';
import { type InvoiceSnapshot, invoicePages } from '../billing/prints.ts';
import { type GiftCardSnapshot, giftCardPage } from '../billing/storedValues/giftCards/prints.ts';
import { recordPages } from '../charting/chartExport/contents/prints.ts';
import { knowsImportedFile } from '../charting/chartImport/kept/service.ts';
import { type LotRecallSnapshot, lotRecallPages } from '../charting/lotRecalls/prints.ts';
import { type StandingSnapshot, standingPages } from '../charting/orders/prints.ts';
import { knowsPhotoFile } from '../charting/photos/service.ts';
import { logoPng } from '../documents/logo/service.ts';
import type { FileVault, PageSetup, PdfRenderer } from '../documents/ports.ts';
import type { PrintModel } from '../documents/prints.ts';
import { type DocumentKind, recordLine } from '../documents/rules.ts';
import { documentForPages, hasPdf, keepFile, knowsFile, pageSetup } from '../documents/service.ts';
import { filledInPages } from '../intake/papers/prints.ts';
import type { FilledInForm } from '../intake/papers/rules.ts';
import { type OrderSnapshot, orderPages } from '../inventory/orders/prints.ts';
import { type ReturnSnapshot, returnPages } from '../inventory/supplierReturns/prints.ts';
import { type VialPolicySnapshot, vialPolicyPages } from '../inventory/vialPolicies/prints.ts';
import { hour } from '../kernel/dates.ts';
import type { DaySnapshot } from '../till/day/parts/prints.ts';
import { dayPages } from '../till/day/prints.ts';
import { type EarningsSnapshot, earningsPages } from '../till/earnings/prints.ts';
import { type PaymentSnapshot, paymentPages } from '../till/laterPayments/prints.ts';
import type { JobHandler } from './jobRunner.ts';

/** Which pages a kind of document has. A snapshot's shape is vouched for by its hash. */
const pagesOf: Readonly<Record<DocumentKind, (content: unknown) => PrintModel>> = {
  consent: (content) => recordPages('consent', content),
  note: (content) => recordPages('note', content),
  invoice: (content) => invoicePages(content as InvoiceSnapshot),
  estimate: (content) => estimatePages(content as EstimateSnapshot),
  statement: (content) => statementPages(content as StatementSnapshot),
  creditNote: (content) => creditPages(content as CreditSnapshot),
  commission: (content) => earningsPages(content as EarningsSnapshot),
  zReport: (content) => dayPages(content as DaySnapshot),
  giftCard: (content) => giftCardPage(content as GiftCardSnapshot),
  lotRecall: (content) => lotRecallPages(content as LotRecallSnapshot),
  purchaseOrder: (content) => orderPages(content as OrderSnapshot),
  supplierReturn: (content) => returnPages(content as ReturnSnapshot),
  exam: (content) => recordPages('exam', content),
  standingOrder: (content) => standingPages(content as StandingSnapshot),
  intakeForm: (content) => filledInPages(content as FilledInForm),
  vialPolicy: (content) => vialPolicyPages(content as VialPolicySnapshot),
  payment: (content) => paymentPages(content as PaymentSnapshot),
};

/** The pages of a kept record and how they are set. @throws Refusal NOT_FOUND, RECORD_DAMAGED */
export function pagesOfDocument(db: ReadDb, documentId: string): { model: PrintModel; setup: PageSetup } {
  const document = documentForPages(db, documentId);
  const setup = pageSetup(db, { record: recordLine(document.id, document.sha256), createdAt: document.createdAt });
  return { model: pagesOf[document.kind](document.content), setup };
}

/** The job 'documents.render': pages, PDF, encrypted file; the row follows in the transaction that ends the job. */
export function renderingJob(
  clinic: Pick<OpenClinic, 'store' | 'newId' | 'now'>,
  vault: FileVault,
  pdf: PdfRenderer,
): JobHandler {
  return async (payload) => {
    const { documentId, again } = payload as { documentId: string; again?: boolean };
    // done before, by an attempt that ended before its mark or because someone asked sooner
    if (!again && hasPdf(clinic.store.read, documentId)) return () => [];
    const { model, setup } = pagesOfDocument(clinic.store.read, documentId);
    const bytes = await pdf.render(model, { ...setup, logo: logoPng(clinic.store.read, vault) });
    const id = clinic.newId();
    const { wrappedKey } = await vault.write(id, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return (tx) => {
      keepFile(tx, {
        id,
        documentId,
        mediaType: 'application/pdf',
        bytes: bytes.length,
        sha256,
        wrappedKey,
        now: clinic.now(),
      });
      return [{ slice: 'documents', kind: 'document', id: documentId, version: 2 }];
    };
  };
}

/** Removes files whose row never came: the process ended between writing and committing. Returns how many. */
export async function sweepFiles(db: ReadDb, vault: FileVault): Promise<number> {
  const removed = await vault.sweep(
    (id) => knowsFile(db, id) || knowsPhotoFile(db, id) || knowsImportedFile(db, id),
    hour,
  );
  return removed.length;
}
