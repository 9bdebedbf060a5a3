import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import { dateOf } from '../../kernel/dates.ts';
import { type BaseUnit, formatAmount } from '../../kernel/quantity.ts';

/** A recall of a lot as it stood when the record was made. Quantities in thousandths, times in epoch ms. */
export interface LotRecallSnapshot {
  form: 1;
  language: string;
  zone: string;
  madeAt: number;
  madeBy: string;
  product: string;
  unit: BaseUnit;
  lot: string;
  expiresOn: string;
  reason: string;
  recalledAt: number;
  recalledBy: string;
  lifted: { at: number; by: string; reason: string } | null;
  setAside: Array<{ label: string; place: string; quantity: number }>;
  patients: Array<{
    name: string;
    phone: string | null;
    given: Array<{ kind: 'treatment' | 'sale'; quantity: number; at: number; clinician: string; what: string }>;
    told: { at: number; by: string } | null;
    note: string;
  }>;
  toNobodyKnown: number;
}

/** The pages of a recall's record, from its snapshot alone. */
export function lotRecallPages(snapshot: LotRecallSnapshot): PrintModel {
  const { unit, zone, language } = snapshot;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  const told = snapshot.patients.filter((patient) => patient.told !== null).length;
  const nodes: PrintNode[] = [
    { kind: 'heading', text: `Recall of lot ${snapshot.lot}`, level: 1 },
    fact('Product', snapshot.product),
    fact('Lot, expiry', `${snapshot.lot}, ${snapshot.expiresOn}`),
    fact('Recalled', `${when.format(snapshot.recalledAt)} by ${snapshot.recalledBy}`),
    fact('Reason', snapshot.reason),
  ];
  if (snapshot.lifted) {
    const { at, by, reason } = snapshot.lifted;
    nodes.push(fact('Lifted', `${when.format(at)} by ${by}: ${reason}`));
  }
  nodes.push({ kind: 'heading', text: snapshot.lifted ? 'Left of it' : 'Set aside', level: 2 });
  nodes.push(
    snapshot.setAside.length === 0
      ? { kind: 'text', text: 'Nothing of this lot is left in the clinic.', muted: true }
      : {
          kind: 'table',
          head: [
            { text: 'What', share: 3 },
            { text: 'Place', share: 2 },
            { text: 'Left', share: 1, align: 'right' },
          ],
          rows: snapshot.setAside.map((row) => [row.label, row.place, formatAmount(row.quantity, unit)]),
        },
  );
  nodes.push({ kind: 'heading', text: `Who got it: ${snapshot.patients.length}, told: ${told}`, level: 2 });
  nodes.push(
    snapshot.patients.length === 0
      ? { kind: 'text', text: 'Nobody known got anything of this lot.', muted: true }
      : patientTable(snapshot, when),
  );
  if (snapshot.toNobodyKnown > 0)
    nodes.push({
      kind: 'text',
      text: `${formatAmount(snapshot.toNobodyKnown, unit)} were sold to people whose name was not taken.`,
    });
  return {
    title: `Recall of lot ${snapshot.lot}`,
    language,
    copy: false,
    kickDrawer: false,
    nodes,
    footer: `As it stood on ${when.format(snapshot.madeAt)}, kept by ${snapshot.madeBy}.`,
  };
}

function patientTable(snapshot: LotRecallSnapshot, when: Intl.DateTimeFormat): PrintNode {
  return {
    kind: 'table',
    head: [
      { text: 'Patient', share: 2.4 },
      { text: 'Got', share: 3.4 },
      { text: 'By', share: 1.8 },
      { text: 'Told', share: 2.6 },
    ],
    rows: snapshot.patients.map(({ name, phone, given, told, note }) => [
      [name, phone ?? 'no phone'].join('\n'),
      given
        .map((each) => `${dateOf(each.at, snapshot.zone)}: ${formatAmount(each.quantity, snapshot.unit)}, ${each.what}`)
        .join('\n'),
      [...new Set(given.map((each) => each.clinician))].join('\n'),
      [told ? `${when.format(told.at)}, ${told.by}` : 'Not yet', note].filter((text) => text !== '').join('\n'),
    ]),
  };
}

function fact(label: string, text: string): PrintNode {
  return {
    kind: 'columns',
    cells: [
      { text: label, share: 1 },
      { text, share: 3 },
    ],
  };
}
