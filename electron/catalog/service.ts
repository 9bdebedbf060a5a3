import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  allAddOns,
  allPerformers,
  allServices,
  clearServiceLists,
  findAddOn,
  findService,
  insertAddOn,
  insertPerformer,
  insertService,
  performersOf,
  type ServiceRow,
  updateServiceRow,
} from '../../db/catalog/queries.ts';
import { allSupplies, clearSupplies, insertSupply, suppliesOf } from '../../db/catalog/supplies/queries.ts';
import { wholeEnough } from '../inventory/rules.ts';
import { productById } from '../inventory/service.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { refuse } from '../kernel/errors.ts';
import { staffById } from '../staff/service.ts';
import { serviceProblem } from './rules.ts';
import type * as S from './schemas.ts';

/** One service, active or not. @throws Refusal NOT_FOUND */
export function serviceById(db: ReadDb, id: string): ServiceRow {
  return findService(db, id) ?? refuse('NOT_FOUND', 'This service is not on the list any more. Choose another one.');
}

/** Every service, active ones first, in the clinic's order. */
export function servicesAnswer(db: ReadDb, _asker: Asker): { services: S.Service[] } {
  const performers = Map.groupBy(allPerformers(db), (row) => row.serviceId);
  const addOns = Map.groupBy(allAddOns(db), (row) => row.serviceId);
  const supplies = Map.groupBy(allSupplies(db), (row) => row.serviceId);
  return {
    services: allServices(db).map((row) => ({
      ...row,
      providerIds: (performers.get(row.id) ?? []).map(({ staffId }) => staffId),
      addOns: (addOns.get(row.id) ?? []).map(({ addOnId, extraMinutes }) => ({ serviceId: addOnId, extraMinutes })),
      supplies: (supplies.get(row.id) ?? []).map(({ productId, quantity }) => ({ productId, quantity })),
    })),
  };
}

/** Who performs a service; empty: every provider. */
export function performers(db: ReadDb, serviceId: string): string[] {
  return performersOf(db, serviceId);
}

/** What a service uses beside what is drawn, with its usual quantity in thousandths. */
export function suppliesOfService(db: ReadDb, serviceId: string): Array<{ productId: string; quantity: number }> {
  return suppliesOf(db, serviceId);
}

/** Minutes an add-on takes more with a service. @throws Refusal BAD_INPUT if it is not offered with it */
export function addOnMinutes(db: ReadDb, service: ServiceRow, addOn: ServiceRow): number {
  const offered = findAddOn(db, service.id, addOn.id);
  return (
    offered?.extraMinutes ??
    refuse('BAD_INPUT', `${addOn.name} is not offered with ${service.name}. Choose another one.`)
  );
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
  const { providerIds, addOns, supplies, ...row } = input;
  insertService(tx, { ...row, id, position, active: true, version: 1 });
  writeLists(tx, id, { providerIds, addOns, supplies });
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
  const { id, expectedVersion, providerIds, addOns, supplies, ...fields } = input;
  const before = serviceById(tx, id);
  checkService(tx, allServices(tx), input, id);
  if (!updateServiceRow(tx, id, expectedVersion, fields)) refuse('CHANGED_ELSEWHERE', undefined, { current: before });
  for (const key of Object.keys(fields) as Array<keyof typeof fields>) {
    if (before[key] === fields[key]) continue;
    if (key === 'priceCents' || key === 'pricing') act.changed(key, { from: before[key], to: fields[key] });
    else act.changed(key);
  }
  clearServiceLists(tx, id);
  clearSupplies(tx, id);
  writeLists(tx, id, { providerIds, addOns, supplies });
  act.touch('catalog', 'service', id, expectedVersion + 1);
  return { id, version: expectedVersion + 1 };
}

function writeLists(
  tx: WriteTx,
  serviceId: string,
  lists: Pick<z.output<typeof S.AddServiceInput>, 'providerIds' | 'addOns' | 'supplies'>,
): void {
  for (const staffId of new Set(lists.providerIds)) insertPerformer(tx, { serviceId, staffId });
  for (const { serviceId: addOnId, extraMinutes } of lists.addOns)
    insertAddOn(tx, { serviceId, addOnId, extraMinutes });
  for (const { productId, quantity } of lists.supplies) insertSupply(tx, { serviceId, productId, quantity });
}

function checkSupplies(db: ReadDb, supplies: z.output<typeof S.AddServiceInput>['supplies']): void {
  if (new Set(supplies.map((row) => row.productId)).size < supplies.length)
    refuse('BAD_INPUT', 'A supply stands in the list twice. Enter its whole quantity in one row.');
  for (const { productId, quantity } of supplies) {
    const product = productById(db, productId);
    if (product.inContainers)
      refuse(
        'BAD_INPUT',
        `${product.name} is drawn from a container. Choose it as the product of the service instead.`,
      );
    if (!wholeEnough(quantity, product.unit))
      refuse('BAD_INPUT', `${product.name} is counted in whole pieces. Enter a whole number.`);
  }
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
  for (const staffId of fields.providerIds) staffById(db, staffId);
  const offered = fields.addOns.map((row) => row.serviceId);
  if (new Set(offered).size < offered.length) refuse('BAD_INPUT', 'An add-on stands in the list twice.');
  if (exceptId !== null && offered.includes(exceptId)) refuse('BAD_INPUT', 'A service is not its own add-on.');
  if (fields.addOnOnly && offered.length > 0)
    refuse('BAD_INPUT', 'What is only booked with another service has no add-ons of its own.');
  for (const id of offered) serviceById(db, id);
  checkSupplies(db, fields.supplies);
  const problem = serviceProblem(fields);
  if (problem) refuse('BAD_INPUT', problem);
}
