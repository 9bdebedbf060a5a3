import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import { type Cents, formatMoney } from '../../kernel/money.ts';
import { type BaseUnit, formatAmount, type Quantity } from '../../kernel/quantity.ts';
import type { ReturnReason } from './rules.ts';

/** What went back to a supplier. Cents, thousandths. */
export interface ReturnSnapshot {
  form: 1;
  language: string;
  currency: string;
  number: number;
  sentOn: string;
  sentBy: string;
  supplier: { name: string; contact: string; address: string; accountNumber: string };
  reason: ReturnReason;
  note: string;
  lines: Array<{
    product: string;
    gtin: string | null;
    lot: string;
    expiresOn: string;
    serial: string | null;
    quantity: Quantity;
    unit: BaseUnit;
  }>;
  expectedCents: Cents;
}

const reasons: Record<ReturnReason, string> = {
  recalled: 'The lot was recalled',
  damaged: 'It came damaged',
  wrong: 'It was not what was ordered',
  expired: 'It has expired or expires too soon',
  other: 'As noted below',
};

/** The pages of a return, from its snapshot alone. */
export function returnPages(snapshot: ReturnSnapshot): PrintModel {
  const { supplier, currency, language } = snapshot;
  const facts: Array<[string, string]> = [
    ['To', [supplier.name, supplier.contact, supplier.address].filter((text) => text.trim() !== '').join('\n')],
    ['Our account', supplier.accountNumber],
    ['Sent back', `${snapshot.sentOn} by ${snapshot.sentBy}`],
    ['Reason', reasons[snapshot.reason]],
    ['Credit expected', formatMoney(snapshot.expectedCents, currency, language)],
  ];
  const nodes: PrintNode[] = [
    { kind: 'heading', text: `Return ${snapshot.number}`, level: 1 },
    ...facts
      .filter(([, text]) => text !== '')
      .map(
        ([label, text]): PrintNode => ({
          kind: 'columns',
          cells: [
            { text: label, share: 1 },
            { text, share: 3 },
          ],
        }),
      ),
    { kind: 'space' },
    {
      kind: 'table',
      head: [
        { text: 'Product', share: 4 },
        { text: 'Lot, expiry', share: 2.4 },
        { text: 'Serial', share: 1.8 },
        { text: 'Quantity', share: 1.2, align: 'right' },
      ],
      rows: snapshot.lines.map((line) => [
        line.gtin ? `${line.product}\nGTIN ${line.gtin}` : line.product,
        `${line.lot}, ${line.expiresOn}`,
        line.serial ?? '',
        formatAmount(line.quantity, line.unit),
      ]),
    },
    ...(snapshot.note === '' ? [] : [{ kind: 'space' } as const, { kind: 'text', text: snapshot.note } as const]),
  ];
  return {
    title: `Return ${snapshot.number}`,
    language,
    copy: false,
    kickDrawer: false,
    nodes,
    footer: 'Please send us your credit note for what is listed here.',
  };
}
