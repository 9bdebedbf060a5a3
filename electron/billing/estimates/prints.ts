import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import type { SignedStrokes } from '../../documents/signatures/rules.ts';
import type { Cents, Rate } from '../../kernel/money.ts';
import { amountRow, fact, letterheadOf, moneyOf, right, writtenDate } from '../prints.ts';
import { formatRate, quantityText } from '../rules.ts';

/** The legal record of an offered estimate; with `acceptance` it is the signed one. Cents, thousandths, millionths. */
export interface EstimateSnapshot {
  /** Shape of this record. */
  form: 1;
  language: string;
  currency: string;
  clinic: { name: string; address: string; phone: string; email: string; taxNumber: string };
  number: number;
  title: string;
  note: string;
  offeredOn: string;
  validUntil: string;
  preparedBy: string;
  patient: { number: number; name: string };
  visits: Array<{
    title: string;
    plannedOn: string;
    totalCents: Cents;
    lines: Array<{
      description: string;
      unit: string;
      quantity: number;
      listPriceCents: Cents;
      unitPriceCents: Cents;
      goodsCents: Cents;
      taxCents: Cents;
      totalCents: Cents;
    }>;
  }>;
  taxes: Array<{ name: string; taxRate: Rate; taxableCents: Cents; taxCents: Cents }>;
  goodsCents: Cents;
  savedCents: Cents;
  taxCents: Cents;
  includedTaxCents: Cents;
  totalCents: Cents;
  acceptance: {
    /** SHA-256 of the offered record that was shown. */
    offered: string;
    name: string;
    strokes: SignedStrokes;
    signedOn: string;
    time: string;
    handedBy: string;
    station: string;
  } | null;
}

/** The pages of an estimate, from its snapshot alone. */
export function estimatePages(snapshot: EstimateSnapshot): PrintModel {
  const money = moneyOf(snapshot);
  const date = (of: string): string => writtenDate(of, snapshot.language);
  const several = snapshot.visits.length > 1;
  const title = `${several ? 'Treatment plan' : 'Estimate'} ${snapshot.number}`;
  return {
    title,
    language: snapshot.language,
    copy: false,
    kickDrawer: false,
    letterhead: letterheadOf(snapshot.clinic),
    nodes: [
      { kind: 'heading', text: title, level: 1 },
      fact('For', `${snapshot.patient.name} (chart ${snapshot.patient.number})`),
      fact('About', snapshot.title),
      fact('Date', date(snapshot.offeredOn)),
      fact('Valid until', date(snapshot.validUntil)),
      fact('Prepared by', snapshot.preparedBy),
      ...(snapshot.note === '' ? [] : [{ kind: 'space' } as const, { kind: 'text', text: snapshot.note } as const]),
      ...snapshot.visits.flatMap((visit, i) => visitNodes(snapshot, visit, several ? i + 1 : null, money)),
      { kind: 'rule' },
      amountRow('Services and goods', money(snapshot.goodsCents)),
      ...snapshot.taxes.map((tax) =>
        amountRow(`${tax.name} ${formatRate(tax.taxRate)} on ${money(tax.taxableCents)}`, money(tax.taxCents)),
      ),
      amountRow('Total', money(snapshot.totalCents), true),
      ...(snapshot.savedCents > 0 ? [amountRow('You save against our list prices', money(snapshot.savedCents))] : []),
      { kind: 'space' },
      {
        kind: 'text',
        muted: true,
        text: 'Prices hold for what is listed here until the date above. What is finally charged follows what is done at each visit; if more or less is needed, the quantity changes and the price of a unit does not.',
      },
      ...acceptanceNodes(snapshot, date),
    ],
    footer:
      snapshot.acceptance === null
        ? 'This is an estimate and not an invoice.'
        : 'Accepted by signature. This is not an invoice.',
  };
}

function visitNodes(
  snapshot: EstimateSnapshot,
  visit: EstimateSnapshot['visits'][number],
  number: number | null,
  money: (cents: Cents) => string,
): PrintNode[] {
  const heading: PrintNode[] =
    number === null
      ? [{ kind: 'space' }]
      : [
          { kind: 'space' },
          {
            kind: 'heading',
            text: `Visit ${number}: ${visit.title}, around ${writtenDate(visit.plannedOn, snapshot.language)}`,
            level: 2,
          },
        ];
  return [
    ...heading,
    {
      kind: 'table',
      head: [
        { text: 'Description', share: 8 },
        right('Quantity', 5),
        right('Amount', 3),
        right('Tax', 3),
        right('Total', 3),
      ],
      rows: visit.lines.map((line) => [
        line.unitPriceCents < line.listPriceCents
          ? `${line.description}\nlist price ${money(line.listPriceCents)}`
          : line.description,
        quantityText(line, money) || '1',
        money(line.goodsCents),
        line.taxCents === 0 ? '' : money(line.taxCents),
        money(line.totalCents),
      ]),
    },
    ...(number === null ? [] : [amountRow(`Visit ${number}`, money(visit.totalCents))]),
  ];
}

function acceptanceNodes({ acceptance }: EstimateSnapshot, date: (of: string) => string): PrintNode[] {
  if (acceptance === null) return [];
  return [
    { kind: 'space' },
    { kind: 'heading', text: 'Accepted', level: 2 },
    {
      kind: 'text',
      text: `I have read this estimate and accept it. Signed on ${date(acceptance.signedOn)} at ${acceptance.time}, handed over by ${acceptance.handedBy}, ${acceptance.station}.`,
    },
    { kind: 'signature', strokes: acceptance.strokes, caption: acceptance.name },
    { kind: 'text', text: `Record that was shown: SHA-256 ${acceptance.offered}`, muted: true },
  ];
}
