import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { labelSizes } from '../../electron/devices/rules.ts';
import { stations } from '../clinic/schema.ts';
import { count, flag, id, instant, json, oneOf, words } from '../columns.ts';

export const printers = sqliteTable(
  'printers',
  {
    id: id('id').primaryKey(),
    stationId: id('station_id')
      .notNull()
      .references(() => stations.id),
    name: words('name').notNull(),
    paper: oneOf('paper', ['receipt58', 'receipt80', 'a4', 'letter', 'label']).notNull(),
    connection: oneOf('connection', ['tcp', 'serial', 'device', 'queue']).notNull().default('tcp'),
    /** The address, as far as the connection has these parts. */
    host: words('host'),
    port: count('port'),
    path: words('path'),
    baudRate: count('baud_rate'),
    queue: words('queue'),
    codePage: words('code_page').notNull(),
    /** The printer draws QR codes itself; another one gets a picture. */
    nativeQr: flag('native_qr').notNull().default(true),
    /** The cash drawer hangs on this printer. */
    drawer: flag('drawer').notNull(),
    active: flag('active').notNull(),
    version: count('version').notNull(),
    /** Millimetres of one label, as 50x25; null for other paper. */
    labelSize: oneOf('label_size', labelSizes),
    /** How fine a label printer prints: 8 are 203 dpi, 12 are 300 dpi. */
    dotsPerMm: count('dots_per_mm'),
  },
  (t) => [
    index('printers_station').on(t.stationId),
    check('printers_paper', sql`${t.paper} IN ('receipt58', 'receipt80', 'a4', 'letter', 'label')`),
    check('printers_port', sql`${t.port} BETWEEN 1 AND 65535`),
    check(
      'printers_connection',
      sql`CASE ${t.connection} WHEN 'tcp' THEN ${t.host} IS NOT NULL AND ${t.port} IS NOT NULL WHEN 'serial' THEN ${t.path} IS NOT NULL AND ${t.baudRate} IS NOT NULL WHEN 'device' THEN ${t.path} IS NOT NULL WHEN 'queue' THEN ${t.queue} IS NOT NULL ELSE FALSE END`,
    ),
  ],
);

/** Which printer a station takes for which kind of paper. */
export const rememberedPrinters = sqliteTable(
  'remembered_printers',
  {
    id: id('id').primaryKey(),
    stationId: id('station_id')
      .notNull()
      .references(() => stations.id),
    paper: oneOf('paper', ['receipt', 'page', 'label']).notNull(),
    printerId: id('printer_id')
      .notNull()
      .references(() => printers.id),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('remembered_printers_one').on(t.stationId, t.paper),
    check('remembered_printers_paper', sql`${t.paper} IN ('receipt', 'page', 'label')`),
  ],
);

export const scanners = sqliteTable(
  'scanners',
  {
    id: id('id').primaryKey(),
    stationId: id('station_id')
      .notNull()
      .references(() => stations.id),
    name: words('name').notNull(),
    path: words('path').notNull(),
    baudRate: count('baud_rate').notNull(),
    active: flag('active').notNull(),
    version: count('version').notNull(),
  },
  (t) => [index('scanners_station').on(t.stationId)],
);

/** What was to be printed and what became of it. The model is kept so that it can be printed again, marked COPY. */
export const printJobs = sqliteTable(
  'print_jobs',
  {
    id: id('id').primaryKey(),
    stationId: id('station_id')
      .notNull()
      .references(() => stations.id),
    printerId: id('printer_id').references(() => printers.id),
    kind: oneOf('kind', [
      'receipt',
      'test',
      'report',
      'giftCard',
      'estimate',
      'daySheet',
      'label',
      'invoice',
      'document',
      'drawer',
    ]).notNull(),
    /** The paper the page is made for; the printer may have another. */
    paper: oneOf('paper', ['receipt', 'page', 'label']).notNull().default('receipt'),
    title: words('title').notNull(),
    model: json('model').notNull(),
    sourceKind: oneOf('source_kind', [
      'invoice',
      'printer',
      'creditNote',
      'drawerSession',
      'storedValue',
      'estimate',
      'appointment',
      'document',
      'container',
    ]).notNull(),
    sourceId: id('source_id').notNull(),
    copyOfId: id('copy_of_id').references((): AnySQLiteColumn => printJobs.id),
    /** Jobs that were ordered together. */
    batchId: id('batch_id'),
    state: oneOf('state', ['queued', 'printing', 'sent', 'failed', 'unknown', 'cancelled']).notNull(),
    attempts: count('attempts').notNull(),
    /** Not tried again before this instant. */
    notBefore: instant('not_before').notNull(),
    problem: words('problem'),
    createdAt: instant('created_at').notNull(),
    createdBy: id('created_by').notNull(),
    finishedAt: instant('finished_at'),
    version: count('version').notNull(),
  },
  (t) => [
    index('print_jobs_open').on(t.stationId, t.state, t.notBefore),
    index('print_jobs_source').on(t.sourceKind, t.sourceId),
    index('print_jobs_batch').on(t.batchId).where(sql`${t.batchId} IS NOT NULL`),
    check(
      'print_jobs_kind',
      sql`${t.kind} IN ('receipt', 'test', 'report', 'giftCard', 'estimate', 'daySheet', 'label', 'invoice', 'document', 'drawer')`,
    ),
    check('print_jobs_paper', sql`${t.paper} IN ('receipt', 'page', 'label')`),
    check(
      'print_jobs_source_kind',
      sql`${t.sourceKind} IN ('invoice', 'printer', 'creditNote', 'drawerSession', 'storedValue', 'estimate', 'appointment', 'document', 'container')`,
    ),
    check('print_jobs_state', sql`${t.state} IN ('queued', 'printing', 'sent', 'failed', 'unknown', 'cancelled')`),
  ],
);
