import { integer, real, text } from 'drizzle-orm/sqlite-core';

/** UUIDv7 text. */
export const id = (name: string) => text(name);
/** INTEGER PRIMARY KEY: order comes from it, never from the clock. */
export const sequence = (name: string) => integer(name).primaryKey({ autoIncrement: true });
/** Whole cents. */
export const cents = (name: string) => integer(name);
/** Thousandths of the product's base unit. */
export const quantity = (name: string) => integer(name);
/** Millionths. */
export const rate = (name: string) => integer(name);
/** Epoch milliseconds, UTC. */
export const instant = (name: string) => integer(name);
/** 'YYYY-MM-DD' in the clinic's zone. */
export const localDate = (name: string) => text(name);
/** 0 or 1. */
export const flag = (name: string) => integer(name, { mode: 'boolean' });
/** A plain count, a number of minutes, a version. */
export const count = (name: string) => integer(name);
/** Words. */
export const words = (name: string) => text(name);
/** One word of a closed list; the table adds the CHECK. */
export const oneOf = <U extends string, T extends readonly [U, ...U[]]>(name: string, list: T) =>
  text(name, { enum: list });
/** A canonical JSON document as text. */
export const json = (name: string) => text(name);
/** A coordinate on a map, 0..1: the only REAL there is. */
export const coordinate = (name: string) => real(name);
