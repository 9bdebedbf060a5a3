import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordProblem, pinProblem } from './rules.ts';

describe('a password', () => {
  it.each([
    ['short one', 'fran', /at least 10/],
    ['x'.repeat(201), 'fran', /at most 200/],
    ['my-name-is-Fran-today', 'fran', /must not contain/],
    ['aaaaaaaabbbb', 'fran', /different characters/],
  ])('%s is refused', (password, login, sentence) => {
    expect(passwordProblem(password, login)).toMatch(sentence);
  });

  it('of a few words will do, also for a login of two letters inside it', () => {
    expect(passwordProblem('quiet meadow 17', 'fran')).toBeUndefined();
    expect(passwordProblem('quiet meadow 17', 'me')).toBeUndefined();
  });
});

describe('a PIN', () => {
  it.each(['12345', '1234567', '12345a', '', '١٢٣٤٥٦'])('%s is not six digits', (pin) => {
    expect(pinProblem(pin)).toMatch(/six digits/);
  });

  it.each(['000000', '999999', '123456', '567890', '654321', '098765'])('%s is too easy to guess', (pin) => {
    expect(pinProblem(pin)).toMatch(/harder to guess/);
  });

  it('is else any six digits', () => {
    const digits = fc.stringMatching(/^\d{6}$/);
    fc.assert(
      fc.property(digits, (pin) => {
        const steps = new Set([...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10));
        const easy = steps.size === 1 && [0, 1, 9].includes([...steps][0] ?? -1);
        return easy || pinProblem(pin) === undefined;
      }),
    );
  });
});
