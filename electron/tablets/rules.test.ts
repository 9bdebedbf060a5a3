import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers, checkOf, codeFrom, codeLength, handOverStates, isOut, mayBecome, readCode } from './rules.ts';

const known = { familyName: 'Łuczak-Çelikoğlu', birthDate: '1988-03-09', phone: '+12125550123' };

describe('a code', () => {
  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (random) => {
        const code = codeFrom(random);
        expect(code).toHaveLength(codeLength);
        expect(readCode(`${code.slice(0, 3)} - ${code.slice(3).toLowerCase()}`)).toBe(code);
      }),
    );
  });

  it('takes letters that look like digits for digits', () => {
    expect(readCode('o1l i0')).toBe('01110');
  });
});

describe('the check', () => {
  it('asks for the birth date, else the phone, else the last name', () => {
    expect(checkOf(known)).toBe('birthDate');
    expect(checkOf({ ...known, birthDate: null })).toBe('phone');
    expect(checkOf({ ...known, birthDate: null, phone: null })).toBe('familyName');
  });

  it('takes the right answer and no other', () => {
    expect(answers(known, ' 1988-03-09 ')).toBe(true);
    expect(answers(known, '1988-03-10')).toBe(false);
    expect(answers(known, '0123')).toBe(false);
    expect(answers({ ...known, birthDate: null }, '01 23')).toBe(true);
    expect(answers({ ...known, birthDate: null }, '0124')).toBe(false);
    const nameless = { ...known, birthDate: null, phone: null };
    expect(answers(nameless, 'ŁUCZAK celikoglu')).toBe(true);
    expect(answers(nameless, 'Luczak')).toBe(false);
  });

  it('never takes an empty answer', () => {
    fc.assert(
      fc.property(
        fc.record({
          familyName: fc.string(),
          birthDate: fc.constantFrom(null, '1990-01-01'),
          phone: fc.constantFrom(null, '+12125550123'),
        }),
        (patient) => !answers(patient, '') && !answers(patient, '   '),
      ),
    );
  });
});

describe('a hand-over', () => {
  it('ends once and for all', () => {
    const ended = handOverStates.filter((state) => !isOut(state));
    expect(ended.flatMap((from) => handOverStates.filter((to) => mayBecome(from, to)))).toEqual([]);
  });

  it('can always be taken back by the desk while it is out', () => {
    for (const from of handOverStates) expect(mayBecome(from, 'withdrawn')).toBe(isOut(from));
  });

  it('begins with the check: nobody is done or gives back without it', () => {
    expect(mayBecome('waiting', 'done')).toBe(false);
    expect(mayBecome('waiting', 'givenBack')).toBe(false);
  });
});
