import { z } from 'zod';
import { mapViews, pricings } from '../catalog/rules.ts';
import { Container } from '../inventory/schemas.ts';
import { baseUnits } from '../kernel/quantity.ts';
import { PatientBanner } from '../patients/schemas.ts';
import { appointmentStates } from '../scheduling/rules.ts';
import { AfterSignature } from './amendments/schemas.ts';
import { TreatmentView } from './lasers/schemas.ts';
import { PointView } from './points/schemas.ts';
import { missingKinds } from './rules.ts';
import { ChartSafety, OverridesGiven } from './safety/schemas.ts';

const id = z.string().min(1).max(64);
const instant = z.number().int();
const version = z.number().int().positive();
const quantity = z.number().int('Use at most three decimals.').positive('Enter more than zero.').max(10_000_000);
const reason = z.string().trim().min(3, 'Give a reason.').max(300, 'This is too long.');
const words = z.string().max(20_000, 'This is too long.');
export const Nothing = z.object({});

export const VisitInput = z.object({ appointmentId: id });

const Draw = z.object({
  containerId: id,
  containerCode: z.string(),
  productId: id,
  lotNumber: z.string(),
  expiresOn: z.string(),
  quantity: z.number().int(),
  lastAt: instant,
});

const Line = z.object({
  serviceLineId: id,
  serviceId: id,
  serviceName: z.string(),
  pricing: z.enum(pricings),
  providerName: z.string(),
  state: z.enum(['planned', 'performed', 'notPerformed']),
  /** What is drawn for it; null: nothing comes from a container. */
  productId: id.nullable(),
  productName: z.string().nullable(),
  unit: z.enum(baseUnits).nullable(),
  usualQuantity: z.number().int(),
  /** The drawing its map opens with; null: the face from the front. */
  mapView: z.enum(mapViews).nullable(),
  /** It is done with a device of this kind; null: with none. */
  deviceKind: z.string().nullable(),
  consent: z.enum(['signed', 'missing', 'notNeeded']),
  /** Thousandths of the product. */
  charted: z.number().int(),
  drawn: z.number().int(),
  differs: z.boolean(),
  areas: z.number().int(),
  draws: z.array(Draw),
});

/** The whole chart of a visit, also while nobody has opened it. */
export const Chart = z.object({
  appointmentId: id,
  appointmentState: z.enum(appointmentStates),
  startsAt: instant,
  patient: PatientBanner,
  encounter: z
    .object({
      id,
      state: z.enum(['open', 'signed']),
      note: z.string(),
      aftercare: z.string(),
      version: z.number().int(),
      openedAt: instant,
      openedByName: z.string(),
      signedAt: instant.nullable(),
      signedByName: z.string().nullable(),
      documentId: id.nullable(),
    })
    .nullable(),
  lines: z.array(Line),
  points: z.array(PointView),
  treatments: z.array(TreatmentView),
  /** Charted against drawn per product, over all lines. */
  totals: z.array(
    z.object({
      productId: id,
      productName: z.string(),
      unit: z.enum(baseUnits),
      charted: z.number().int(),
      drawn: z.number().int(),
    }),
  ),
  missing: z.array(
    z.object({
      kind: z.enum(missingKinds),
      weight: z.enum(['blocks', 'reason', 'advice']),
      serviceLineId: id.nullable(),
      productId: id.nullable(),
      fieldId: z.string().nullable(),
      key: z.string().nullable(),
      sentence: z.string(),
    }),
  ),
  safety: ChartSafety,
  reconciliations: z.array(
    z.object({
      serviceLineId: id,
      productId: id,
      chartedQuantity: z.number().int(),
      drawnQuantity: z.number().int(),
      reason: z.string(),
    }),
  ),
  /** Null while the chart is open. */
  after: AfterSignature.nullable(),
  /** Give it back with the signature: it counts only for the points and fields as they were seen. */
  seenIds: z.string(),
});
export type Chart = z.output<typeof Chart>;

export const Opened = z.object({ encounterId: id, version });
export const OpenCharts = z.object({
  charts: z.array(
    z.object({
      encounterId: id,
      appointmentId: id,
      patientId: id,
      patientName: z.string(),
      openedAt: instant,
      openedByName: z.string(),
    }),
  ),
});

export const SaveNoteInput = z.object({ encounterId: id, note: words, aftercare: words, expectedVersion: version });
export const NoteSaved = z.object({ encounterId: id, version });

export const ScanForDrawInput = z.object({ serviceLineId: id, raw: z.string().max(512) });
export const ScannedForDraw = z.object({
  container: Container,
  /** Thousandths: what the chart still asks for, else the usual quantity; never more than is left. */
  suggested: z.number().int(),
});
export const DrawInput = z.object({ serviceLineId: id, containerId: id, quantity, overrides: OverridesGiven });
export const Drawn = z.object({ moveId: id, remaining: z.number().int() });
export const DrawnBackInput = z.object({
  serviceLineId: id,
  productId: id.optional(),
  containerId: id.optional(),
  quantity,
  reason,
  /** A second person saw it thrown away and confirmed at this desk. */
  approvalId: id.optional(),
});
export const DrawnBack = z.object({ moveIds: z.array(id) });

export const SignInput = z.object({
  encounterId: id,
  reasons: z
    .array(z.object({ serviceLineId: id, productId: id, reason }))
    .max(50)
    .default([]),
  notPerformed: z
    .array(z.object({ serviceLineId: id, reason }))
    .max(50)
    .default([]),
  withoutConsent: z
    .array(z.object({ serviceLineId: id, reason }))
    .max(50)
    .default([]),
  withoutPhotos: z
    .array(z.object({ serviceLineId: id, reason }))
    .max(50)
    .default([]),
  emptyFields: z
    .array(z.object({ fieldId: z.string().min(1).max(200), reason }))
    .max(200)
    .default([]),
  overrides: OverridesGiven,
  expectedVersion: version,
  seenIds: z.string().max(60_000).optional(),
});
export type SignInput = z.output<typeof SignInput>;
export const Signed = z.object({ encounterId: id, documentId: id, sha256: z.string() });
