import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWedge, type WedgeKey } from './rules.ts';

const GS = '\u001d';
const texts = fc.stringMatching(/^[0-9A-Za-z()/.-]{8,60}$/);

/** The keys a scanner presses for a text, `gap` ms apart, GS in one of its disguises. */
function keysOf(text: string, gap: number, gs: 'raw' | 'ctrl' | 'F8' | 'alt' = 'raw', start = 1000): WedgeKey[] {
  const keys: Omit<WedgeKey, 'at'>[] = [];
  for (const char of text) {
    if (char === GS && gs === 'ctrl') keys.push({ key: 'Control', ctrl: true }, { key: ']', ctrl: true });
    else if (char === GS && gs === 'F8') keys.push({ key: 'F8' });
    else if (char === GS && gs === 'alt') {
      keys.push({ key: 'Alt', alt: true }, { key: '0', alt: true }, { key: '2', alt: true }, { key: '9', alt: true });
    } else {
      if (/[A-Z()]/.test(char)) keys.push({ key: 'Shift' });
      keys.push({ key: char });
    }
  }
  keys.push({ key: 'Enter' });
  return keys.map((key, i) => ({ ...key, at: start + i * gap }));
}

function scans(keys: readonly WedgeKey[]): string[] {
  const wedge = createWedge();
  return keys.flatMap((key) => {
    const answer = wedge.feed(key);
    return answer.kind === 'scan' ? [answer.text] : [];
  });
}

describe('a keyboard wedge', () => {
  it('is heard at scanner speed, one scan after the other', () => {
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 0, max: 35 }), (a, b, gap) => {
        const first = keysOf(a, gap);
        const second = keysOf(b, gap, 'raw', (first.at(-1)?.at ?? 0) + 500);
        expect(scans([...first, ...second])).toEqual([a, b]);
      }),
    );
  });

  it('is never taken for a person, nor a person for it', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 36, max: 400 }), (text, gap) => {
        const wedge = createWedge();
        for (const key of keysOf(text, gap)) expect(wedge.feed(key)).toEqual({ kind: 'none' });
      }),
    );
  });

  it('one slow key in the middle means a person', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 40, max: 300 }), (text, pause) => {
        const keys = keysOf(text, 5);
        const late = keys.map((key, i) => (i >= keys.length - 4 ? { ...key, at: key.at + pause } : key));
        expect(scans(late)).toEqual([]);
      }),
    );
  });

  it.each(['raw', 'ctrl', 'F8', 'alt'] as const)('hears GS sent as %s and remembers that it does', (how) => {
    const wedge = createWedge();
    const text = `010030023001145${GS}10LOT21${GS}21A`;
    const answers = keysOf(text, 8, how).map((key) => wedge.feed(key));
    expect(answers.at(-1)).toEqual({ kind: 'scan', text, sendsGs: true });
    const next = keysOf('4006381333931', 8, how, 9000).map((key) => wedge.feed(key));
    expect(next.at(-1)).toEqual({ kind: 'scan', text: '4006381333931', sendsGs: true });
  });

  it('holds keys back once it is sure, and lets shortcuts and short bursts through', () => {
    const wedge = createWedge();
    const kinds = keysOf('40063813', 4).map((key) => wedge.feed(key).kind);
    expect(kinds).toEqual(['none', 'none', 'none', 'burst', 'burst', 'burst', 'burst', 'burst', 'scan']);
    expect(scans(keysOf('123', 4))).toEqual([]);
    expect(scans([{ key: 'k', ctrl: true, at: 0 }, ...keysOf('4006381333931', 4, 'raw', 5)])).toEqual([
      '4006381333931',
    ]);
    expect(
      scans([
        ...keysOf('40063', 4).slice(0, -1),
        { key: 's', ctrl: true, at: 1021 },
        ...keysOf('81333931', 4, 'raw', 1024),
      ]),
    ).toEqual(['81333931']);
  });
});
