import { expect, it } from 'vitest';
import { z } from 'zod';
import { Refusal } from '../kernel/errors.ts';
import { parseInput } from './input.ts';

const shape = z.object({
  amountCents: z.number().int().min(1, 'Enter an amount above zero.').max(100_000_000),
  days: z.number().int().min(2).max(30),
  reason: z.string().min(3).max(20),
});
const good = { amountCents: 500, days: 7, reason: 'Coins' };

function saidOf(change: Partial<typeof good>): string {
  try {
    parseInput(shape, { ...good, ...change });
  } catch (error) {
    if (error instanceof Refusal) return error.sentence;
    throw error;
  }
  return '';
}

it('says what is too large or too small in words, the limit only where it is a plain number', () => {
  expect(saidOf({})).toBe('');
  expect(saidOf({ amountCents: 100_000_001 })).toBe('This is too large.');
  expect(saidOf({ days: 31 })).toBe('This is too large: at most 30.');
  expect(saidOf({ days: 1 })).toBe('This is too small: at least 2.');
  expect(saidOf({ reason: 'a'.repeat(21) })).toBe('This is too long: at most 20 letters.');
  expect(saidOf({ reason: 'ab' })).toBe('This is too short: at least 3 letters.');
});

it('leaves a sentence of the schema as it is', () => {
  expect(saidOf({ amountCents: 0 })).toBe('Enter an amount above zero.');
});
