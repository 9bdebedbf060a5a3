import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesNow, isLanguage, marketingChannels } from './rules.ts';

describe('marketing choices', () => {
  it('hold by channel as they were said last, and silence is no consent', () => {
    const said = fc.array(fc.record({ channel: fc.constantFrom(...marketingChannels), wanted: fc.boolean() }));
    fc.assert(
      fc.property(said, (inOrder) => {
        const held = new Map(inOrder.map((row) => [row.channel, row.wanted]));
        const now = choicesNow([...inOrder].reverse());
        for (const channel of marketingChannels) expect(now[channel]).toBe(held.get(channel) ?? null);
      }),
    );
  });
});

it.each([
  ['en', true],
  ['yue', true],
  ['EN', false],
  ['english', false],
  ['', false],
])('%j as a language: %s', (code, good) => expect(isLanguage(code)).toBe(good));
