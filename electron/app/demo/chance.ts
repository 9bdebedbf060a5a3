/** Repeatable chance: the same seed gives the same demo. */
export interface Chance {
  /** 0 <= x < 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** True with probability `part`. */
  happens(part: number): boolean;
}

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    happens: (part) => next() < part,
  };
}

/** UUIDv7 text for a moment; of one moment the later ones sort later (rand_a counts, RFC 9562, 6.2 method 1). */
export function idMaker(chance: Chance): (at: number) => string {
  let last = -1;
  let count = 0;
  const random = (digits: number): string =>
    Math.floor(chance.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return (at) => {
    count = at === last ? (count + 1) % 4096 : 0;
    last = at;
    const time = at.toString(16).padStart(12, '0');
    const order = count.toString(16).padStart(3, '0');
    const variant = (8 + chance.whole(0, 3)).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${variant}${random(3)}-${random(6)}${random(6)}`;
  };
}
