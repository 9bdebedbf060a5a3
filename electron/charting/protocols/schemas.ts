import { z } from 'zod';
import { MarkInput, PointsAnswer } from '../points/schemas.ts';

const id = z.string().min(1).max(64);
const version = z.number().int().positive();
const name = z.string().trim().min(1, 'Name the protocol.').max(60, 'This is too long.');

export const Marks = z.array(MarkInput).min(1, 'Place at least one point first.').max(100);
export const ProtocolsInput = z.object({ productId: id });
export const Protocols = z.object({
  protocols: z.array(z.object({ id, name: z.string(), points: z.number().int(), quantity: z.number().int(), version })),
});
/** What a service line has on the map of an open chart becomes a protocol; one of the same name is replaced. */
export const SaveProtocolInput = z.object({ encounterId: id, serviceLineId: id, name });
export const ProtocolAnswer = z.object({ protocolId: id, version, replaced: z.boolean() });
export const RetireProtocolInput = z.object({ protocolId: id, expectedVersion: version });
export const ApplyProtocolInput = z.object({
  protocolId: id,
  encounterId: id,
  serviceLineId: id,
  containerId: id.nullish(),
});
export const Applied = PointsAnswer.extend({ already: z.number().int() });
