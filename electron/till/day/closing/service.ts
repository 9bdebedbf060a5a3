import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { findZReport, insertZReport, lastZ, marksNow, type ZRow } from '../../../../db/till/day/queries.ts';
import type { DrawerRow } from '../../../../db/till/drawer/queries.ts';
import { chainHead } from '../../../audit/service.ts';
import { policy } from '../../../clinic/policies/service.ts';
import { clinicProfile, stationById } from '../../../clinic/service.ts';
import { wasOrdered } from '../../../devices/printing/people/service.ts';
import { queuePrint } from '../../../devices/printing/service.ts';
import { documentForPages, keepDocument } from '../../../documents/service.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import type { Approvals } from '../../../kernel/approvals.ts';
import { clockText, dateOf } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { formatMoney } from '../../../kernel/money.ts';
import { mayDo } from '../../../kernel/roles.ts';
import { staffById } from '../../../staff/service.ts';
import { counted, countsBlind, drawerToClose, settleDrawer } from '../../drawer/service.ts';
import type { DaySnapshot } from '../parts/prints.ts';
import { dayReceipt } from '../prints.ts';
import { aboutClosing, compareCounts, needsConfirmation } from '../rules.ts';
import type * as S from '../schemas.ts';
import { figuresOfSession, type OpenItems, withNames, xReport } from '../service.ts';

type Closing = z.output<typeof S.CloseDrawerInput>;

/**
 * Closes the drawer of this PC with a count and makes its Z, in one transaction: figures, comparison, the journal's closing
 * entry, the kept report and its print job.
 * @throws Refusal DRAWER_CLOSED, CHANGED_ELSEWHERE, BAD_INPUT if it differs and no note says why, NOT_NOW while work is open
 * and no reason is given, APPROVAL_NEEDED for a large difference nobody else has confirmed
 */
export function closeDrawer(
  tx: WriteTx,
  act: Act,
  input: Closing,
  openItems: OpenItems,
  approvals: Approvals,
): z.input<typeof S.CloseDrawerOutput> {
  const row = drawerToClose(tx, act);
  const countedCents = counted(tx, input.closingCount);
  const { figures, movements } = figuresOfSession(tx, row);
  const expectedCents = figures.cash.expectedCents;
  const counts = compareCounts(figures, { ...input.batches, cash: countedCents });
  const about = aboutClosing(row.id, countedCents);
  const secondId = secondPerson(tx, act, input.approvalId, about, approvals);
  refuseDifference(tx, act, counts, { note: input.note, about, secondId });
  const items = openItems(tx, act);
  refuseOpen(tx, items, input.openReason);
  const head = chainHead(tx);
  const before = lastZ(tx);
  const number = before.number + 1;
  const grandTotalCents = before.grandTotalCents + figures.totalCents;
  const overShortCents = countedCents - expectedCents;
  settleDrawer(tx, act, row, { ...input, expectedCents, countedCents });
  const snapshot: DaySnapshot = {
    ...headOf(tx, act, row),
    number,
    grandTotalCents,
    closedAt: stampOf(act),
    closedBy: staffById(tx, act.staffId).name,
    confirmedBy: secondId === null ? null : staffById(tx, secondId).name,
    figures: { ...withNames(tx, figures), overShortCents },
    counts,
    openingCount: JSON.parse(row.openingCount) as Record<string, number>,
    closingCount: input.closingCount,
    note: input.note === '' ? null : input.note,
    openReason: items.length === 0 || input.openReason === '' ? null : input.openReason,
    openItems: items,
    movements: movements.map((movement) => ({ ...movement, time: clockText(movement.at, act.zone) })),
    audit: head,
  };
  const id = act.newId();
  const document = keepDocument(tx, act, {
    kind: 'zReport',
    title: `Z ${number}`,
    snapshot,
    sourceKind: 'drawerSession',
    sourceId: row.id,
    patientId: null,
  });
  const marks = marksNow(tx);
  insertZReport(tx, {
    id,
    number,
    drawerSessionId: row.id,
    stationId: row.stationId,
    businessDate: row.businessDate,
    untilSeq: marks.seq,
    untilInvoice: marks.invoice,
    untilCredit: marks.credit,
    grossCents: figures.grossCents,
    totalCents: figures.totalCents,
    grandTotalCents,
    expectedCents,
    countedCents,
    overShortCents,
    openItems: items.length,
    openReason: snapshot.openReason,
    auditSeq: head.seq,
    auditHash: head.hash,
    documentId: document.id,
    closedAt: act.now,
    closedBy: act.staffId,
    confirmedBy: secondId,
  });
  act.touch('till', 'zReport', id, 1);
  const job = input.print ? printReport(tx, act, row.id, dayReceipt(snapshot)) : null;
  return {
    expectedCents,
    countedCents,
    overShortCents,
    zId: id,
    number,
    documentId: document.id,
    printJobId: job?.printJobId ?? null,
    printProblem: job?.printProblem ?? null,
  };
}

function refuseOpen(db: ReadDb, items: readonly S.OpenItem[], reason: string): void {
  if (items.length === 0) return;
  const still = `${items.length} ${items.length === 1 ? 'thing is' : 'things are'} still open`;
  if (policy(db, 'till.closeWithOpen') === 'never')
    refuse('NOT_NOW', `${still}. By the rules of this clinic they are resolved before the drawer is closed.`, {
      openItems: items.length,
    });
  if (reason.length < 3)
    refuse('NOT_NOW', `${still}. Resolve them, or say why the drawer is closed all the same.`, {
      openItems: items.length,
      fields: [{ path: 'openReason', problem: 'Say why it is closed all the same.' }],
    });
}

function refuseDifference(
  db: ReadDb,
  act: Act,
  counts: ReturnType<typeof compareCounts>,
  given: { note: string; about: string; secondId: Id | null },
): void {
  const differing = counts.filter((row) => (row.differenceCents ?? 0) !== 0);
  if (differing.length === 0) return;
  const told = countsBlind(db, act)
    ? {}
    : { overShortCents: counts.find((row) => row.kind === 'cash')?.differenceCents ?? 0 };
  if (given.note === '')
    refuse('BAD_INPUT', 'The count differs from what should be there. Count again, or note what you know about it.', {
      fields: [{ path: 'note', problem: 'Note what you know about the difference.' }],
      ...told,
    });
  const limitCents = policy(db, 'till.overShortLimit');
  if (given.secondId !== null || !needsConfirmation(counts, limitCents)) return;
  refuse(
    'APPROVAL_NEEDED',
    `The difference is above ${formatMoney(limitCents, clinicProfile(db).currency)}. Someone else who may review the till confirms it with their PIN or password.`,
    { about: given.about, limitCents, ...told },
  );
}

/** Who confirmed this very count as a second person; null where nobody was asked. @throws Refusal APPROVAL_NEEDED if it does not fit */
function secondPerson(
  db: ReadDb,
  act: Act,
  approvalId: string | undefined,
  about: string,
  approvals: Approvals,
): Id | null {
  if (approvalId === undefined) return null;
  const id = approvals.whoApproved(approvalId, { sessionId: act.sessionId, about, now: act.now });
  if (id === undefined || !mayDo(staffById(db, id).role, 'till.review'))
    refuse(
      'APPROVAL_NEEDED',
      'The confirmation is too old, for another count, or of someone who may not review the till.',
      {
        about,
      },
    );
  act.afterCommit(() => approvals.spend(approvalId));
  return id;
}

const stampOf = (act: Asker): string => `${dateOf(act.now, act.zone)} ${clockText(act.now, act.zone)}`;

function headOf(db: ReadDb, asker: Asker, row: DrawerRow) {
  const clinic = clinicProfile(db);
  return {
    form: 1 as const,
    language: clinic.language,
    currency: clinic.currency,
    clinic: { name: clinic.name, address: clinic.address, phone: clinic.phone, taxNumber: clinic.taxNumber },
    station: stationById(db, row.stationId).name,
    businessDate: row.businessDate,
    openedAt: `${dateOf(row.openedAt, asker.zone)} ${clockText(row.openedAt, asker.zone)}`,
    openedBy: staffById(db, row.openedBy).name,
  };
}

function printReport(
  tx: WriteTx,
  act: Act,
  sessionId: Id,
  model: ReturnType<typeof dayReceipt>,
): z.input<typeof S.Printed> {
  const job = queuePrint(tx, act, {
    kind: 'report',
    title: model.title,
    model,
    sourceKind: 'drawerSession',
    sourceId: sessionId,
  });
  return { printJobId: job.jobId, printProblem: job.problem };
}

/** A Z and everything it says, from the kept record alone. @throws Refusal NOT_FOUND, RECORD_DAMAGED */
export function zReport(db: ReadDb, _asker: Asker, input: { id: Id }): z.input<typeof S.ZOutput> {
  const row = zById(db, input.id);
  const snapshot = snapshotOf(db, row);
  return {
    ...row,
    currency: snapshot.currency,
    confirmedByName: snapshot.confirmedBy,
    openReason: snapshot.openReason,
    note: snapshot.note,
    figures: snapshot.figures,
    counts: snapshot.counts,
    movements: snapshot.movements,
    openItems: snapshot.openItems,
  };
}

/** Prints the X of this PC, or a Z again: marked COPY, from the kept record. */
export function printDay(tx: WriteTx, act: Act, input: z.output<typeof S.PrintInput>): z.input<typeof S.Printed> {
  if (input.zId !== undefined) {
    const row = zById(tx, input.zId);
    const model = dayReceipt(snapshotOf(tx, row));
    const copy = wasOrdered(tx, 'drawerSession', row.drawerSessionId, model.title);
    return printReport(tx, act, row.drawerSessionId, { ...model, copy });
  }
  const { figures, movements, session } = xReport(tx, act, {});
  const row = drawerToClose(tx, act);
  const snapshot: DaySnapshot = {
    ...headOf(tx, act, row),
    number: null,
    grandTotalCents: lastZ(tx).grandTotalCents + figures.totalCents,
    closedAt: stampOf(act),
    closedBy: staffById(tx, act.staffId).name,
    confirmedBy: null,
    figures,
    counts: compareCounts(figures, {}),
    openingCount: JSON.parse(row.openingCount) as Record<string, number>,
    closingCount: null,
    note: null,
    openReason: null,
    openItems: [],
    movements: movements.map((movement) => ({ ...movement, time: clockText(movement.at, act.zone) })),
    audit: chainHead(tx),
  };
  return printReport(tx, act, session.id, dayReceipt(snapshot));
}

function zById(db: ReadDb, id: Id): ZRow {
  return findZReport(db, id) ?? refuse('NOT_FOUND', 'This Z report is not here. Look for it in the list by its date.');
}

function snapshotOf(db: ReadDb, row: ZRow): DaySnapshot {
  return documentForPages(db, row.documentId).content as DaySnapshot;
}
