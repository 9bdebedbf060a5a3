import { z } from 'zod';
import { documentKinds } from '../../documents/rules.ts';
import { idPattern } from '../../kernel/ids.ts';
import { conditionKinds } from '../../patients/health/rules.ts';
import { allergySeverities } from '../../patients/rules.ts';
import { photoPhases, photoUses } from '../photos/rules.ts';
import { exportForms } from './rules.ts';

const id = z.string().regex(idPattern);
/** Epoch milliseconds, UTC. */
const instant = z.number().int();

/** One signed record: its content is exactly what was signed, and `sha256` is the hash of that content as canonical JSON. */
export const ChartRecord = z.object({
  id,
  kind: z.enum(documentKinds),
  title: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  sha256: z.string(),
  content: z.unknown(),
});
export type ChartRecord = z.output<typeof ChartRecord>;

/** A whole chart as it leaves the clinic. `format` and `version` say how to read it; a reader refuses a version it does not know. */
export const ChartFile = z.object({
  format: z.literal('salve.chart'),
  version: z.literal(1),
  exportedAt: instant,
  exportedBy: z.string(),
  clinic: z.object({ name: z.string(), address: z.string(), phone: z.string(), email: z.string() }),
  zone: z.string(),
  patient: z.object({
    id,
    number: z.number().int(),
    givenName: z.string(),
    familyName: z.string(),
    preferredName: z.string(),
    birthDate: z.string().nullable(),
    /** E.164. */
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  allergies: z.array(z.object({ id, substance: z.string(), severity: z.enum(allergySeverities), notedAt: instant })),
  medications: z.array(
    z.object({ id, name: z.string(), dose: z.string(), since: z.string().nullable(), notedAt: instant }),
  ),
  conditions: z.array(
    z.object({
      id,
      kind: z.enum(conditionKinds),
      name: z.string(),
      since: z.string().nullable(),
      expectedUntil: z.string().nullable(),
      notedAt: instant,
    }),
  ),
  /** Everything signed, oldest first. */
  records: z.array(ChartRecord),
  /** What is known of each photo; the pictures themselves are exported one by one. */
  photos: z.array(
    z.object({
      id,
      takenAt: instant,
      takenBy: z.string(),
      view: z.string().nullable(),
      phase: z.enum(photoPhases),
      use: z.enum(photoUses),
      width: z.number().int(),
      height: z.number().int(),
      sha256: z.string(),
      /** Why it was marked as an error; null if it was not. */
      hiddenBecause: z.string().nullable(),
    }),
  ),
});
export type ChartFile = z.output<typeof ChartFile>;

export const ExportInput = z.object({ patientId: id, form: z.enum(exportForms), approvalId: z.string().optional() });
export const ExportOutput = z.object({ fileName: z.string(), mediaType: z.string(), text: z.string() });
