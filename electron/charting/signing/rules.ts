import type { Pricing } from '../../catalog/rules.ts';
import type { Instant, LocalDate } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import type { BaseUnit, Quantity } from '../../kernel/quantity.ts';
import type { SignedTreatment } from '../lasers/rules.ts';
import type { WrittenSection } from '../notes/rules.ts';
import type { PhotoGap } from '../photos/sets/rules.ts';
import type { SignedPhoto } from '../photos/signed/rules.ts';
import type { SignedPoint } from '../points/rules.ts';
import {
  billedQuantity,
  type ChartToSign,
  type Comparison,
  compare,
  item,
  type LineToSign,
  type MissingItem,
  missingItems,
  type PointToSign,
} from '../rules.ts';
import type { Override, SafetySnapshot } from '../safety/rules.ts';

/** Everything a signed note says, as it is kept for good. Quantities in thousandths. */
export interface NoteSnapshot extends SafetySnapshot {
  language: string;
  zone: string;
  clinic: { name: string; address: string; phone: string; email: string };
  patient: { id: Id; number: number; name: string; birthDate: LocalDate | null };
  visit: { appointmentId: Id; encounterId: Id; startsAt: Instant };
  allergies: string[];
  lines: Array<{
    serviceLineId: Id;
    service: string;
    provider: string;
    performed: boolean;
    notPerformedBecause: string | null;
    withoutConsentBecause: string | null;
    /** Required photos that were not taken, and why not; null: only advised. Left out where none was missing. */
    photosMissing?: { views: PhotoGap['views']; because: string | null };
    billed: { pricing: Pricing; quantity: Quantity } | null;
    draws: Array<{
      product: string;
      unit: BaseUnit;
      quantity: Quantity;
      lot: string;
      expiresOn: LocalDate;
      container: string;
    }>;
  }>;
  points: SignedPoint[];
  /** Areas treated with devices; notes of earlier times have none. */
  treatments?: SignedTreatment[];
  /** The photos of the visit as they stood; notes of earlier times name none. */
  photos?: SignedPhoto[];
  differences: Array<{
    service: string;
    product: string;
    unit: BaseUnit;
    charted: Quantity;
    drawn: Quantity;
    reason: string;
  }>;
  /** The fields of the note in words; notes of earlier times have none. */
  sections?: WrittenSection[];
  /** The templates the fields come from. */
  templates?: Array<{ name: string; edition: number }>;
  note: string;
  /** The day of the note the words were copied from and left as they were. */
  noteCopiedFrom?: LocalDate;
  aftercare: string;
  /** Aftercare sheets handed over before the signature. */
  sheets?: Array<{ title: string; edition: number; language: string; documentId: Id }>;
  signedBy: { id: Id; name: string; title: string };
  station: { id: Id; number: number; name: string };
  signedAt: Instant;
}

/** What the signer says about what does not agree. */
export interface SignAnswers {
  reasons: ReadonlyArray<{ serviceLineId: Id; productId: Id; reason: string }>;
  notPerformed: ReadonlyArray<{ serviceLineId: Id; reason: string }>;
  withoutConsent: ReadonlyArray<{ serviceLineId: Id; reason: string }>;
  /** Required fields of the note that stay empty. */
  emptyFields: ReadonlyArray<{ fieldId: string; reason: string }>;
  /** Required photos that are not taken. */
  withoutPhotos: ReadonlyArray<{ serviceLineId: Id; reason: string }>;
  overrides: readonly Override[];
}

/** What a signature does to each line, or what it still waits for. */
export type SignPlan =
  | { ready: false; missing: MissingItem[] }
  | {
      ready: true;
      performed: Array<{
        line: LineToSign;
        chartedQuantity: Quantity;
        givenQuantity: Quantity | null;
        withoutConsent: string | null;
        /** Required views that were not photographed, and why not; null: only advised. */
        photosMissing: { views: PhotoGap['views']; reason: string | null } | null;
      }>;
      notPerformed: Array<{ line: LineToSign; reason: string }>;
      reconciliations: Array<Comparison & { reason: string }>;
      /** Why required fields stay empty, by field. */
      emptyFields: Map<string, string>;
    };

/** Decides what signing does. A line said to be not performed must not carry points. Pure. */
export function planSignature(chart: ChartToSign, answers: SignAnswers): SignPlan {
  const notPerformed = new Map(answers.notPerformed.map((row) => [row.serviceLineId, row.reason]));
  const consentReasons = new Map(answers.withoutConsent.map((row) => [row.serviceLineId, row.reason]));
  const photoReasons = new Map(answers.withoutPhotos.map((row) => [row.serviceLineId, row.reason]));
  const fieldReasons = new Map(answers.emptyFields.map((row) => [row.fieldId, row.reason]));
  const reasonFor = (serviceLineId: Id, productId: Id | null): string | undefined =>
    answers.reasons.find((row) => row.serviceLineId === serviceLineId && row.productId === productId)?.reason;
  const charted = (serviceLineId: Id): PointToSign[] =>
    chart.points.filter((point) => point.serviceLineId === serviceLineId);
  const treated = (serviceLineId: Id) => chart.treatments.filter((row) => row.serviceLineId === serviceLineId);
  const missing = missingItems(chart, new Set(notPerformed.keys())).filter((row) => {
    if (row.weight === 'advice') return false;
    if (row.weight === 'blocks') return true;
    if (row.kind === 'field') return !fieldReasons.has(row.fieldId ?? '');
    if (row.serviceLineId === null) return false;
    if (row.kind === 'photo') return !photoReasons.has(row.serviceLineId);
    if (row.kind === 'consent') return !consentReasons.has(row.serviceLineId);
    if (row.key !== null)
      return !answers.overrides.some((one) => one.key === row.key && one.serviceLineId === row.serviceLineId);
    return reasonFor(row.serviceLineId, row.productId) === undefined;
  });
  for (const line of chart.lines) {
    if (
      notPerformed.has(line.serviceLineId) &&
      charted(line.serviceLineId).length + treated(line.serviceLineId).length > 0
    )
      missing.push(
        item(
          'notCharted',
          'blocks',
          line.serviceLineId,
          null,
          `${line.serviceName}: it is said to be not performed, but points are charted. Remove the points first.`,
        ),
      );
  }
  if (missing.length > 0) return { ready: false, missing };
  const performed = chart.lines.filter((line) => !notPerformed.has(line.serviceLineId));
  return {
    ready: true,
    performed: performed.map((line) => {
      const points = charted(line.serviceLineId);
      const gap = chart.photoGaps.find(({ serviceLineId }) => serviceLineId === line.serviceLineId);
      return {
        line,
        chartedQuantity: billedQuantity(line.pricing, points, line.usualQuantity, treated(line.serviceLineId)),
        givenQuantity: line.productId === null ? null : points.reduce((sum, point) => sum + point.quantity, 0),
        withoutConsent: line.consentMissing ? (consentReasons.get(line.serviceLineId) ?? null) : null,
        photosMissing: gap ? { views: gap.views, reason: photoReasons.get(line.serviceLineId) ?? null } : null,
      };
    }),
    notPerformed: chart.lines.flatMap((line) => {
      const reason = notPerformed.get(line.serviceLineId);
      return reason === undefined ? [] : [{ line, reason }];
    }),
    reconciliations: compare(chart.points, chart.draws, chart.tolerance)
      .filter((pair) => pair.differs)
      .map((pair) => ({ ...pair, reason: reasonFor(pair.serviceLineId, pair.productId) ?? '' })),
    emptyFields: new Map(
      missingItems(chart, new Set(notPerformed.keys())).flatMap(({ fieldId }) => {
        const reason = fieldId === null ? undefined : fieldReasons.get(fieldId);
        return fieldId === null || reason === undefined ? [] : [[fieldId, reason] as const];
      }),
    ),
  };
}
