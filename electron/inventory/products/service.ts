import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  findProduct,
  insertProduct,
  type ProductRow,
  productOfGtin,
  updateProduct,
} from '../../../db/inventory/queries.ts';
import type { Act } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { keptInContainers } from '../rules.ts';
import { readGtin } from '../scans/rules.ts';
import type { ProductInput } from '../schemas.ts';
import { productView } from '../service.ts';
import { labelledHours } from '../vialPolicies/rules.ts';

/** Checks and completes what a person typed. @throws Refusal BAD_INPUT for a wrong check digit, DUPLICATE for a number in use */
function columnsOf(db: ReadDb, input: ProductInput, self: Id | null): Omit<ProductRow, 'id' | 'version' | 'active'> {
  const typed = input.gtin ? input.gtin : null;
  const gtin = typed === null ? null : readGtin(typed);
  if (typed !== null && gtin === null)
    refuse(
      'BAD_INPUT',
      'The GTIN has a wrong check digit or length. Scan it from the package, or compare it digit by digit.',
      {
        fields: [{ path: 'gtin', problem: 'Wrong check digit.' }],
      },
    );
  const other = gtin === null ? undefined : productOfGtin(db, gtin);
  if (other && other.id !== self)
    refuse('DUPLICATE', `This GTIN belongs to ${other.name} already.`, { productId: other.id });
  if (input.criticalLevel > input.reorderPoint)
    refuse('BAD_INPUT', 'A product is critical at less than it is reordered at. Lower the critical level.', {
      fields: [{ path: 'criticalLevel', problem: 'Above the reorder point.' }],
    });
  if (input.reconstituted && !keptInContainers(input.kind))
    refuse('BAD_INPUT', 'Only vials are reconstituted. Choose the kind toxin or filler, or switch reconstitution off.');
  const hours = { reconstituted: input.reconstituted, labelHours: input.labelHours ?? null };
  const label = labelledHours({ ...hours, beyondUseHours: null });
  if (input.beyondUseHours && label !== null && input.beyondUseHours > label)
    refuse(
      'BAD_INPUT',
      `The label allows ${label} hours after opening. For longer the medical director signs a policy: open the product's use after opening.`,
      { fields: [{ path: 'beyondUseHours', problem: `At most ${label}.` }] },
    );
  return {
    ...hours,
    multiPatient: input.multiPatient ?? input.kind === 'toxin',
    witness: input.witness ?? 'rule',
    witnessAbove: input.witness === 'above' ? (input.witnessAbove ?? 0) : null,
    name: input.name,
    kind: input.kind,
    unit: input.unit,
    packageSize: input.packageSize,
    gtin,
    retailPriceCents: input.retailPriceCents ?? null,
    taxClass: input.taxClass,
    beyondUseHours: input.beyondUseHours ?? null,
    reorderPoint: input.reorderPoint,
    criticalLevel: input.criticalLevel,
  };
}

/** Adds a product. @throws Refusal BAD_INPUT, DUPLICATE */
export function createProduct(tx: WriteTx, act: Act, input: ProductInput): { id: Id } {
  const id = act.newId();
  insertProduct(tx, { id, ...columnsOf(tx, input, null), active: true, version: 1 });
  act.touch('inventory', 'product', id, 1);
  if (input.retailPriceCents !== undefined) act.changed('retailPriceCents', { from: null, to: input.retailPriceCents });
  return { id };
}

/** Changes a product. Unit, size and way of keeping stay once stock came in under them. @throws Refusal CHANGED_ELSEWHERE, BAD_INPUT, DUPLICATE, NOT_FOUND */
export function changeProduct(
  tx: WriteTx,
  act: Act,
  input: ProductInput & { id: Id; active: boolean; expectedVersion: number },
): { id: Id } {
  const before = findProduct(tx, input.id) ?? refuse('NOT_FOUND', 'This product is no longer here.');
  const columns = columnsOf(tx, input, input.id);
  if (columns.unit !== before.unit || keptInContainers(columns.kind) !== keptInContainers(before.kind))
    refuse(
      'BAD_INPUT',
      'The unit and the way a product is kept cannot change. Add a new product instead and set this one inactive.',
    );
  const done = updateProduct(tx, input.id, input.expectedVersion, { ...columns, active: input.active });
  if (!done) refuse('CHANGED_ELSEWHERE', undefined, { current: productView(before) });
  if (before.retailPriceCents !== columns.retailPriceCents)
    act.changed('retailPriceCents', { from: before.retailPriceCents, to: columns.retailPriceCents });
  for (const key of ['labelHours', 'beyondUseHours', 'multiPatient', 'witness', 'witnessAbove'] as const)
    if (before[key] !== columns[key]) act.changed(key, { from: before[key], to: columns[key] });
  act.touch('inventory', 'product', input.id, input.expectedVersion + 1);
  return { id: input.id };
}
