import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsCardNumber, passesLuhn } from './cardNumber.ts';

/** Completes digits to a number that passes the Luhn check. */
function completed(body: string): string {
  for (let check = 0; check < 10; check += 1) if (passesLuhn(body + check)) return body + check;
  throw new RangeError(body);
}
const card = fc
  .tuple(fc.constantFrom('4', '51', '2221', '37', '6011', '3528'), fc.stringMatching(/^\d{14}$/))
  .map(([prefix, rest]) => completed((prefix + rest).slice(0, prefix === '37' ? 14 : 15)));

describe('card numbers', () => {
  it('are found however they are grouped and whatever surrounds them', () => {
    fc.assert(
      fc.property(
        card,
        fc.constantFrom('', ' ', '-', '.'),
        fc.constantFrom('', 'card: ', 'ref x '),
        (number, gap, before) => {
          const grouped = (number.match(/.{1,4}/g) ?? []).join(gap);
          expect(holdsCardNumber(`${before}${grouped} thanks`)).toBe(true);
        },
      ),
    );
  });

  it('are not seen in what merely has digits', () => {
    for (const text of [
      '+1 212 555 0123',
      '2026-03-10 09:00',
      'T701216',
      '00312345678906',
      'lot 4111',
      '',
      'Invoice 1234567890',
    ])
      expect(holdsCardNumber(text), text).toBe(false);
  });

  it('are not phone numbers with their country code', () => {
    fc.assert(
      fc.property(card, (number) => {
        expect(holdsCardNumber(`+${number.slice(0, 15)}`)).toBe(false);
      }),
    );
    expect(holdsCardNumber('+49 1512 3456789 and 4242 4242 4242 4242')).toBe(true);
  });

  it('are not ids, whose digits may come out as anything', () => {
    const digits = (many: number) => fc.stringMatching(new RegExp(`^\\d{${many}}$`));
    fc.assert(
      fc.property(digits(8), digits(4), digits(3), digits(3), digits(12), fc.nat(999_999), (a, b, c, d, e, cents) => {
        expect(holdsCardNumber(`credit ${a}-${b}-7${c}-8${d}-${e} ${cents}`)).toBe(false);
      }),
      { numRuns: 2000 },
    );
    expect(holdsCardNumber('019a2b3c-4d5e-7f60-8123-456789abcdef 4242 4242 4242 4242')).toBe(true);
  });

  it('with a wrong digit are not card numbers', () => {
    expect(holdsCardNumber('4242424242424242')).toBe(true);
    expect(holdsCardNumber('4242424242424241')).toBe(false);
  });
});
