import { insertZReport, lastZ, marksNow, rowsOfSession } from '../../db/till/day/queries.ts';
import { chainHead } from '../../electron/audit/service.ts';
import { canonicalJson } from '../../electron/kernel/canonical.ts';
import { clockText } from '../../electron/kernel/dates.ts';
import { type DayFigures, dayFigures } from '../../electron/till/day/figures/rules.ts';
import type { DaySnapshot } from '../../electron/till/day/parts/prints.ts';
import { compareCounts } from '../../electron/till/day/rules.ts';
import type { Drawer } from './drawer.ts';
import { keep } from './records.ts';
import { type Seeding, till } from './seeding.ts';

const end = Number.MAX_SAFE_INTEGER;

/** The figures of a drawer, before its closing entry. */
export function figuresOf(s: Seeding, { since }: Pick<Drawer, 'since'>): DayFigures {
  const rows = rowsOfSession(s.tx, {
    stationId: till(s).id,
    sinceSeq: since.seq,
    untilSeq: end,
    sinceInvoice: since.invoice,
    untilInvoice: end,
    sinceCredit: since.credit,
    untilCredit: end,
  });
  return dayFigures({ ...rows, movements: [] });
}

/** The Z of a drawer that was counted right: its row and the kept record. */
export function keepZ(s: Seeding, drawer: Drawer, of: { at: number; figures: DayFigures }): void {
  const { at, figures } = of;
  const [keeper] = s.cast.desk;
  const station = till(s);
  const before = lastZ(s.tx);
  const number = before.number + 1;
  const grandTotalCents = before.grandTotalCents + figures.totalCents;
  const audit = chainHead(s.tx);
  const cashCents = figures.cash.expectedCents;
  const batches = figures.tenders.map((tender) => [tender.kind, tender.cents] as const);
  const names = new Map([...s.cast.providers, ...s.cast.desk].map((person) => [person.id, person.name]));
  const snapshot: DaySnapshot = {
    form: 1,
    language: 'en',
    currency: 'USD',
    clinic: { name: s.cast.name, address: s.cast.address, phone: s.cast.phone, taxNumber: '' },
    station: station.name,
    number,
    grandTotalCents,
    businessDate: drawer.date,
    openedAt: `${drawer.date} ${clockText(drawer.openedAt, s.zone)}`,
    openedBy: keeper?.name ?? '',
    closedAt: `${drawer.date} ${clockText(at, s.zone)}`,
    closedBy: keeper?.name ?? '',
    confirmedBy: null,
    figures: { ...figures, tips: figures.tips.map((tip) => ({ ...tip, name: names.get(tip.staffId) ?? '' })) },
    counts: compareCounts(figures, { ...Object.fromEntries(batches), cash: cashCents }),
    openingCount: {},
    closingCount: { '1': cashCents },
    note: null,
    openReason: null,
    openItems: [],
    movements: [],
    audit,
  };
  const documentId = keep(s, {
    kind: 'zReport',
    title: `Z ${number}`,
    snapshot: canonicalJson(snapshot),
    sourceKind: 'drawerSession',
    sourceId: drawer.id,
    patientId: null,
    staffId: keeper?.id ?? '',
    at,
  });
  const marks = marksNow(s.tx);
  insertZReport(s.tx, {
    id: s.newId(at),
    number,
    drawerSessionId: drawer.id,
    stationId: station.id,
    businessDate: drawer.date,
    untilSeq: marks.seq,
    untilInvoice: marks.invoice,
    untilCredit: marks.credit,
    grossCents: figures.grossCents,
    totalCents: figures.totalCents,
    grandTotalCents,
    expectedCents: cashCents,
    countedCents: cashCents,
    overShortCents: 0,
    openItems: 0,
    openReason: null,
    auditSeq: audit.seq,
    auditHash: audit.hash,
    documentId,
    closedAt: at,
    closedBy: keeper?.id ?? '',
    confirmedBy: null,
  });
}
