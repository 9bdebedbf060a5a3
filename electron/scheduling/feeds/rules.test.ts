import { describe, expect, it } from 'vitest';
import { entryTitle, feedPath, tokenIn } from './rules.ts';

describe('what a calendar feed tells', () => {
  it('names no patient unless the clinic allows it', () => {
    const mila = { givenName: 'Mila', familyName: 'Élan' };
    expect(entryTitle('Peel, Filler', mila, false)).toBe('Peel, Filler');
    expect(entryTitle('Peel', mila, true)).toBe('Peel · Mila Élan');
    expect(entryTitle('Peel', { givenName: ' ', familyName: '' }, true)).toBe('Peel');
  });

  it('finds a token only in a name of the right form', () => {
    const token = `${'a'.repeat(41)}-_`;
    expect(tokenIn(feedPath(token).slice('/calendars/'.length))).toBe(token);
    for (const name of [token, `${token}x.ics`, `${token.slice(1)}.ics`, `../${token}.ics`, `${token}.ics\n`])
      expect(tokenIn(name), name).toBeUndefined();
  });
});
