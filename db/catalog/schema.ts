import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { assistants, mapViews, offerKinds, taxClasses } from '../../electron/catalog/rules.ts';
import { cents, count, flag, id, oneOf, quantity, rate, words } from '../columns.ts';
import { products } from '../inventory/schema.ts';
import { staff } from '../staff/schema.ts';

export const services = sqliteTable(
  'services',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    category: words('category').notNull(),
    /** Hands-on minutes, then processing (the provider is free, the room is not), then finishing (hands-on), then buffer. */
    durationMinutes: count('duration_minutes').notNull(),
    processingMinutes: count('processing_minutes').notNull(),
    bufferMinutes: count('buffer_minutes').notNull(),
    pricing: oneOf('pricing', ['perUnit', 'perArea', 'flat']).notNull(),
    /** Per unit, per area or flat. */
    priceCents: cents('price_cents').notNull(),
    taxClass: oneOf('tax_class', taxClasses).notNull(),
    /** Cosmetic lines never reach a claim. */
    cosmetic: flag('cosmetic').notNull(),
    /** What is drawn for it; null: nothing comes from a container. */
    productId: id('product_id').references(() => products.id),
    /** Usual quantity, for the pending charge: units, areas or 1. */
    estimatedQuantity: quantity('estimated_quantity').notNull(),
    position: count('position').notNull(),
    active: flag('active').notNull(),
    version: count('version').notNull(),
    /** Hands-on again, after processing and before the buffer. */
    finishingMinutes: count('finishing_minutes').notNull().default(0),
    /** Only booked together with a service that offers it. */
    addOnOnly: flag('add_on_only').notNull().default(false),
    /** A second person: 'none', 'any', or somebody of this role. */
    assistant: oneOf('assistant', assistants).notNull().default('none'),
    /** Any device of this kind (equipment.kind) is taken; null: none is needed. */
    deviceKind: words('device_kind'),
    /** Whoever books it is asked for a deposit. */
    needsDeposit: flag('needs_deposit').notNull().default(false),
    /** Days after which it is due again; null: as the clinic's rules say for neurotoxin, never for the rest. */
    recallDays: count('recall_days'),
    /** The drawing its map opens with; null: the face from the front. */
    mapView: oneOf('map_view', mapViews),
    /** A prescription treatment: only after a good-faith exam, as the clinic's rules say. */
    needsExam: flag('needs_exam').notNull().default(false),
  },
  (t) => [
    check('services_pricing', sql`${t.pricing} IN ('perUnit', 'perArea', 'flat')`),
    check('services_finishing', sql`${t.finishingMinutes} >= 0`),
    check(
      'services_assistant',
      sql`${t.assistant} IN ('none', 'any', 'owner', 'medicalDirector', 'prescriber', 'injector', 'aesthetician', 'frontDesk', 'biller', 'stockKeeper', 'auditor')`,
    ),
    check('services_tax_class', sql`${t.taxClass} IN ('none', 'standard', 'reduced')`),
    check(
      'services_map_view',
      sql`${t.mapView} IN ('front', 'left', 'right', 'turnedLeft', 'turnedRight', 'lips', 'neck', 'hands', 'bodyFront', 'bodyBack')`,
    ),
    check('services_recall', sql`${t.recallDays} > 0`),
    check(
      'services_minutes',
      sql`${t.durationMinutes} > 0 AND ${t.processingMinutes} >= 0 AND ${t.bufferMinutes} >= 0`,
    ),
  ],
);

/** What the clinic offers to be paid ahead: packages, memberships, banked units. */
export const offers = sqliteTable(
  'offers',
  {
    id: id('id').primaryKey(),
    kind: oneOf('kind', offerKinds).notNull(),
    name: words('name').notNull(),
    description: words('description').notNull(),
    /** Of the whole package, of one period of a membership, of the bundle of units. */
    priceCents: cents('price_cents').notNull(),
    taxClass: oneOf('tax_class', taxClasses).notNull(),
    /** Days until it expires, from the day it is sold; null: never. */
    validDays: count('valid_days'),
    /** May be used for someone else, too. */
    shareable: flag('shareable').notNull(),
    /** Memberships: months from one invoice to the next. */
    intervalMonths: count('interval_months'),
    /** Memberships: off every service while it runs. */
    memberDiscount: rate('member_discount'),
    /** Memberships: credits left over stay for the next period. */
    rollOver: flag('roll_over').notNull(),
    /** Memberships: how many days a year may be frozen; 0: none. */
    freezeDays: count('freeze_days').notNull(),
    /** Memberships: how many periods are billed at least, and how many days before the next one a member gives notice. */
    minimumPeriods: count('minimum_periods').notNull(),
    noticeDays: count('notice_days').notNull(),
    position: count('position').notNull(),
    active: flag('active').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    check('offers_kind', sql`${t.kind} IN ('package', 'membership', 'units')`),
    check('offers_tax_class', sql`${t.taxClass} IN ('none', 'standard', 'reduced')`),
    check('offers_interval', sql`(${t.kind} = 'membership') = (${t.intervalMonths} IS NOT NULL)`),
  ],
);

/** What an offer holds: uses of a service or units of a product, for memberships per period. */
export const offerContents = sqliteTable(
  'offer_contents',
  {
    id: id('id').primaryKey(),
    offerId: id('offer_id')
      .notNull()
      .references(() => offers.id),
    serviceId: id('service_id').references(() => services.id),
    productId: id('product_id').references(() => products.id),
    quantity: quantity('quantity').notNull(),
    position: count('position').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    index('offer_contents_offer').on(t.offerId),
    check('offer_contents_what', sql`(${t.serviceId} IS NULL) <> (${t.productId} IS NULL)`),
    check('offer_contents_quantity', sql`${t.quantity} > 0`),
  ],
);

/** What a member pays for a service instead of its price. */
export const offerPrices = sqliteTable(
  'offer_prices',
  {
    id: id('id').primaryKey(),
    offerId: id('offer_id')
      .notNull()
      .references(() => offers.id),
    serviceId: id('service_id')
      .notNull()
      .references(() => services.id),
    /** Per unit, per area or flat, as the service is priced. */
    priceCents: cents('price_cents').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('offer_prices_service').on(t.offerId, t.serviceId),
    check('offer_prices_price', sql`${t.priceCents} >= 0`),
  ],
);

/** Who performs a service; nobody listed: every provider does. */
export const serviceProviders = sqliteTable(
  'service_providers',
  {
    serviceId: id('service_id')
      .notNull()
      .references(() => services.id),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (t) => [primaryKey({ columns: [t.serviceId, t.staffId] })],
);

/** What is offered with a service, and how many minutes it takes more. */
export const serviceAddOns = sqliteTable(
  'service_add_ons',
  {
    serviceId: id('service_id')
      .notNull()
      .references(() => services.id),
    addOnId: id('add_on_id')
      .notNull()
      .references(() => services.id),
    extraMinutes: count('extra_minutes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.serviceId, t.addOnId] }),
    check('service_add_ons_minutes', sql`${t.extraMinutes} >= 5`),
  ],
);
