import { insertPrintJob } from '../../db/devices/queries.ts';
import { insertCart, insertCartLine, insertCartTender } from '../../db/till/queries.ts';
import { minute } from '../../electron/kernel/dates.ts';
import type { Tender } from './drawer.ts';
import type { CastMember } from './founding.ts';
import type { Priced } from './sales.ts';
import { type SeededPatient, type Seeding, till } from './seeding.ts';

/** The paid cart stays with its lines and tenders. */
export function keepCart(
  s: Seeding,
  of: {
    at: number;
    invoiceId: string;
    appointmentId: string | null;
    patient: SeededPatient | null;
    lines: readonly Priced[];
    tenders: readonly Tender[];
    cashier: CastMember;
    tipFor: CastMember | null;
    tipCents: number;
  },
): void {
  const createdAt = of.at - 4 * minute;
  const cartId = s.newId(createdAt);
  insertCart(s.tx, {
    id: cartId,
    stationId: till(s).id,
    appointmentId: of.appointmentId,
    patientId: of.patient?.id ?? null,
    state: 'paid',
    tipCents: of.tipCents,
    tipStaffId: of.tipCents > 0 ? (of.tipFor?.id ?? null) : null,
    discountCents: 0,
    invoiceId: of.invoiceId,
    createdAt,
    createdBy: of.cashier.id,
    version: of.lines.length + of.tenders.length + 2,
  });
  of.lines.forEach((line, i) => {
    insertCartLine(s.tx, {
      id: s.newId(createdAt),
      cartId,
      position: i + 1,
      kind: line.kind,
      chargeId: line.chargeId,
      productId: line.kind === 'retail' ? line.productId : null,
      lotId: null,
      quantity: line.quantity,
      unitPriceCents: line.unitPriceCents,
      discountCents: line.discountCents,
      discountRate: null,
      discountReason: line.discountReason,
      discountSource: line.discountReason === null ? null : 'hand',
      version: 1,
    });
  });
  of.tenders.forEach((tender, i) => {
    insertCartTender(s.tx, { id: s.newId(createdAt), cartId, position: i + 1, ...tender });
  });
}

const money = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

/** The receipt's job, printed long ago. */
export function printReceipt(
  s: Seeding,
  of: { invoiceId: string; number: number; at: number; staffId: string; lines: readonly Priced[]; totalCents: number },
): void {
  const { id, printerId } = till(s);
  const pair = (label: string, amount: string, bold: boolean) => ({
    bold,
    cells: [
      { share: 7, text: label },
      { align: 'right', share: 3, text: amount },
    ],
    kind: 'columns',
  });
  const title = `Receipt ${of.number}`;
  const nodes = [
    { kind: 'heading', level: 1, text: s.cast.name },
    ...of.lines.map((line) => pair(line.description, money(line.goodsCents), false)),
    pair('TOTAL', money(of.totalCents), true),
  ];
  const model = JSON.stringify({
    copy: false,
    footer: 'Thank you for your visit.',
    kickDrawer: true,
    language: 'en',
    nodes,
    title,
  });
  insertPrintJob(s.tx, {
    id: s.newId(of.at),
    stationId: id,
    printerId,
    kind: 'receipt',
    title,
    model,
    sourceKind: 'invoice',
    sourceId: of.invoiceId,
    copyOfId: null,
    state: 'sent',
    attempts: 1,
    notBefore: of.at,
    problem: null,
    createdAt: of.at,
    createdBy: of.staffId,
    finishedAt: of.at + 1500,
    version: 3,
  });
}
