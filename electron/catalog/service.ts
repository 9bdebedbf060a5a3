import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  allServices,
  findService,
  insertService,
  type ServiceRow,
  updateServiceRow,
} from '../../db/catalog/queries.ts';
import { productById } from '../inventory/service.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { refuse } from '../kernel/errors.ts';
import { serviceProblem } from './rules.ts';
import type * as S from './schemas.ts';

/** One service, active or not. @throws Refusal NOT_FOUND */
export function serviceById(db: ReadDb, id: string): ServiceRow {
  return findService(db, id) ?? refuse('NOT_FOUND', 'This service is not on the list any more. Choose another one.');
}

/** Every service, active ones first, in the clinic's order. */
export function servicesAnswer(db: ReadDb, _asker: Asker): { services: S.Service[] } {
  return { services: allServices(db) };
}

/** Puts a service at the end of the list. @throws Refusal DUPLICATE, BAD_INPUT */
export function createService(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.AddServiceInput>,
): { id: string; version: number } {
  const services = allServices(tx);
  checkService(tx, services, input, null);
  const id = act.newId();
  const position = services.reduce((most, row) => Math.max(most, row.position), 0) + 1;
  insertService(tx, { ...input, id, position, active: true, version: 1 });
  act.touch('catalog', 'service', id, 1);
  act.changed('priceCents', { from: null, to: input.priceCents });
  return { id, version: 1 };
}

/** Changes a service; what was booked or charged before keeps its times and price. @throws Refusal CHANGED_ELSEWHERE, DUPLICATE, BAD_INPUT */
export function updateService(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.UpdateServiceInput>,
): { id: string; version: number } {
  const { id, expectedVersion, ...fields } = input;
  const before = serviceById(tx, id);
  checkService(tx, allServices(tx), fields, id);
  if (!updateServiceRow(tx, id, expectedVersion, fields)) refuse('CHANGED_ELSEWHERE', undefined, { current: before });
  for (const key of Object.keys(fields) as Array<keyof typeof fields>) {
    if (before[key] === fields[key]) continue;
    if (key === 'priceCents' || key === 'pricing') act.changed(key, { from: before[key], to: fields[key] });
    else act.changed(key);
  }
  act.touch('catalog', 'service', id, expectedVersion + 1);
  return { id, version: expectedVersion + 1 };
}

function checkService(
  db: ReadDb,
  services: ServiceRow[],
  fields: z.output<typeof S.AddServiceInput>,
  exceptId: string | null,
): void {
  const twin = services.find(
    (row) => row.id !== exceptId && row.active && row.name.toLowerCase() === fields.name.toLowerCase(),
  );
  if (twin) refuse('DUPLICATE', `There is already a service called ${twin.name}. Choose another name.`);
  if (fields.productId !== null) productById(db, fields.productId);
  const problem = serviceProblem(fields);
  if (problem) refuse('BAD_INPUT', problem);
}
