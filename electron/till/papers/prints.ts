import { type InvoiceSnapshot, invoicePages } from '../../billing/prints.ts';
import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import { receiptModel } from '../prints.ts';

/** An invoice's record on a roll or on whole pages; it opens no drawer. The record's shape is vouched for by its hash. */
export function paperModel(record: unknown, paper: 'receipt' | 'page', copy: boolean): PrintModel {
  const snapshot = record as InvoiceSnapshot;
  return { ...(paper === 'receipt' ? receiptModel(snapshot, false) : invoicePages(snapshot)), copy };
}

/** What a screen shows of a page: tables become their rows; signatures, drawings and labels are never on an invoice. */
export function shownNodes(
  model: PrintModel,
): Array<Exclude<PrintNode, { kind: 'table' | 'signature' | 'label' | 'figures' | 'pictures' }>> {
  return model.nodes.flatMap((node) => {
    if (node.kind === 'signature' || node.kind === 'label' || node.kind === 'figures' || node.kind === 'pictures')
      return [];
    if (node.kind !== 'table') return [node];
    const row = (texts: readonly string[], bold: boolean) => ({
      kind: 'columns' as const,
      bold,
      cells: node.head.map((cell, at) => ({ ...cell, text: texts[at] ?? '' })),
    });
    const head = node.head.map((cell) => cell.text);
    return [row(head, true), ...node.rows.map((texts) => row(texts, false))];
  });
}
