import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import { type Cents, formatMoney } from '../../kernel/money.ts';
import { type BaseUnit, formatAmount, type Quantity } from '../../kernel/quantity.ts';

/** An order as it was sent. Costs in cents of one package, quantities in thousandths. */
export interface OrderSnapshot {
  form: 1;
  language: string;
  currency: string;
  number: number;
  orderedOn: string;
  orderedBy: string;
  supplier: { name: string; contact: string; address: string; email: string; phone: string; accountNumber: string };
  deliverTo: string;
  expectedOn: string | null;
  note: string;
  lines: Array<{
    article: string;
    product: string;
    gtin: string | null;
    packages: number;
    packageSize: Quantity;
    unit: BaseUnit;
    costCents: Cents;
  }>;
  totalCents: Cents;
}

/** The pages of an order, from its snapshot alone. */
export function orderPages(snapshot: OrderSnapshot): PrintModel {
  const { supplier, currency, language } = snapshot;
  const money = (cents: Cents): string => formatMoney(cents, currency, language);
  const lines = [supplier.name, supplier.contact, ...supplier.address.split('\n'), supplier.email, supplier.phone];
  const nodes: PrintNode[] = [
    { kind: 'heading', text: `Purchase order ${snapshot.number}`, level: 1 },
    fact('To', lines.filter((line) => line.trim() !== '').join('\n')),
    fact('Our account', supplier.accountNumber),
    fact('Ordered', `${snapshot.orderedOn} by ${snapshot.orderedBy}`),
    fact('Deliver to', snapshot.deliverTo),
    fact('Expected', snapshot.expectedOn ?? ''),
    { kind: 'space' },
    {
      kind: 'table',
      head: [
        { text: 'Article', share: 1.6 },
        { text: 'Product', share: 4 },
        { text: 'Packages', share: 1.2, align: 'right' },
        { text: 'Each', share: 1.4, align: 'right' },
        { text: 'Amount', share: 1.6, align: 'right' },
      ],
      rows: snapshot.lines.map((line) => [
        line.article,
        [
          `${line.product}, ${formatAmount(line.packageSize, line.unit)} a package`,
          line.gtin ? `GTIN ${line.gtin}` : '',
        ]
          .filter((text) => text !== '')
          .join('\n'),
        String(line.packages),
        money(line.costCents),
        money(line.packages * line.costCents),
      ]),
    },
    {
      kind: 'columns',
      bold: true,
      cells: [
        { text: 'Total before tax and freight', share: 3 },
        { text: money(snapshot.totalCents), share: 1, align: 'right' },
      ],
    },
    ...(snapshot.note === '' ? [] : [{ kind: 'space' } as const, { kind: 'text', text: snapshot.note } as const]),
  ].filter((node): node is PrintNode => node !== null);
  return {
    title: `Purchase order ${snapshot.number}`,
    language,
    copy: false,
    kickDrawer: false,
    nodes,
    footer: 'Please confirm this order and tell us what cannot be delivered.',
  };
}

function fact(label: string, text: string): PrintNode | null {
  if (text === '') return null;
  return {
    kind: 'columns',
    cells: [
      { text: label, share: 1 },
      { text, share: 3 },
    ],
  };
}
