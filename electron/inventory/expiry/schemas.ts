import { z } from 'zod';
import { baseUnits } from '../../kernel/quantity.ts';
import { expiryWindows } from './rules.ts';

const id = z.string();
/** What expires within 90 days or has expired, by lot and place, the first first; worth in cents. */
export const Expiring = z.object({
  lots: z.array(
    z.object({
      productId: id,
      productName: z.string(),
      unit: z.enum(baseUnits),
      lotId: id,
      lotNumber: z.string(),
      expiresOn: z.string(),
      daysLeft: z.int(),
      window: z.union([z.literal('expired'), z.literal(expiryWindows)]),
      locationId: id,
      locationName: z.string(),
      onHand: z.int(),
      containers: z.int(),
      worthCents: z.int(),
    }),
  ),
});
export type ExpiringLot = z.output<typeof Expiring>['lots'][number];
