import { z } from 'zod';
import { mapViews, pricings } from '../../../catalog/rules.ts';
import { outcomes, paragraphKinds } from '../../../consents/rules.ts';
import { isZone } from '../../../kernel/dates.ts';
import { baseUnits } from '../../../kernel/quantity.ts';
import { coolings, endpoints } from '../../lasers/rules.ts';
import { examHows, scopeKinds } from '../../orders/rules.ts';
import { depths, instruments, techniques } from '../../points/rules.ts';

/**
 * What stands in a signed record, as far as its pages need it. Fields that a later Salve adds pass through untouched: a
 * record keeps its hash only if nothing of it is lost. Instants are epoch milliseconds, quantities thousandths.
 */

const text = z.string();
const id = z.string();
const instant = z.int().min(0).max(8_640_000_000_000_000);
const quantity = z.int();
const date = z.iso.date();
const person = z.looseObject({ id, name: text, title: text });
const clinic = z.looseObject({ name: text, address: text, phone: text, email: text });
const strokes = z.looseObject({
  width: z.number().positive(),
  height: z.number().positive(),
  strokes: z.array(z.array(z.tuple([z.number(), z.number()]))),
});
const paragraphs = z.array(z.looseObject({ kind: z.enum(paragraphKinds), text }));
const patient = z.looseObject({ id, number: z.int(), name: text, birthDate: date.nullable() });
const house = {
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  zone: text.refine(isZone),
  clinic,
};
const place = { view: z.enum(mapViews), x: z.number().min(0).max(1), y: z.number().min(0).max(1) };

const Point = z.looseObject({
  ...place,
  serviceLineId: id,
  area: text,
  region: text.nullish(),
  product: text,
  unit: z.enum(baseUnits),
  quantity,
  lot: text.nullable(),
  container: text.nullish(),
  depth: z.enum(depths).nullish(),
  technique: z.enum(techniques).nullish(),
  instrument: z.enum(instruments).nullish(),
  gauge: z.number().nullish(),
  note: text.optional(),
});

const Treatment = z.looseObject({
  ...place,
  serviceLineId: id,
  region: text,
  area: text,
  device: text,
  wavelength: z.int().nullable(),
  handpiece: text,
  fluence: quantity.nullable(),
  spot: quantity.nullable(),
  pulse: quantity.nullable(),
  rate: quantity.nullable(),
  passes: z.int(),
  cooling: z.enum(coolings).nullable(),
  endpoint: z.enum(endpoints).nullable(),
  skinType: z.int().nullable(),
  note: text,
  beyondReason: text.nullable(),
});

const Line = z.looseObject({
  serviceLineId: id,
  service: text,
  provider: text,
  performed: z.boolean(),
  notPerformedBecause: text.nullable(),
  withoutConsentBecause: text.nullable(),
  billed: z.looseObject({ pricing: z.enum(pricings), quantity }).nullable(),
  draws: z.array(
    z.looseObject({
      product: text,
      unit: z.enum(baseUnits),
      quantity,
      lot: text,
      expiresOn: date,
      container: text,
    }),
  ),
});

const signature = { staffId: id, name: text, title: text, at: instant };
const error = z.looseObject({ ...signature, reason: text }).nullable();

/** A signed note; with `after`, as it stood when something was put to it. */
export const NoteContent = z.looseObject({
  ...house,
  patient,
  visit: z.looseObject({ appointmentId: id, encounterId: z.uuid(), startsAt: instant }),
  allergies: z.array(text),
  lines: z.array(Line),
  points: z.array(Point),
  treatments: z.array(Treatment).optional(),
  differences: z.array(
    z.looseObject({
      service: text,
      product: text,
      unit: z.enum(baseUnits),
      charted: quantity,
      drawn: quantity,
      reason: text,
    }),
  ),
  sections: z
    .array(
      z.looseObject({
        title: text,
        fields: z.array(
          z.looseObject({ label: text, text, emptyBecause: text.nullable(), copiedFrom: date.nullable() }),
        ),
      }),
    )
    .optional(),
  templates: z.array(z.looseObject({ name: text, edition: z.int() })).optional(),
  note: text,
  noteCopiedFrom: date.optional(),
  aftercare: text,
  sheets: z.array(z.looseObject({ title: text, edition: z.int(), language: text, documentId: id })).optional(),
  orders: z.array(z.looseObject({ service: text, order: text, by: text, validUntil: text.nullable() })).optional(),
  overrides: z.array(z.looseObject({ service: text, sentence: text, reason: text, by: text, at: instant })).optional(),
  advice: z.array(text).optional(),
  signedBy: person,
  station: z.looseObject({ id, number: z.int(), name: text }),
  signedAt: instant,
  after: z
    .looseObject({
      error,
      addenda: z.array(z.looseObject({ ...signature, id, text, happenedAt: instant.nullable(), error })),
      cosignatures: z.array(z.looseObject(signature)),
      signed: z.looseObject({ documentId: id, sha256: text }),
    })
    .optional(),
});

/** A consent that was signed or declined. */
const ConsentContent = z.looseObject({
  ...house,
  patient,
  visit: z.looseObject({ appointmentId: id, serviceLineId: id, serviceId: id, service: text, startsAt: instant }),
  provider: person,
  template: z.looseObject({ id, name: text }),
  edition: z.looseObject({ id, edition: z.int(), language: text }),
  shown: z.looseObject({ title: text, paragraphs, hash: text }),
  outcome: z.enum(outcomes).optional(),
  reason: text.optional(),
  signature: z.looseObject({ name: text, strokes }).nullable(),
  relationship: text.optional(),
  initials: z.array(text).optional(),
  witness: z.looseObject({ id, name: text, title: text, strokes }).optional(),
  handedBy: person,
  station: z.looseObject({ id, number: z.int().nullable(), name: text }),
  signedAt: instant,
});

/** A sheet the patient was given to take home. */
const SheetContent = z.looseObject({
  paper: z.literal('aftercare'),
  ...house,
  patient: z.looseObject({ id, number: z.int(), name: text }),
  visit: z.looseObject({ appointmentId: id, services: text, startsAt: instant }),
  sheet: z.looseObject({ id, name: text, editionId: id, edition: z.int() }),
  shown: z.looseObject({ title: text, paragraphs }),
  givenBy: person,
  givenAt: instant,
});

/** What a patient signed or was given. */
export const PaperContent = z.union([SheetContent, ConsentContent]);

/** A good-faith exam. */
export const ExamContent = z.looseObject({
  form: z.literal(1),
  ...house,
  patient,
  appointmentId: id.nullable(),
  allergies: z.array(text),
  medications: z.array(text),
  conditions: z.array(text),
  performedOn: date,
  how: z.enum(examHows),
  historyReviewed: z.boolean(),
  allergiesReviewed: z.boolean(),
  contraindications: text,
  systolic: z.int().nullable(),
  diastolic: z.int().nullable(),
  pulse: z.int().nullable(),
  notes: text,
  scope: z.array(
    z.looseObject({
      kind: z.enum(scopeKinds),
      what: text,
      areas: z.array(text),
      most: z.looseObject({ quantity, unit: z.enum(baseUnits) }).nullable(),
    }),
  ),
  validUntil: date,
  signedBy: person,
  signedAt: instant,
  revoked: z.looseObject({ by: person, at: instant, reason: text, record: text }).nullable(),
});
