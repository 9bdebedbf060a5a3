import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  allSuppliers,
  deleteSupplierProduct,
  everySoldProduct,
  findSupplier,
  insertSupplier,
  insertSupplierProduct,
  preferOnly,
  type SupplierRow,
  soldProduct,
  supplierOfName,
  updateSupplier,
  updateSupplierProduct,
} from '../../../db/inventory/suppliers/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { productById } from '../service.ts';
import type * as S from './schemas.ts';

/** @throws Refusal NOT_FOUND */
export function supplierById(db: ReadDb, id: Id): SupplierRow {
  return findSupplier(db, id) ?? refuse('NOT_FOUND', 'This supplier is no longer here.');
}

/** Every supplier by name, and what each sells. */
export function listSuppliers(db: ReadDb, _asker: Asker, _input: object): z.input<typeof S.Suppliers> {
  const products = everySoldProduct(db).map(({ supplierName: _name, supplierActive: _active, ...row }) => ({
    ...row,
    preferred: row.preferred === 1,
  }));
  return { suppliers: allSuppliers(db), products };
}

function refuseTaken(db: ReadDb, name: string, self: Id | null): void {
  const other = supplierOfName(db, name);
  if (other && other.id !== self)
    refuse('DUPLICATE', `${name} is on the list already. Open it, or give this one another name.`);
}

/** Adds a supplier. @throws Refusal DUPLICATE */
export function addSupplier(tx: WriteTx, act: Act, input: S.SupplierInput): z.input<typeof S.SupplierAnswer> {
  refuseTaken(tx, input.name, null);
  const id = act.newId();
  insertSupplier(tx, { id, ...input, active: true, version: 1 });
  act.touch('inventory', 'supplier', id, 1);
  return { id, version: 1 };
}

/** Changes a supplier; one that is not active is offered for no further order. @throws Refusal NOT_FOUND, DUPLICATE, CHANGED_ELSEWHERE */
export function changeSupplier(tx: WriteTx, act: Act, input: S.SupplierUpdate): z.input<typeof S.SupplierAnswer> {
  const { id, expectedVersion, ...columns } = input;
  const before = supplierById(tx, id);
  refuseTaken(tx, input.name, id);
  if (!updateSupplier(tx, id, expectedVersion, columns)) refuse('CHANGED_ELSEWHERE', undefined, { current: before });
  act.touch('inventory', 'supplier', id, expectedVersion + 1);
  return { id, version: expectedVersion + 1 };
}

/** Notes that a supplier sells a product, or how and at what cost. @throws Refusal NOT_FOUND, DUPLICATE, CHANGED_ELSEWHERE */
export function saveSoldProduct(tx: WriteTx, act: Act, input: S.SoldProductInput): z.input<typeof S.SupplierAnswer> {
  const { expectedVersion, ...columns } = input;
  const supplier = supplierById(tx, input.supplierId);
  const product = productById(tx, input.productId);
  const known = soldProduct(tx, supplier.id, product.id);
  if (input.preferred) preferOnly(tx, supplier.id, product.id);
  const id = known?.id ?? act.newId();
  if (known && expectedVersion === undefined)
    refuse('DUPLICATE', `${supplier.name} sells ${product.name} already. Change that line instead.`);
  if (known) {
    if (!updateSupplierProduct(tx, id, expectedVersion ?? 0, columns))
      refuse('CHANGED_ELSEWHERE', undefined, { current: known });
    if (known.costCents !== input.costCents) act.changed('costCents', { from: known.costCents, to: input.costCents });
  } else insertSupplierProduct(tx, { id, ...columns, version: 1 });
  const version = known ? known.version + 1 : 1;
  act.touch('inventory', 'supplier', supplier.id, supplier.version);
  return { id, version };
}

/** Takes a product off a supplier's list; orders keep what they say. @throws Refusal CHANGED_ELSEWHERE */
export function dropSoldProduct(tx: WriteTx, act: Act, input: z.output<typeof S.DropInput>): { id: Id } {
  if (!deleteSupplierProduct(tx, input.id, input.expectedVersion)) refuse('CHANGED_ELSEWHERE');
  act.touch('inventory', 'supplier', input.id, 1);
  return { id: input.id };
}
