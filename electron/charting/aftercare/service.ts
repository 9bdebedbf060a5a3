import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  allSheetServices,
  allSheets,
  givenWithVisit,
  insertGiven,
  insertSheet,
  insertSheetEdition,
  insertSheetService,
  removeSheetServices,
  type SheetEditionRow,
  sheetsOfVisit,
  updateSheet,
} from '../../../db/charting/aftercare/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { keepDocument } from '../../documents/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import { patientById, patientName } from '../../patients/service.ts';
import { type Visit, visitOf } from '../../scheduling/service.ts';
import { staffById } from '../../staff/service.ts';
import { type AftercareSnapshot, sheetText } from './rules.ts';
import type { Aftercare, AftercareInput, GiveInput, Given, SaveSheetInput, SheetSaved, Sheets } from './schemas.ts';

/** The rows of one sheet together, sheets in their order. */
function bySheet(rows: readonly SheetEditionRow[]): SheetEditionRow[][] {
  const groups = new Map<string, SheetEditionRow[]>();
  for (const row of rows) groups.set(row.sheetId, [...(groups.get(row.sheetId) ?? []), row]);
  return [...groups.values()];
}

/** Every sheet with the newest text of each language, and the services it goes with. */
export function aftercareSheets(db: ReadDb): z.input<typeof Sheets> {
  const asking = allSheetServices(db);
  return {
    sheets: bySheet(allSheets(db)).flatMap((editions) => {
      const [first] = editions;
      if (!first) return [];
      const { sheetId, name, active, version } = first;
      const serviceIds = asking.filter((row) => row.sheetId === sheetId).map(({ serviceId }) => serviceId);
      return [{ id: sheetId, name, active: active === 1, version, serviceIds, editions }];
    }),
  };
}

/**
 * Adds a sheet or changes one. Another text is a new edition of its language; what was handed over keeps its own.
 * @throws Refusal NOT_FOUND, DUPLICATE, CHANGED_ELSEWHERE
 */
export function saveSheet(tx: WriteTx, act: Act, input: z.output<typeof SaveSheetInput>): z.input<typeof SheetSaved> {
  const rows = allSheets(tx);
  if (rows.some(({ sheetId, name }) => sheetId !== input.id && name.toLowerCase() === input.name.toLowerCase()))
    refuse('DUPLICATE', `There is already a sheet called ${input.name}. Choose another name.`);
  const mine = rows.filter(({ sheetId }) => sheetId === input.id);
  if (input.id !== null && mine.length === 0) refuse('NOT_FOUND', 'This sheet is no longer here.');
  const id = input.id ?? act.newId();
  const { name, active, language, title, body } = input;
  if (input.id === null) insertSheet(tx, { id, name, active, version: 1 });
  else if (!updateSheet(tx, id, input.expectedVersion, { name, active }))
    refuse('CHANGED_ELSEWHERE', 'Someone changed this sheet in the meantime. Open it again and make your change.', {
      current: { version: mine[0]?.version },
    });
  const before = mine.find((row) => row.language === language);
  const renewed = before?.title !== title || before.body !== body;
  const edition = (before?.edition ?? 0) + (renewed ? 1 : 0);
  if (renewed) {
    insertSheetEdition(tx, {
      id: act.newId(),
      sheetId: id,
      edition,
      language,
      title,
      body,
      createdAt: act.now,
      createdBy: act.staffId,
    });
    act.changed('text');
  }
  removeSheetServices(tx, id);
  for (const serviceId of new Set(input.serviceIds)) {
    serviceById(tx, serviceId);
    insertSheetService(tx, { serviceId, sheetId: id });
  }
  const version = input.id === null ? 1 : input.expectedVersion + 1;
  act.touch('charting', 'aftercareSheet', id, version);
  return { id, version, edition };
}

/** What goes home with a visit: sheets of its services, and what was handed over. @throws Refusal NOT_FOUND */
export function aftercareOfVisit(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof AftercareInput>,
): z.input<typeof Aftercare> {
  const visit = visitOf(db, input.appointmentId);
  asker.concerns(visit.patientId);
  const clinics = clinicProfile(db).language;
  const given = givenWithVisit(db, visit.appointment.id);
  const asked = bySheet(sheetsOfVisit(db, visit.appointment.id));
  const names = new Map(allSheets(db).map(({ sheetId, name }) => [sheetId, name]));
  const gone = [...new Set(given.map(({ sheetId }) => sheetId))].filter(
    (id) => !asked.some(([first]) => first?.sheetId === id),
  );
  return {
    sheets: [
      ...asked.flatMap((editions) => {
        const [first] = editions;
        if (!first) return [];
        const own = editions.filter(({ language }) => language === clinics);
        const others = editions.filter(({ language }) => language !== clinics);
        return [{ sheetId: first.sheetId, name: first.name, languages: [...own, ...others] }];
      }),
      // handed over, though no service of the visit asks for it any more
      ...gone.map((sheetId) => ({ sheetId, name: names.get(sheetId) ?? '', languages: [] })),
    ].map((sheet) => ({ ...sheet, given: given.filter(({ sheetId }) => sheetId === sheet.sheetId) })),
  };
}

/** Hands a sheet over: what it says is kept as a document and noted on the visit. @throws Refusal NOT_FOUND, NOT_NOW */
export function giveSheet(tx: WriteTx, act: Act, input: z.output<typeof GiveInput>): z.input<typeof Given> {
  const visit = visitOf(tx, input.appointmentId);
  act.concerns(visit.patientId);
  const edition =
    sheetsOfVisit(tx, visit.appointment.id).find(({ editionId }) => editionId === input.editionId) ??
    refuse(
      'NOT_NOW',
      'There is a newer edition of this sheet, or no service of the visit asks for it any more. Look at the list again.',
    );
  const snapshot = snapshotOf(tx, act, visit, edition);
  const document = keepDocument(tx, act, {
    kind: 'consent',
    title: snapshot.shown.title,
    snapshot,
    sourceKind: 'patient',
    sourceId: visit.patientId,
    patientId: visit.patientId,
  });
  const id = act.newId();
  insertGiven(tx, {
    id,
    appointmentId: visit.appointment.id,
    patientId: visit.patientId,
    editionId: edition.editionId,
    documentId: document.id,
    staffId: act.staffId,
    stationId: act.stationId,
    at: act.now,
  });
  act.touch('charting', 'aftercare', id, 1);
  return { id, documentId: document.id, sha256: document.sha256 };
}

function snapshotOf(db: ReadDb, act: Act, visit: Visit, edition: SheetEditionRow): AftercareSnapshot {
  const { name, address, phone, email } = clinicProfile(db);
  const patient = patientById(db, visit.patientId);
  const giver = staffById(db, act.staffId);
  const [line] = visit.lines;
  const services = visit.lines
    .filter(({ state }) => state !== 'notPerformed')
    .map(({ serviceId }) => serviceById(db, serviceId).name)
    .join(', ');
  const { startsAt } = visit.appointment;
  return {
    paper: 'aftercare',
    language: edition.language,
    zone: act.zone,
    clinic: { name, address, phone, email },
    patient: { id: patient.id, number: patient.number, name: patientName(patient) },
    visit: { appointmentId: visit.appointment.id, services, startsAt },
    sheet: { id: edition.sheetId, name: edition.name, editionId: edition.editionId, edition: edition.edition },
    shown: sheetText(edition, {
      patient: patientName(patient),
      service: services,
      provider: line ? staffById(db, line.providerId).name : giver.name,
      clinic: name,
      phone,
      date: new Intl.DateTimeFormat(edition.language, { dateStyle: 'long', timeZone: act.zone }).format(startsAt),
    }),
    givenBy: { id: giver.id, name: giver.name, title: giver.title },
    givenAt: act.now,
  };
}

/** Names of the sheets that go with the services of a visit and were not handed over yet. */
export function sheetsToGive(db: ReadDb, appointmentId: string): string[] {
  const given = new Set(givenWithVisit(db, appointmentId).map(({ sheetId }) => sheetId));
  const open = sheetsOfVisit(db, appointmentId).filter(({ sheetId }) => !given.has(sheetId));
  return [...new Map(open.map(({ sheetId, name }) => [sheetId, name])).values()];
}

/** Sheets handed over with a visit so far, for the record of its note. */
export function sheetsGiven(db: ReadDb, appointmentId: string) {
  return givenWithVisit(db, appointmentId).map(({ title, edition, language, documentId }) => ({
    title,
    edition,
    language,
    documentId,
  }));
}
