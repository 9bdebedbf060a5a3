import { z } from 'zod';
import { mapViews } from '../../catalog/rules.ts';
import { OverridesGiven } from '../safety/schemas.ts';
import { depths, gauges, instruments, techniques } from './rules.ts';

const id = z.string().min(1).max(64);
const version = z.number().int().positive();
const place = z.number().min(0).max(1);
const area = z.string().trim().min(1, 'Name the area.').max(60, 'This is too long.');
const quantity = z.number().int('Use at most three decimals.').positive('Enter more than zero.').max(10_000_000);
const region = z.string().min(1).max(60).nullable();

const details = {
  depth: z.enum(depths).nullable(),
  technique: z.enum(techniques).nullable(),
  instrument: z.enum(instruments).nullable(),
  gauge: z.number().int().min(gauges.least).max(gauges.most).nullable(),
  note: z.string().trim().max(300, 'This is too long.'),
};

export const PointView = z.object({
  id,
  serviceLineId: id,
  view: z.enum(mapViews),
  x: z.number(),
  y: z.number(),
  region,
  area: z.string(),
  productId: id,
  containerId: id.nullable(),
  quantity: z.number().int(),
  ...details,
  version: z.number().int(),
});

const mark = {
  view: z.enum(mapViews),
  x: place,
  y: place,
  /** A whole area: its key on the drawing. */
  region: region.default(null),
  area,
  quantity,
  depth: details.depth.default(null),
  technique: details.technique.default(null),
  instrument: details.instrument.default(null),
  gauge: details.gauge.default(null),
  note: details.note.default(''),
};

export const MarkInput = z.object(mark);

const newPoint = { serviceLineId: id, productId: id, containerId: id.nullish(), ...mark };
export const AddPointInput = z.object({ encounterId: id, ...newPoint, overrides: OverridesGiven });
export const AddPointsInput = z.object({
  encounterId: id,
  points: z.array(z.object(newPoint)).min(1).max(100),
  overrides: OverridesGiven,
});
export const MovePointInput = z.object({
  pointId: id,
  view: z.enum(mapViews),
  x: place,
  y: place,
  expectedVersion: version,
});
export const ChangePointInput = z.object({
  pointId: id,
  area,
  quantity,
  containerId: id.nullish(),
  depth: details.depth.optional(),
  technique: details.technique.optional(),
  instrument: details.instrument.optional(),
  gauge: details.gauge.optional(),
  note: details.note.optional(),
  overrides: OverridesGiven,
  expectedVersion: version,
});
const taken = { pointId: id, expectedVersion: version };
export const RemovePointInput = z.object(taken);
export const RemovePointsInput = z.object({ points: z.array(z.object(taken)).min(1).max(100) });
export const PointAnswer = z.object({ pointId: id, version: z.number().int() });
export const PointsAnswer = z.object({ points: z.array(PointAnswer) });
