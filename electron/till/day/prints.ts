import { moneyOf } from '../../billing/prints.ts';
import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import { type DaySnapshot, type Part, partsOf } from './parts/prints.ts';
import type { OpenItemKind } from './rules.ts';

const openItemNames: Readonly<Record<OpenItemKind, string>> = {
  unsignedChart: 'Charts not signed',
  checkDiffers: 'Chart, draws and bill differ',
  suppliesOpen: 'Supplies not settled',
  openVial: 'Open vials',
  printJob: 'Pages not printed',
  openCart: 'Open carts',
  unbilled: 'Work not billed',
  unfinishedVisit: 'Visits not finished',
};

const titleOf = (snapshot: DaySnapshot): string =>
  snapshot.number === null ? `X ${snapshot.closedAt}` : `Z ${snapshot.number}`;

function facts(snapshot: DaySnapshot): ReadonlyArray<readonly [string, string]> {
  return [
    ['Station', snapshot.station],
    ['Business date', snapshot.businessDate],
    ['Opened', `${snapshot.openedAt}, ${snapshot.openedBy}`],
    [snapshot.number === null ? 'Read' : 'Closed', `${snapshot.closedAt}, ${snapshot.closedBy}`],
    ...(snapshot.confirmedBy === null ? [] : [['Confirmed by', snapshot.confirmedBy] as const]),
  ];
}

/** How many of each kind were left open. */
function leftOpen(snapshot: DaySnapshot): string[] {
  const kinds = Map.groupBy(snapshot.openItems, (item) => item.kind);
  return [...kinds].map(([kind, items]) => `${items.length} x ${openItemNames[kind]}`);
}

function remarks(snapshot: DaySnapshot): PrintNode[] {
  const nodes: PrintNode[] = [];
  if (snapshot.note !== null) nodes.push({ kind: 'text', text: `Note: ${snapshot.note}` });
  for (const text of leftOpen(snapshot)) nodes.push({ kind: 'text', text: `Left open: ${text}` });
  if (snapshot.openReason !== null) nodes.push({ kind: 'text', text: `Closed all the same: ${snapshot.openReason}` });
  for (const text of snapshot.figures.problems) nodes.push({ kind: 'text', text: `CHECK: ${text}`, bold: true });
  return nodes.length === 0 ? [] : [{ kind: 'space' }, ...nodes];
}

/** The hash in groups of eight, so that two people can read it to each other. */
function auditNodes(snapshot: DaySnapshot, grandTotal: string): PrintNode[] {
  return [
    {
      kind: 'columns',
      cells: [
        { text: 'Grand total', share: 6 },
        { text: grandTotal, share: 4, align: 'right' },
      ],
      bold: true,
    },
    { kind: 'text', text: `Audit record ${snapshot.audit.seq}`, muted: true },
    { kind: 'text', text: snapshot.audit.hash.replace(/(.{8})(?=.)/g, '$1 '), muted: true },
  ];
}

/** The report for narrow paper. */
export function dayReceipt(snapshot: DaySnapshot): PrintModel {
  const money = moneyOf(snapshot);
  const pair = (label: string, text: string, bold = false, share: readonly [number, number] = [7, 4]): PrintNode => ({
    kind: 'columns',
    cells: [
      { text: label, share: share[0] },
      { text, share: share[1], align: 'right' },
    ],
    bold,
  });
  const nodes: PrintNode[] = [
    { kind: 'heading', text: snapshot.clinic.name, level: 1 },
    {
      kind: 'heading',
      text: snapshot.number === null ? 'X report, not closed' : `Z report ${snapshot.number}`,
      level: 2,
    },
    ...facts(snapshot).map(([label, text]) => pair(label, text, false, [3, 7])),
  ];
  for (const part of partsOf(snapshot)) {
    nodes.push({ kind: 'rule' }, { kind: 'text', text: part.title, bold: true });
    for (const row of part.rows)
      nodes.push(pair(`${row.indent ? '  ' : ''}${row.label}`, row.amount, row.bold ?? false));
  }
  nodes.push(...remarks(snapshot), { kind: 'rule' }, ...auditNodes(snapshot, money(snapshot.grandTotalCents)));
  return { title: titleOf(snapshot), language: snapshot.language, copy: false, kickDrawer: false, nodes };
}

function pageTable({ title, rows, numbers, wide }: Part, currency: string): PrintNode {
  if (wide) {
    const head = wide.head.map((text, at) =>
      at === 0 ? { text, share: 4 } : { text, share: 2, align: 'right' as const },
    );
    return { kind: 'table', head, rows: wide.rows };
  }
  return {
    kind: 'table',
    head: [
      { text: title, share: 8 },
      { text: numbers ? '' : currency, share: 2, align: 'right' },
    ],
    rows: rows.map((row) => [`${row.indent ? '    ' : ''}${row.label}`, row.amount]),
  };
}

/** The pages of a Z, from its record alone. */
export function dayPages(snapshot: DaySnapshot): PrintModel {
  const money = moneyOf(snapshot);
  const { clinic } = snapshot;
  const nodes: PrintNode[] = [
    {
      kind: 'heading',
      text: snapshot.number === null ? 'X report, not closed' : `Z report ${snapshot.number}`,
      level: 1,
    },
    ...facts(snapshot).map(
      ([label, text]): PrintNode => ({
        kind: 'columns',
        cells: [
          { text: label, share: 1 },
          { text, share: 4 },
        ],
      }),
    ),
  ];
  for (const part of partsOf(snapshot)) nodes.push({ kind: 'space' }, pageTable(part, snapshot.currency));
  nodes.push(...remarks(snapshot), { kind: 'space' }, ...auditNodes(snapshot, money(snapshot.grandTotalCents)));
  return {
    title: titleOf(snapshot),
    language: snapshot.language,
    copy: false,
    kickDrawer: false,
    letterhead: {
      name: clinic.name,
      lines: [
        ...clinic.address.split('\n'),
        clinic.phone,
        clinic.taxNumber === '' ? '' : `Tax number ${clinic.taxNumber}`,
      ].filter((line) => line.trim() !== ''),
    },
    nodes,
  };
}
