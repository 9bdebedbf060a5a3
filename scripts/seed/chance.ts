/** Repeatable chance (mulberry32): the same seed gives the same clinic. */
export interface Chance {
  /** 0 <= x < 1. */
  next: () => number;
  /** A whole number from `from` to `to`, both included. */
  whole: (from: number, to: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** True with probability `part`. */
  happens: (part: number) => boolean;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] as never,
    happens: (part) => next() < part,
  };
}

const hex = Array.from({ length: 65_536 }, (_, i) => i.toString(16).padStart(4, '0'));

/** Makes UUIDv7 text for a given millisecond; ids of one maker never repeat. */
export function idMaker(chance: Chance): (ms: number) => string {
  let lastMs = -1;
  let head = '';
  let count = 0;
  return (ms) => {
    if (ms !== lastMs) {
      lastMs = ms;
      const time = ms.toString(16).padStart(12, '0');
      head = `${time.slice(0, 8)}-${time.slice(8)}-7`;
    }
    count = (count + 1) % 0x1_0000_0000;
    const high = hex[count >>> 16] ?? '';
    const low = hex[count & 0xffff] ?? '';
    const random = Math.floor(chance.next() * 0x1_0000_0000);
    const variant = (0x8000 | ((random >>> 16) & 0x3fff)).toString(16);
    return `${head}${low.slice(1)}-${variant}-${high}${low}${hex[random & 0xffff]}`;
  };
}
