import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { ReadDb } from '../../../db/access.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { pdfFileName } from '../../documents/rules.ts';
import type { Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { getPatient } from '../../patients/service.ts';
import { staffById } from '../../staff/service.ts';
import { dayOf } from '../day/service.ts';
import type { SheetsRenderer } from '../ports.ts';
import { frees } from '../rules.ts';
import type * as Day from '../schemas.ts';
import { type DaySheet, daySheetPages, type SheetEntry, sheetTitle } from './prints.ts';
import type * as S from './schemas.ts';

type Input = z.output<typeof S.DaySheetInput>;
type Line = Day.DayAppointment['lines'][number];

const stateWords: Partial<Record<Day.DayAppointment['state'], string>> = {
  requested: 'Not confirmed',
  booked: 'Not confirmed',
  confirmed: 'Confirmed',
};

/** A day as its sheet: everyone's, or one provider's or room's. @throws Refusal NOT_FOUND for a column that the day has not */
export function daySheet(db: ReadDb, asker: Asker, input: Input): DaySheet {
  const day = dayOf(db, asker, { date: input.date });
  const columns = input.by === 'providers' ? day.providers : day.rooms;
  const wanted = input.only === undefined ? columns : columns.filter(({ id }) => id === input.only);
  if (input.only !== undefined && wanted.length === 0)
    refuse('NOT_FOUND', 'This column is not in the calendar of that day any more. Choose another one.');
  const names = new Map([...day.providers, ...day.rooms].map(({ id, name }) => [id, name]));
  const { language, zone } = clinicProfile(db);
  return {
    date: input.date,
    zone,
    language,
    by: input.by,
    parts: wanted.map(({ id, name }) => ({
      name,
      entries: day.appointments
        .filter(({ state }) => !frees(state))
        .flatMap((appointment) => {
          const mine = appointment.lines.filter((line) => columnOf(line, input.by) === id);
          return mine.length === 0 ? [] : [entryOf(db, asker, appointment, mine, input.by, names)];
        })
        .sort((a, b) => a.startsAt - b.startsAt),
    })),
    printedAt: asker.now,
    printedBy: staffById(db, asker.staffId).name,
  };
}

function columnOf(line: Line, by: Input['by']): Id | null {
  return by === 'providers' ? line.providerId : line.roomId;
}

function entryOf(
  db: ReadDb,
  asker: Asker,
  appointment: Day.DayAppointment,
  lines: readonly Line[],
  by: Input['by'],
  names: ReadonlyMap<Id, string>,
): SheetEntry {
  const patient = getPatient(db, asker, { id: appointment.patientId });
  const others = lines.map((line) => columnOf(line, by === 'providers' ? 'rooms' : 'providers'));
  return {
    startsAt: Math.min(...lines.map((line) => line.startsAt)),
    endsAt: Math.max(...lines.map((line) => line.endsAt)),
    patient: patient.name,
    called: patient.preferredName === patient.givenName ? '' : patient.preferredName,
    age: patient.age,
    phone: patient.phone,
    allergies: patient.allergies,
    services: lines.map((line) => line.serviceName),
    where: [...new Set(others)].flatMap((id) => (id === null ? [] : (names.get(id) ?? []))),
    state: stateWords[appointment.state] ?? '',
    note: appointment.note,
  };
}

/** The sheet as a PDF. It is drawn before the transaction that puts it on record. */
export async function daySheetPdf(
  db: ReadDb,
  asker: Asker,
  input: Input,
  renderer: SheetsRenderer,
): Promise<z.input<typeof S.DaySheetOutput>> {
  const sheet = daySheet(db, asker, input);
  const clinic = clinicProfile(db);
  const bytes = await renderer.render(daySheetPages(sheet), {
    paper: clinic.paper,
    letterhead: {
      name: clinic.name,
      lines: [clinic.phone, clinic.email].filter((line) => line.trim() !== ''),
    },
    record: '',
    createdAt: asker.now,
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { base64: Buffer.from(bytes).toString('base64'), fileName: pdfFileName(sheetTitle(sheet), sha256) };
}
