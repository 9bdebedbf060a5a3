import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { witnessRules } from '../../electron/inventory/rules.ts';
import { baseUnits } from '../../electron/kernel/quantity.ts';
import { locations } from '../clinic/schema.ts';
import { cents, count, flag, id, instant, localDate, oneOf, quantity, sequence, words } from '../columns.ts';
import { documents } from '../documents/schema.ts';
import { patients } from '../patients/schema.ts';
import { staff } from '../staff/schema.ts';

export const products = sqliteTable(
  'products',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    kind: oneOf('kind', ['toxin', 'filler', 'skincare', 'supply']).notNull(),
    unit: oneOf('unit', baseUnits).notNull(),
    /** Content of one package (a vial, a syringe, a bottle) in base units. */
    packageSize: quantity('package_size').notNull(),
    /** 14 digits, check digit verified. */
    gtin: words('gtin'),
    /** Price of one package sold over the counter; null: not for sale. */
    retailPriceCents: cents('retail_price_cents'),
    taxClass: oneOf('tax_class', ['none', 'standard', 'reduced']).notNull(),
    /** Comes as a powder and is dissolved before use. */
    reconstituted: flag('reconstituted').notNull(),
    /** Hours a container may be used after opening or reconstitution; null: until its expiry. */
    beyondUseHours: count('beyond_use_hours'),
    reorderPoint: quantity('reorder_point').notNull(),
    active: flag('active').notNull(),
    version: count('version').notNull(),
    /** At or below it work may stop; 0: none. */
    criticalLevel: quantity('critical_level').notNull().default(0),
    /** Hours the manufacturer's label allows after opening; null: 24 once reconstituted, else until the expiry. */
    labelHours: count('label_hours'),
    /** One container may serve several patients; otherwise it belongs to the first one it was drawn for. */
    multiPatient: flag('multi_patient').notNull().default(false),
    /** Whether waste needs a second person: as the clinic's rule for its kind, never, or above an amount. */
    witness: oneOf('witness', witnessRules).notNull().default('rule'),
    witnessAbove: quantity('witness_above'),
  },
  (t) => [
    check('products_label_hours', sql`${t.labelHours} > 0`),
    check('products_witness', sql`${t.witness} IN ('rule', 'never', 'above')`),
    check('products_witness_above', sql`${t.witnessAbove} >= 0`),
    uniqueIndex('products_gtin').on(t.gtin),
    check('products_kind', sql`${t.kind} IN ('toxin', 'filler', 'skincare', 'supply')`),
    check('products_unit', sql`${t.unit} IN ('U', 'mL', 'each')`),
    check('products_tax_class', sql`${t.taxClass} IN ('none', 'standard', 'reduced')`),
    check('products_package', sql`${t.packageSize} > 0`),
  ],
);

export const lots = sqliteTable(
  'lots',
  {
    id: id('id').primaryKey(),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    number: words('number').notNull(),
    expiresOn: localDate('expires_on').notNull(),
    recalledAt: instant('recalled_at'),
    recallReason: words('recall_reason'),
    version: count('version').notNull(),
  },
  (t) => [uniqueIndex('lots_product_number').on(t.productId, t.number)],
);

/** What the medical director signed: how long opened containers of a product may be used beyond what the label says. */
export const vialPolicies = sqliteTable(
  'vial_policies',
  {
    seq: sequence('seq'),
    id: id('id').notNull(),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    hours: count('hours').notNull(),
    validFrom: localDate('valid_from').notNull(),
    /** The last day; null: until it is revoked. */
    validUntil: localDate('valid_until'),
    /** Storage, preservative, handling: under what it holds. */
    conditions: words('conditions').notNull(),
    signedBy: id('signed_by')
      .notNull()
      .references(() => staff.id),
    signedAt: instant('signed_at').notNull(),
    stationId: id('station_id').notNull(),
    documentId: id('document_id')
      .notNull()
      .references(() => documents.id),
  },
  (t) => [
    uniqueIndex('vial_policies_id').on(t.id),
    index('vial_policies_product').on(t.productId),
    check('vial_policies_hours', sql`${t.hours} > 0`),
    check('vial_policies_valid', sql`${t.validUntil} IS NULL OR ${t.validUntil} >= ${t.validFrom}`),
  ],
);

export const vialPolicyRevocations = sqliteTable('vial_policy_revocations', {
  policyId: id('policy_id')
    .primaryKey()
    .references(() => vialPolicies.id),
  reason: words('reason').notNull(),
  staffId: id('staff_id')
    .notNull()
    .references(() => staff.id),
  at: instant('at').notNull(),
});

/** One vial or syringe. `remaining` is kept by the moves' transactions and never below 0. */
export const containers = sqliteTable(
  'containers',
  {
    id: id('id').primaryKey(),
    /** Ten Crockford base32 characters, the last a check: printed on our label under AI (91). */
    code: words('code').notNull(),
    lotId: id('lot_id')
      .notNull()
      .references(() => lots.id),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    locationId: id('location_id')
      .notNull()
      .references(() => locations.id),
    /** The manufacturer's serial number, AI (21). */
    serial: words('serial'),
    state: oneOf('state', ['sealed', 'opened', 'empty', 'discarded', 'expired', 'recalled']).notNull(),
    labelled: quantity('labelled').notNull(),
    remaining: quantity('remaining').notNull(),
    /** Cost of the whole content. */
    costCents: cents('cost_cents').notNull(),
    openedAt: instant('opened_at'),
    openedBy: id('opened_by'),
    /** Thousandths of a millilitre of diluent. */
    diluentMl: quantity('diluent_ml'),
    beyondUseAt: instant('beyond_use_at'),
    version: count('version').notNull(),
    /** Whom it was first drawn for, where one container serves one patient. */
    patientId: id('patient_id').references(() => patients.id),
    /** The signed policy it owes its beyond-use time to. */
    policyId: id('policy_id').references(() => vialPolicies.id),
  },
  (t) => [
    uniqueIndex('containers_code').on(t.code),
    index('containers_lot').on(t.lotId),
    index('containers_product').on(t.productId, t.state),
    index('containers_serial').on(t.productId, t.serial),
    check('containers_state', sql`${t.state} IN ('sealed', 'opened', 'empty', 'discarded', 'expired', 'recalled')`),
    check('containers_remaining', sql`${t.remaining} >= 0 AND ${t.remaining} <= ${t.labelled}`),
  ],
);

/** On hand of goods kept without containers (retail, supplies): one row per lot and location, never below 0. */
export const lotLevels = sqliteTable(
  'lot_levels',
  {
    lotId: id('lot_id')
      .notNull()
      .references(() => lots.id),
    locationId: id('location_id')
      .notNull()
      .references(() => locations.id),
    onHand: quantity('on_hand').notNull(),
    /** Cost of what is on hand. */
    costCents: cents('cost_cents').notNull(),
  },
  (t) => [primaryKey({ columns: [t.lotId, t.locationId] }), check('lot_levels_on_hand', sql`${t.onHand} >= 0`)],
);

/** Every change of stock, signed thousandths. Append-only; on hand is their sum. */
export const stockMoves = sqliteTable(
  'stock_moves',
  {
    seq: sequence('seq'),
    id: id('id').notNull(),
    at: instant('at').notNull(),
    businessDate: localDate('business_date').notNull(),
    kind: oneOf('kind', [
      'receive',
      'transfer',
      'draw',
      'waste',
      'sell',
      'count',
      'return',
      'supplierReturn',
    ]).notNull(),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    lotId: id('lot_id')
      .notNull()
      .references(() => lots.id),
    containerId: id('container_id').references(() => containers.id),
    locationId: id('location_id')
      .notNull()
      .references(() => locations.id),
    quantity: quantity('quantity').notNull(),
    /** Signed like the quantity. */
    costCents: cents('cost_cents').notNull(),
    reason: words('reason'),
    /** 'serviceLine' for draws of a visit, 'invoiceLine' for sales, 'delivery' (the id of its first move) for what came in, 'supplierReturn' for what went back to a supplier, 'container' and 'lot' for the rest. */
    sourceKind: oneOf('source_kind', [
      'serviceLine',
      'invoiceLine',
      'delivery',
      'container',
      'lot',
      'supplierReturn',
    ]).notNull(),
    sourceId: id('source_id').notNull(),
    staffId: id('staff_id').notNull(),
    stationId: id('station_id').notNull(),
    /** Who saw it thrown away. */
    witnessId: id('witness_id').references(() => staff.id),
  },
  (t) => [
    uniqueIndex('stock_moves_id').on(t.id),
    index('stock_moves_source').on(t.sourceKind, t.sourceId),
    index('stock_moves_container').on(t.containerId),
    index('stock_moves_lot').on(t.lotId, t.locationId),
    index('stock_moves_date').on(t.businessDate, t.kind),
    check(
      'stock_moves_kind',
      sql`${t.kind} IN ('receive', 'transfer', 'draw', 'waste', 'sell', 'count', 'return', 'supplierReturn')`,
    ),
    check(
      'stock_moves_source_kind',
      sql`${t.sourceKind} IN ('serviceLine', 'invoiceLine', 'delivery', 'container', 'lot', 'supplierReturn')`,
    ),
    check('stock_moves_quantity', sql`${t.quantity} <> 0`),
  ],
);
