import { z } from 'zod';
import { baseUnits } from '../../kernel/quantity.ts';
import { TreatmentView } from '../lasers/schemas.ts';
import { PointView } from '../points/schemas.ts';

const id = z.string().min(1).max(64);
const instant = z.number().int();

export const EarlierMapsInput = z.object({ appointmentId: id });
export const EarlierMaps = z.object({
  visits: z.array(
    z.object({
      encounterId: id,
      appointmentId: id,
      startsAt: instant,
      services: z.string(),
      marks: z.number().int(),
      inError: z.boolean(),
    }),
  ),
  /** The one shown as a ghost unless another is chosen; null: none fits. */
  usualId: id.nullable(),
});

export const MapOfInput = z.object({ encounterId: id });
export const MapOf = z.object({
  encounterId: id,
  startsAt: instant,
  lines: z.array(z.object({ serviceLineId: id, serviceName: z.string() })),
  products: z.array(z.object({ productId: id, productName: z.string(), unit: z.enum(baseUnits) })),
  points: z.array(PointView),
  devices: z.array(z.object({ equipmentId: id, name: z.string() })),
  treatments: z.array(TreatmentView),
});
export type MapOf = z.output<typeof MapOf>;
