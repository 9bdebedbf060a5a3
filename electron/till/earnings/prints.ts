import { moneyOf } from '../../billing/prints.ts';
import type { LineKind } from '../../billing/rules.ts';
import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import type { Cents, Currency } from '../../kernel/money.ts';
import type { PayoutWay } from './rules.ts';

/** The record of a statement: everything it says, as it was. Cents. */
export interface EarningsSnapshot {
  form: 1;
  language: string;
  currency: Currency;
  name: string;
  from: string;
  until: string;
  lines: Array<{
    businessDate: string;
    invoiceNumber: number;
    creditNumber: number | null;
    kind: LineKind;
    description: string;
    baseCents: Cents;
    cents: Cents;
  }>;
  baseCents: Cents;
  commissionCents: Cents;
  tips: { beforeCents: Cents; takenCents: Cents; returnedCents: Cents; paidOutCents: Cents; owedCents: Cents };
  payouts: Array<{ amountCents: Cents; way: PayoutWay; note: string; businessDate: string; paidByName: string }>;
}

export const wayNames: Readonly<Record<PayoutWay, string>> = { drawer: 'From the drawer', payroll: 'With the pay' };

/** The pages of a person's statement, from its record alone. */
export function earningsPages(snapshot: EarningsSnapshot): PrintModel {
  const money = moneyOf(snapshot);
  const sum = (label: string, cents: Cents, bold = false): PrintNode => ({
    kind: 'columns',
    cells: [
      { text: label, share: 8 },
      { text: money(cents), share: 3, align: 'right' },
    ],
    bold,
  });
  const right = (text: string, share: number) => ({ text, share, align: 'right' as const });
  const { tips } = snapshot;
  return {
    title: `Statement ${snapshot.name} ${snapshot.from} to ${snapshot.until}`,
    language: snapshot.language,
    copy: false,
    kickDrawer: false,
    nodes: [
      { kind: 'heading', text: `Commission and tips, ${snapshot.name}`, level: 1 },
      { kind: 'text', text: `${snapshot.from} to ${snapshot.until}`, muted: true },
      { kind: 'space' },
      {
        kind: 'table',
        head: [
          { text: 'Date', share: 3 },
          { text: 'Invoice', share: 3 },
          { text: 'For', share: 8 },
          right('Counted', 3),
          right('Commission', 3),
        ],
        rows: snapshot.lines.map((line) => [
          line.businessDate,
          line.creditNumber === null
            ? String(line.invoiceNumber)
            : `${line.invoiceNumber} (credit ${line.creditNumber})`,
          line.description,
          money(line.baseCents),
          money(line.cents),
        ]),
      },
      { kind: 'rule' },
      sum('Counted', snapshot.baseCents),
      sum('Commission', snapshot.commissionCents, true),
      { kind: 'space' },
      { kind: 'heading', text: 'Tips', level: 2 },
      sum('Owed before', tips.beforeCents),
      sum('Taken', tips.takenCents),
      ...(tips.returnedCents === 0 ? [] : [sum('Given back', -tips.returnedCents)]),
      ...snapshot.payouts.map((row) =>
        sum(`${row.businessDate}, ${wayNames[row.way]}${row.note === '' ? '' : `, ${row.note}`}`, -row.amountCents),
      ),
      { kind: 'rule' },
      sum('Tips owed', tips.owedCents, true),
    ],
  };
}

/** The statement as CSV: cells that a spreadsheet would run are quoted as text, amounts have a point and two decimals. */
export function earningsCsv(snapshot: EarningsSnapshot): string {
  const amount = (cents: Cents): string => (cents / 100).toFixed(2);
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = [
    ['date', 'invoice', 'credit_note', 'kind', 'description', 'counted', 'amount'],
    ...snapshot.lines.map((line) => [
      line.businessDate,
      String(line.invoiceNumber),
      line.creditNumber === null ? '' : String(line.creditNumber),
      line.kind,
      line.description,
      amount(line.baseCents),
      amount(line.cents),
    ]),
    ...(
      [
        ['tips_before', snapshot.tips.beforeCents],
        ['tips_taken', snapshot.tips.takenCents],
        ['tips_returned', -snapshot.tips.returnedCents],
        ['tips_paid_out', -snapshot.tips.paidOutCents],
        ['tips_owed', snapshot.tips.owedCents],
      ] as const
    ).map(([kind, cents]) => ['', '', '', kind, '', '', amount(cents)]),
  ];
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
