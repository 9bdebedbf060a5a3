import { z } from 'zod';
import { isZone } from '../../kernel/dates.ts';
import { idPattern } from '../../kernel/ids.ts';
import { conditionKinds } from '../../patients/health/rules.ts';
import { allergySeverities } from '../../patients/rules.ts';
import { markColours, markKinds, markScale } from '../photos/marks/rules.ts';
import { photoPhases, photoUses } from '../photos/rules.ts';
import { ExamContent, NoteContent, PaperContent } from './contents/schemas.ts';
import { exportForms } from './rules.ts';

const id = z.string().regex(idPattern);
/** Epoch milliseconds, UTC. */
const instant = z.int().min(0).max(8_640_000_000_000_000);
const date = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** The name of the clinic an entry was made at. */
const clinic = z.string();

/** One signed record: its content is exactly what was signed, and `sha256` is the hash of that content as canonical JSON. */
const record = {
  id,
  title: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  clinic,
  sha256,
  /** A consent that was taken back from a day on. */
  revoked: z.object({ on: date, reason: z.string(), by: z.string() }).nullable(),
};
export const ChartRecord = z.discriminatedUnion('kind', [
  z.object({ ...record, kind: z.literal('note'), content: NoteContent }),
  z.object({ ...record, kind: z.literal('consent'), content: PaperContent }),
  z.object({ ...record, kind: z.literal('exam'), content: ExamContent }),
]);
export type ChartRecord = z.output<typeof ChartRecord>;

const place = z.int().min(0).max(markScale);

/** What is known of a photo. Its picture lies in the ZIP as photos/ID.jpg; `sha256` is the hash of that file. */
export const ChartPhoto = z.object({
  id,
  takenAt: instant,
  takenBy: z.string(),
  clinic,
  /** The visit it belongs to, as the notes name it. */
  appointmentId: id.nullable(),
  view: z.string().nullable(),
  phase: z.enum(photoPhases),
  /** What the patient lets it be used for, and how that came to be, the newest first. */
  use: z.enum(photoUses),
  uses: z.array(
    z.object({
      use: z.enum(photoUses),
      consent: z.string().nullable(),
      reason: z.string(),
      givenAt: instant,
      by: z.string(),
      at: instant,
    }),
  ),
  /** Drawn over it, in ten-thousandths of its width and height from the upper left. */
  marks: z.array(
    z.object({
      kind: z.enum(markKinds),
      colour: z.enum(markColours),
      points: z
        .array(z.tuple([place, place]))
        .min(1)
        .max(400),
      text: z.string().nullable(),
      by: z.string(),
      at: instant,
    }),
  ),
  width: z.int().positive(),
  height: z.int().positive(),
  sha256,
  /** Marked as an error. */
  error: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
});
export type ChartPhoto = z.output<typeof ChartPhoto>;

const noted = { id, clinic, notedAt: instant };
const since = z
  .string()
  .regex(/^\d{4}(-\d{2}){0,2}$/)
  .nullable();

/** The lists of what holds now. */
const health = {
  allergies: z.array(z.object({ ...noted, substance: z.string().min(1), severity: z.enum(allergySeverities) })),
  medications: z.array(z.object({ ...noted, name: z.string().min(1), dose: z.string(), since })),
  conditions: z.array(
    z.object({
      ...noted,
      kind: z.enum(conditionKinds),
      name: z.string().min(1),
      since,
      expectedUntil: date.nullable(),
    }),
  ),
};

/** The head of a file: who wrote it, of whom it tells, and what was on the lists. */
const head = {
  exportedAt: instant,
  exportedBy: z.string(),
  clinic: z.object({ name: z.string(), address: z.string(), phone: z.string(), email: z.string() }),
  /** Of the clinic, as the IANA database names it. */
  zone: z.string().refine(isZone),
  /** The days it covers, both included; null is open. The lists are always whole. */
  range: z.object({ from: date.nullable(), until: date.nullable() }),
  patient: z.object({
    id,
    number: z.int().positive(),
    givenName: z.string().min(1),
    familyName: z.string().min(1),
    preferredName: z.string(),
    birthDate: date.nullable(),
    /** E.164. */
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  ...health,
};

/** A file that was read in here earlier: its head as it stood, its hash, and who read it in. Its records and photos stand among the others. */
export const ImportedHead = z.object({ sha256, importedAt: instant, importedBy: z.string(), ...head });
export type ImportedHead = z.output<typeof ImportedHead>;

/**
 * A whole chart as it leaves the clinic. `format` and `version` say how to read it; a reader refuses a version it does not
 * know. `sha256` is the hash of everything else in it as canonical JSON (sorted keys, no white space).
 */
export const ChartFile = z.object({
  format: z.literal('salve.chart'),
  version: z.literal(2),
  sha256,
  ...head,
  /** Everything signed, oldest first. */
  records: z.array(ChartRecord),
  /** Oldest first. */
  photos: z.array(ChartPhoto),
  imports: z.array(ImportedHead),
});
export type ChartFile = z.output<typeof ChartFile>;
/** A chart without its records and photos. */
export type ChartHead = Omit<ChartFile, 'sha256' | 'records' | 'photos'>;

/** The description of the format that lies in every ZIP (JSON Schema, draft 2020-12). */
export function chartSchema(): object {
  return z.toJSONSchema(ChartFile, { target: 'draft-2020-12' });
}

const day = date.nullable().default(null);
export const ExportInput = z.object({
  patientId: id,
  form: z.enum(exportForms),
  /** The first and the last day; null is open. */
  from: day,
  until: day,
  /** With the pictures of photos. JSON alone has none. */
  pictures: z.boolean().default(false),
  approvalId: z.string().optional(),
});
export type ExportInput = z.output<typeof ExportInput>;

/** The file is fetched in pieces under `downloadId`. */
export const ExportOutput = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  downloadId: z.string(),
  size: z.int(),
  /** Pictures whose file is missing or damaged: they are not in it. */
  missing: z.int(),
});
export type ExportOutput = z.input<typeof ExportOutput>;
