import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, hour } from '../../kernel/dates.ts';
import { longestOccupancy, piecesOf } from './rules.ts';

describe('what a block takes', () => {
  it('is all of its time, in pieces of a day', () => {
    expect(piecesOf({ startsAt: 0, endsAt: 2 * day + hour }, [])).toEqual([
      { startsAt: 0, endsAt: day },
      { startsAt: day, endsAt: 2 * day },
      { startsAt: 2 * day, endsAt: 2 * day + hour },
    ]);
  });

  it('leaves what others have', () => {
    const others = [
      { startsAt: -hour, endsAt: hour },
      { startsAt: 2 * hour, endsAt: 3 * hour },
    ];
    expect(piecesOf({ startsAt: 0, endsAt: 4 * hour }, others)).toEqual([
      { startsAt: hour, endsAt: 2 * hour },
      { startsAt: 3 * hour, endsAt: 4 * hour },
    ]);
    expect(piecesOf({ startsAt: 0, endsAt: hour }, others)).toEqual([]);
  });

  it('and what others have fill its time without a gap and without an overlap', () => {
    const stretches = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 30 })), { maxLength: 12 })
      .map((rows) => {
        let at = -20;
        return rows.map(([gap, length]) => {
          const startsAt = at + gap;
          at = startsAt + length;
          return { startsAt: startsAt * hour, endsAt: at * hour };
        });
      });
    fc.assert(
      fc.property(stretches, fc.integer({ min: 1, max: 200 }), (others, length) => {
        const block = { startsAt: 0, endsAt: length * hour };
        const within = others
          .map((other) => ({ startsAt: Math.max(0, other.startsAt), endsAt: Math.min(block.endsAt, other.endsAt) }))
          .filter((other) => other.startsAt < other.endsAt);
        const reaching = others.filter((other) => other.startsAt < block.endsAt && other.endsAt > 0);
        const pieces = piecesOf(block, reaching);
        const all = [...pieces, ...within].sort((a, b) => a.startsAt - b.startsAt);
        expect(all[0]?.startsAt).toBe(0);
        expect(all.at(-1)?.endsAt).toBe(block.endsAt);
        for (const [i, part] of all.slice(1).entries()) expect(part.startsAt).toBe(all[i]?.endsAt);
        for (const piece of pieces) expect(piece.endsAt - piece.startsAt).toBeLessThanOrEqual(longestOccupancy);
      }),
    );
  });
});
