import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import { type Cents, formatMoney } from '../../kernel/money.ts';
import type { MovementCategory, MovementKind } from './rules.ts';

export const movementNames: Readonly<Record<MovementKind, string>> = {
  payIn: 'Pay-in',
  payOut: 'Pay-out',
  drop: 'Drop',
  noSale: 'Drawer opened without a sale',
};
export const categoryNames: Readonly<Record<MovementCategory, string>> = {
  change: 'Change money',
  returned: 'Rest of a purchase',
  supplies: 'Supplies',
  services: 'Services',
  other: 'Other',
  safe: 'To the safe',
  bank: 'To the bank',
  none: '',
};

/** Everything a slip says. */
export interface MovementFacts {
  kind: MovementKind;
  category: MovementCategory;
  amountCents: Cents;
  reason: string;
  counterparty: string | null;
  bagNumber: string | null;
  businessDate: string;
  /** HH:MM */
  time: string;
  staffName: string;
  stationName: string;
  clinic: string;
  language: string;
  currency: string;
}

/** The slip of cash that moved without a sale, with lines to sign; it opens the drawer. */
export function movementSlip(facts: MovementFacts): PrintModel {
  const pair = (label: string, text: string, bold = false): PrintNode => ({
    kind: 'columns',
    cells: [
      { text: label, share: 4 },
      { text, share: 6, align: 'right' },
    ],
    bold,
  });
  const nodes: PrintNode[] = [
    { kind: 'heading', text: facts.clinic, level: 1 },
    { kind: 'heading', text: movementNames[facts.kind], level: 2 },
    pair(`${facts.staffName}, ${facts.stationName}`, `${facts.businessDate} ${facts.time}`),
  ];
  if (facts.kind !== 'noSale') {
    nodes.push({ kind: 'rule' }, pair('AMOUNT', formatMoney(facts.amountCents, facts.currency), true));
    nodes.push(pair('For', categoryNames[facts.category]));
  }
  if (facts.bagNumber !== null) nodes.push(pair('Bag', facts.bagNumber));
  if (facts.counterparty !== null) nodes.push(pair(facts.kind === 'payIn' ? 'From' : 'To', facts.counterparty));
  if (facts.reason !== '') nodes.push({ kind: 'text', text: facts.reason });
  if (facts.kind === 'payOut')
    nodes.push({ kind: 'space' }, { kind: 'space' }, { kind: 'rule' }, { kind: 'text', text: 'Received, signature' });
  return {
    title: movementNames[facts.kind],
    language: facts.language,
    copy: false,
    kickDrawer: true,
    nodes,
  };
}
