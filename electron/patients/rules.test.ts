import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldName,
  isBirthDate,
  nameWords,
  parseBirthDates,
  parsePhone,
  phoneText,
  searchPlan,
  searchWords,
  similarNames,
} from './rules.ts';

const today = '2026-03-10';

describe('names', () => {
  it('folds accents and lone letters', () => {
    expect(foldName('Zoë ŁUCZAK Østergård Weiß')).toBe('zoe luczak ostergard weiss');
    expect(nameWords("Siobhán O'Brien-Smith")).toEqual(['siobhan', 'o', 'brien', 'smith']);
  });

  it('gives words that a search expression can hold, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const word of nameWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });

  it.each([
    ['Ann', 'Smith', 'Ann', 'Smith', true],
    ['Anne', 'Smith', 'Ann', 'Smyth', true],
    ['Katherine', 'Jones', 'Kathrine', 'Jones', true],
    ['Katharine', 'Jones', 'Kathryn', 'Jones', false],
    ['José', 'García', 'Jose', 'Garcia', true],
    ['Li', 'Wei', 'Wei', 'Li', true],
    ['Ann', 'Smith', 'Bob', 'Smith', false],
    ['Al', 'Wu', 'Ed', 'Wu', false],
  ])('%s %s and %s %s: %s', (ag, af, bg, bf, same) => {
    expect(similarNames({ givenName: ag, familyName: af }, { givenName: bg, familyName: bf })).toBe(same);
  });
});

describe('phones', () => {
  it.each(['(212) 555-0123', '212-555-0123', '2125550123', '+1 212 555 0123', '1.212.555.0123'])('reads %s', (text) => {
    expect(parsePhone(text, 'US')).toBe('+12125550123');
  });

  it('reads numbers of the clinic’s country', () => {
    expect(parsePhone('020 7946 0958', 'GB')).toBe('+442079460958');
    expect(parsePhone('0151 23456789', 'DE')).toBe('+4915123456789');
    expect(parsePhone('+44 20 7946 0958', 'US')).toBe('+442079460958');
    expect(parsePhone('001 212 555 0123', 'GB')).toBe('+12125550123');
    expect(parsePhone('555', 'US')).toBeUndefined();
    expect(parsePhone('no number', 'US')).toBeUndefined();
  });

  it('writes them as people do', () => {
    expect(phoneText('+12125550123', 'US')).toBe('(212) 555-0123');
    expect(phoneText('+442079460958', 'US')).toBe('+44 20 7946 0958');
    expect(phoneText('+442079460958', 'GB')).toBe('020 7946 0958');
  });

  it('survives its own writing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2_000_000, max: 9_999_999 }), (tail) => {
        const e164 = `+1212${tail}`;
        expect(parsePhone(phoneText(e164, 'US'), 'US')).toBe(e164);
      }),
    );
  });
});

describe('birth dates', () => {
  it.each([
    ['1985-03-17', 'US', ['1985-03-17']],
    ['17.3.1985', 'US', ['1985-03-17']],
    ['3/17/1985', 'US', ['1985-03-17']],
    ['17/3/85', 'GB', ['1985-03-17']],
    ['3/4/1985', 'US', ['1985-03-04', '1985-04-03']],
    ['3/4/1985', 'GB', ['1985-04-03', '1985-03-04']],
    ['17 Mar 1985', 'US', ['1985-03-17']],
    ['March 17, 1985', 'US', ['1985-03-17']],
    ['19850317', 'US', ['1985-03-17']],
    ['03171985', 'US', ['1985-03-17']],
    ['1/2/30', 'US', ['1930-01-02', '1930-02-01']],
    ['30.2.1985', 'DE', []],
    ['1/1/2030', 'US', []],
    ['smith', 'US', []],
  ])('%s in %s is %j', (text, country, dates) => {
    expect(parseBirthDates(text, country, today)).toEqual(dates);
  });

  it('are dates of living people', () => {
    expect(isBirthDate('1985-03-17', today)).toBe(true);
    expect(isBirthDate('2026-03-11', today)).toBe(false);
    expect(isBirthDate('1850-01-01', today)).toBe(false);
    expect(isBirthDate('1985-02-30', today)).toBe(false);
  });
});

describe('what was typed', () => {
  const plan = (text: string) => searchPlan(text, 'US', today);

  it('reads names by prefix', () => {
    expect(plan('ann sm')).toEqual({ match: 'name:"ann"* AND name:"sm"*', number: undefined });
    expect(plan("O'Brien").match).toBe('name:"o"* AND name:"brien"*');
  });

  it('reads phones, dates, numbers and mixtures', () => {
    expect(plan('0123').match).toBe('phone:"r3210"* OR phone:"n123"*');
    expect(plan('(212) 555-0123').match).toContain('phone:"c12125550123"');
    expect(plan('+1 212').match).toBe('phone:"c1212"*');
    expect(plan('3/17/1985').match).toContain('birth:"19850317"');
    expect(plan('smith 3/17/1985').match).toContain('name:"smith"* AND (birth:"19850317"');
    expect(plan('smith 1985').match).toContain('birth:"1985"*');
    expect(plan('#17')).toEqual({ match: undefined, number: 17 });
    expect(plan('42').number).toBe(42);
    expect(plan('  ')).toEqual({ match: undefined, number: undefined });
    expect(plan('--')).toEqual({ match: undefined, number: undefined });
  });

  it('is found by what the index holds', () => {
    expect(
      searchWords({
        givenName: 'Zoë',
        familyName: 'Luna',
        preferredName: '',
        birthDate: '1985-03-17',
        phone: '+12125550123',
      }),
    ).toEqual({ name: 'zoe luna', phone: 'c12125550123 n2125550123 r32105552121', birth: '19850317' });
  });
});
