import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new recovery code: 130 random bits as 26 Crockford base32 characters in groups, e.g. 7K2M-... */
export function newRecoveryCode(): string {
  const bytes = randomBytes(26);
  const characters = [...bytes].map((byte) => alphabet[byte % 32]).join('');
  return (characters.match(/.{1,5}/g) ?? []).join('-');
}

/** Reads a code as people type it: case, dashes and spaces do not matter, O is 0, I and L are 1. Undefined if it cannot be one. */
export function normaliseRecoveryCode(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(plain) ? plain : undefined;
}
