import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hmacSha256 } from './hmac.ts';

it('is the HMAC of the standard, for every key and text', () => {
  const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
  fc.assert(
    fc.property(bytes(64), bytes(200), bytes(200), (key, text, other) => {
      const mac = hmacSha256(key, text.length);
      const expected = createHmac('sha256', key).update(text).digest('hex');
      expect(mac(text).toString('hex')).toBe(expected);
      if (other.length === text.length) mac(other);
      expect(mac(text).toString('hex')).toBe(expected);
    }),
  );
});

it('takes no longer key and no other length than it was made for', () => {
  expect(() => hmacSha256(new Uint8Array(65), 8)).toThrow(RangeError);
  expect(() => hmacSha256(new Uint8Array(32), 8)(new Uint8Array(9))).toThrow(RangeError);
});
