import { insertAllocation, insertPayment, insertTip } from '../../db/billing/invoices/queries.ts';
import { type Marks, marksNow } from '../../db/till/day/queries.ts';
import { insertDrawerSession } from '../../db/till/drawer/queries.ts';
import { paymentPostings, tipPostings } from '../../electron/billing/invoices/rules.ts';
import { type AppliedTender, allocatePayments } from '../../electron/billing/payments/rules.ts';
import type { LocalDate } from '../../electron/kernel/dates.ts';
import { closingPostings, floatPostings } from '../../electron/till/drawer/rules.ts';
import { figuresOf, keepZ } from './closing.ts';
import type { CastMember } from './founding.ts';
import type { Priced } from './sales.ts';
import { post, type Seeding, till } from './seeding.ts';

/** The cash drawer of a day. */
export interface Drawer {
  id: string;
  date: LocalDate;
  /** Local midnight. */
  from: number;
  openedAt: number;
  cashCents: number;
  /** Where the journal and the numbers stood before it. */
  since: Marks;
}

const floatCents = 20_000;
const opening = JSON.stringify({ '100': 20, '1000': 10, '2000': 4 });

export function openDrawer(s: Seeding, at: number, { date, from }: Pick<Drawer, 'date' | 'from'>): Drawer {
  const id = s.newId(at);
  const staffId = s.cast.desk[0]?.id ?? '';
  const since = marksNow(s.tx);
  post(s, { at, date, sourceKind: 'drawerSession', sourceId: id, staffId, postings: floatPostings(id, floatCents) });
  return { id, date, from, openedAt: at, cashCents: floatCents, since };
}

/** Counts what is in the drawer (it is always right), writes its row and its Z. */
export function closeDrawer(s: Seeding, drawer: Drawer, at: number): void {
  const staffId = s.cast.desk[0]?.id ?? '';
  const { id, date, openedAt, cashCents, since } = drawer;
  insertDrawerSession(s.tx, {
    id,
    stationId: till(s).id,
    businessDate: date,
    state: 'closed',
    floatCents,
    openingCount: opening,
    openedAt,
    openedBy: staffId,
    closedAt: at,
    closedBy: staffId,
    closingCount: JSON.stringify({ '1': cashCents }),
    overShortCents: 0,
    closingNote: null,
    version: 2,
    sinceSeq: since.seq,
    sinceInvoice: since.invoice,
    sinceCredit: since.credit,
  });
  const figures = figuresOf(s, drawer);
  post(s, {
    at,
    date,
    sourceKind: 'drawerSession',
    sourceId: id,
    staffId,
    postings: closingPostings(id, cashCents, cashCents),
  });
  keepZ(s, drawer, { at, figures });
}

export interface Tender {
  kind: 'cash' | 'cardTerminal';
  cents: number;
  reference: string | null;
}

/** Card mostly; one in four pays a part in cash first. */
export function tendersFor(s: Seeding, owed: number): Tender[] {
  const card = (cents: number): Tender => ({
    kind: 'cardTerminal',
    cents,
    reference: `T${s.chance.whole(100_000, 999_999)}`,
  });
  const kind = s.chance.next();
  if (kind < 0.25 && owed > 2000) {
    const part = Math.floor(owed / 200) * 100;
    return [{ kind: 'cash', cents: part, reference: null }, card(owed - part)];
  }
  return kind < 0.4 ? [{ kind: 'cash', cents: Math.ceil(owed / 2000) * 2000, reference: null }] : [card(owed)];
}

/** Takes the tenders: payments, their share of each line, tip and entries. */
export function pay(
  s: Seeding,
  drawer: Drawer,
  of: {
    at: number;
    owner: { invoiceId: string; patientId: string | null };
    lines: readonly Priced[];
    tenders: readonly Tender[];
    applied: readonly AppliedTender[];
    cashier: CastMember;
    tipFor: CastMember | null;
    tipCents: number;
  },
): void {
  const { at, owner, applied } = of;
  const parts = allocatePayments(
    applied.map((row) => row.amountCents),
    of.lines.map((line) => line.totalCents),
  );
  const entry = { at, date: drawer.date, staffId: of.cashier.id };
  const places = of.tenders.map((tender) => ({ kind: tender.kind, drawerSessionId: drawer.id }));
  applied.forEach((row, i) => {
    const place = places[i] as (typeof places)[number];
    const id = s.newId(at);
    insertPayment(s.tx, {
      id,
      ...owner,
      kind: place.kind,
      ...row,
      reference: of.tenders[i]?.reference ?? null,
      takenAt: at,
      businessDate: drawer.date,
      drawerSessionId: drawer.id,
      staffId: of.cashier.id,
      stationId: till(s).id,
    });
    if (place.kind === 'cash') drawer.cashCents += row.amountCents + row.tipCents;
    of.lines.forEach((line, l) => {
      const amountCents = parts[i]?.[l] ?? 0;
      if (amountCents !== 0)
        insertAllocation(s.tx, { id: s.newId(at), paymentId: id, invoiceLineId: line.id, amountCents });
    });
    post(s, { ...entry, sourceKind: 'payment', sourceId: id, postings: paymentPostings(owner, place, row) });
  });
  if (!of.tipFor || of.tipCents === 0) return;
  const id = s.newId(at);
  insertTip(s.tx, { id, invoiceId: owner.invoiceId, staffId: of.tipFor.id, amountCents: of.tipCents });
  const tips = applied.map((row, i) => ({ ...(places[i] as (typeof places)[number]), tipCents: row.tipCents }));
  post(s, { ...entry, sourceKind: 'tip', sourceId: id, postings: tipPostings(owner, of.tipFor.id, tips) });
}
