import type { z } from 'zod';
import { holdsCardNumber } from '../kernel/cardNumber.ts';
import { Refusal, refuse } from '../kernel/errors.ts';

/** Parses what came through the door; no input at all is an empty object. @throws Refusal CARD_NUMBER if any text could be a payment card; BAD_INPUT with the fields that are wrong */
export function parseInput<I extends z.ZodType>(schema: I, raw: unknown): z.output<I> {
  const result = schema.safeParse(raw ?? {}, { error: sizeWords });
  if (!result.success) {
    const fields = result.error.issues.map((issue) => ({
      path: issue.path.map(String).join('.'),
      problem: issue.message,
    }));
    throw new Refusal(
      'BAD_INPUT',
      fields[0]?.problem
        ? `${fields[0].problem}${fields.length > 1 ? ` (and ${fields.length - 1} more)` : ''}`
        : undefined,
      { fields },
    );
  }
  refuseCardNumbers(result.data);
  return result.data;
}

/** Amounts kept as scaled integers: their limits mean nothing to who reads them. */
const scaledKeys = /(?:[cC]ents|[rR]ate|[qQ]uantity|At)$/;

/** What is said of something too large or too small where the schema has no sentence of its own. */
const sizeWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return undefined;
  const big = issue.code === 'too_big';
  const limit = big ? issue.maximum : issue.minimum;
  if (issue.origin === 'string') {
    if (big) return `This is too long: at most ${limit} letters.`;
    return limit === 1 ? 'This is empty. Fill it in.' : `This is too short: at least ${limit} letters.`;
  }
  const words = big ? 'This is too large' : 'This is too small';
  const key = issue.path?.findLast((part) => typeof part === 'string') ?? '';
  const plain = (issue.origin === 'number' || issue.origin === 'int') && issue.inclusive && !scaledKeys.test(key);
  return plain ? `${words}: at ${big ? 'most' : 'least'} ${limit}.` : `${words}.`;
};

/** Ids, codes and files are not typed text: keys of this kind are left out. */
const machineKeys = /(?:^id|Id|Ids|^raw|^scan|gtin|code|^key|strokes|hash|serials?|^lot|^base64$)$/i;

/** Nothing but a card's number, or the track of a card that was swiped (ISO/IEC 7813), where a code was to be scanned. */
const swiped = /^\s*(?:%B|;)?(\d(?:[ -]?\d){14,18})\s*(?:$|[\^=])/i;

function refuseCardNumbers(value: unknown, key = ''): void {
  if (typeof value === 'string') {
    if (holdsCardNumber(key === 'raw' ? (swiped.exec(value)?.[1] ?? '') : value)) refuse('CARD_NUMBER');
  } else if (Array.isArray(value)) {
    for (const item of value) refuseCardNumbers(item, key);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) {
      if (name === 'raw' || !machineKeys.test(name)) refuseCardNumbers(item, name);
    }
  }
}
