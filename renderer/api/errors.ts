/** What came back instead of an answer. */
import i18next from 'i18next';
import type { ErrorCode } from '../../electron/kernel/errors.ts';
import { errorSentences } from '../../electron/kernel/errors.ts';
import { es } from './es.ts';

export interface Fault {
  /** One of the closed list in electron/kernel/errors.ts. */
  code: ErrorCode;
  /** A sentence a person can act on. */
  sentence: string;
  details?: unknown;
}

/** The door's fault inside an error of the client; null when the line broke before the door answered. */
export function faultOf(error: unknown): Fault | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('sentence' in data) || !('code' in data)) return null;
  if (typeof data.sentence !== 'string' || typeof data.code !== 'string' || !(data.code in errorSentences)) return null;
  return {
    code: data.code as ErrorCode,
    sentence: data.sentence,
    ...('details' in data ? { details: data.details } : {}),
  };
}

/** The closed code of an error, e.g. 'SLOT_TAKEN'; null when it is not one of the door's. */
export function codeOf(error: unknown): ErrorCode | null {
  return faultOf(error)?.code ?? null;
}

const lineBroke =
  'Salve did not answer. Nothing was lost: what you see is the last known state. Check that Salve is running, then try again.';

/** The sentence to show for any error: the door's own, or what a broken line means; in Spanish where the page speaks it. */
export function sentenceOf(error: unknown): string {
  const fault = faultOf(error);
  if (i18next.language === 'es') return es[fault?.code ?? 'lineBroke'] ?? es.other;
  return fault?.sentence ?? lineBroke;
}
