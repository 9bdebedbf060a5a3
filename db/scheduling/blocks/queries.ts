import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { blocks } from '../schema.ts';

type Row = typeof blocks.$inferSelect;
/** A block as it is read. */
export type BlockRow = Omit<Row, 'removed' | 'createdAt' | 'createdBy'>;

const columns = `b.id, b.resource_kind AS resourceKind, b.resource_id AS resourceId, b.kind, b.reason, b.starts_at AS startsAt,
  b.ends_at AS endsAt, b.version`;
const byIdStatement = sqlText<BlockRow, [string]>(`SELECT ${columns} FROM blocks b WHERE b.id = ? AND b.removed = 0`);
/** By the pieces they take: each lasts 24 hours at most, however long the block is. */
const withinStatement = sqlText<BlockRow, [number, number, number]>(
  `SELECT ${columns} FROM blocks b WHERE b.id IN (SELECT o.block_id FROM occupancies o
     WHERE o.block_id IS NOT NULL AND o.starts_at > ? - 86400000 AND o.starts_at < ? AND o.ends_at > ?)
   ORDER BY b.starts_at, b.id`,
);
const overStatement = sqlText<BlockRow, [string, string, number, number]>(
  `SELECT ${columns} FROM blocks b
   WHERE b.removed = 0 AND b.resource_kind = ? AND b.resource_id = ? AND b.ends_at > ? AND b.starts_at < ? ORDER BY b.starts_at`,
);
const appointmentsStatement = sqlText<
  { id: string; patientId: string; patientName: string; startsAt: number; endsAt: number; version: number },
  [string, string, number, number, number]
>(
  `SELECT a.id, a.patient_id AS patientId, p.given_name || ' ' || p.family_name AS patientName, a.starts_at AS startsAt, a.ends_at AS endsAt, a.version
   FROM appointments a JOIN patients p ON p.id = a.patient_id WHERE a.id IN (SELECT o.appointment_id FROM occupancies o
     WHERE o.released = 0 AND o.resource_kind = ? AND o.resource_id = ? AND o.starts_at > ? - 86400000 AND o.starts_at < ? AND o.ends_at > ?)
   ORDER BY a.starts_at`,
);
const clearStatement = sqlText<unknown, [string]>('DELETE FROM occupancies WHERE block_id = ?');

/** A block that has not been removed. */
export function findBlock(db: ReadDb, id: string): BlockRow | undefined {
  return byIdStatement(db).get(id);
}

/** Blocks that take something of [from, until), in order of time. */
export function blocksWithin(db: ReadDb, from: number, until: number): BlockRow[] {
  return withinStatement(db).all(from, until, from);
}

/** Blocks of one resource whose time reaches into [from, until), whatever they take of it. */
export function blocksOver(
  db: ReadDb,
  kind: Row['resourceKind'],
  resourceId: string,
  from: number,
  until: number,
): BlockRow[] {
  return overStatement(db).all(kind, resourceId, from, until);
}

/** The appointments that take something of a resource in [from, until), in order of time. */
export function appointmentsOver(
  db: ReadDb,
  kind: Row['resourceKind'],
  resourceId: string,
  from: number,
  until: number,
) {
  return appointmentsStatement(db).all(kind, resourceId, from, until, from);
}

/** Takes away what a block takes, to write it anew. */
export function clearBlock(tx: WriteTx, id: string): void {
  clearStatement(tx).run(id);
}

export const insertBlock = insertInto(blocks);
export const updateBlockTime = updateVersioned(blocks, ['resourceKind', 'resourceId', 'startsAt', 'endsAt']);
export const updateBlockWords = updateVersioned(blocks, ['kind', 'reason']);
export const updateBlockRemoved = updateVersioned(blocks, ['removed']);
