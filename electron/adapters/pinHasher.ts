import { hash, verify } from '@node-rs/argon2';
import type { PinHasher } from '../staff/ports.ts';

/** argon2id with the library's defaults (19 MiB, two passes). */
export const argonPins: PinHasher = {
  hash: (pin) => hash(pin),
  fits: (stored, pin) => verify(stored, pin),
};
