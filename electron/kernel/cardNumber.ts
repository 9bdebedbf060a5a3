/** Luhn check of a string of digits (ISO/IEC 7812-1 annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    let d = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 1) {
      d *= 2;
      if (d > 9) d -= 9;
    }
    sum += d;
  }
  return sum % 10 === 0;
}

/** Ranges in which payment cards are issued: Visa, Mastercard, Amex, Discover, Diners, JCB, UnionPay, Maestro. */
const issuer = /^(?:4|5[0-8]|2(?:2[2-9]|[3-6]|7[01]|720)|3[0-9]|6)/;

/** A phone number with its country code (ITU-T E.164: a plus and at most 15 digits), however it is grouped. */
const internationalPhone = /\+\d(?:[ \-./()]{0,2}\d){6,14}/g;

/** One of our ids (a UUID, RFC 9562), alone or within a text that names what it is about: its digits mean nothing. */
const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/gi;

/**
 * True if the text holds a run of 13 to 19 digits, grouped or not, that could be a payment card.
 * GTINs (14 digits from 0 or 1 mostly) and phone numbers do not begin like one or fail the check; ids of ours are left out.
 */
export function holdsCardNumber(text: string): boolean {
  if (text.length < 13) return false;
  for (const match of text
    .replace(uuid, ' ')
    .replace(internationalPhone, ' ')
    .matchAll(/\d(?:[ \-./]?\d){12,}/g)) {
    const digits = match[0].replace(/\D/g, '');
    for (let start = 0; start + 13 <= digits.length; start += 1) {
      for (let size = 13; size <= 19 && start + size <= digits.length; size += 1) {
        const run = digits.slice(start, start + size);
        if (digits.length <= 19 && size !== digits.length) continue;
        if (issuer.test(run) && passesLuhn(run)) return true;
      }
    }
  }
  return false;
}
