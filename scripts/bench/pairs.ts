import type { BenchClinic } from './clinicAt.ts';
import { print } from './line.ts';
import { compare, interleave, type Rounds, type Work } from './measure.ts';

/** Two copies of the same year's data: one is asked through the door, the other by hand-written SQL. */
export interface Pair {
  years: number;
  today: string;
  door: BenchClinic;
  hand: BenchClinic;
}

const unit = 'µs CPU per call';
const growthGoal = 1.3;

/**
 * Measures one thing on every pair, all of them in turn, and prints a line of overhead for each and one of growth:
 * the longest history against the shortest, both through the door (`byHand`: the same for the hand-written SQL).
 */
export async function measurePairs(
  name: string,
  goal: number,
  pairs: readonly Pair[],
  plan: Rounds,
  workOf: (clinic: BenchClinic, pair: Pair, how: 'door' | 'hand') => Work,
): Promise<void> {
  const contestants = pairs.flatMap(
    (pair): Array<[string, Work]> => [
      [`door ${pair.years}`, workOf(pair.door, pair, 'door')],
      [`hand ${pair.years}`, workOf(pair.hand, pair, 'hand')],
    ],
  );
  const times = await interleave(contestants, plan);
  for (const { years } of pairs) {
    const found = compare(times, `door ${years}`, `hand ${years}`);
    print({ name: `${name}, ${years} ${years === 1 ? 'year' : 'years'}`, kind: 'overhead', goal, unit, ...found });
  }
  const [first] = pairs;
  const last = pairs.at(-1);
  if (!first || !last || first === last) return;
  const found = compare(times, `door ${last.years}`, `door ${first.years}`);
  const byHand = Number(compare(times, `hand ${last.years}`, `hand ${first.years}`).ratio.toPrecision(4));
  const title = `${name}, year ${last.years} against year ${first.years}`;
  print({ name: title, kind: 'growth', goal: growthGoal, unit, ...found }, { byHand });
}
