/**
 * A keyboard-wedge scanner types its code like a very fast person. This detector tells the two apart by time alone:
 * a scan is a burst in which every key follows the one before within `maxGapMs` and that Enter or Tab ends.
 * Pure: the time comes with each key.
 */

export interface WedgeKey {
  /** As in KeyboardEvent.key. */
  key: string;
  /** Milliseconds on any steady clock (KeyboardEvent.timeStamp). */
  at: number;
  ctrl?: boolean;
  alt?: boolean;
  meta?: boolean;
}

export interface WedgeOptions {
  /** Longest pause inside a burst, in ms. People do not type runs of keys this fast. */
  maxGapMs?: number;
  /** Shortest scan: a UPC-E has eight characters; shorter bursts are taken for typing. */
  minLength?: number;
  maxLength?: number;
}

export type WedgeAnswer =
  /** Typing, or too early to tell: let the key through. */
  | { kind: 'none' }
  /** Too fast for a person: keep the key away from the focused field. */
  | { kind: 'burst' }
  /** A whole scan. `sendsGs`: this scanner has shown that it sends the GS1 separator. */
  | { kind: 'scan'; text: string; sendsGs: boolean };

export interface Wedge {
  feed(key: WedgeKey): WedgeAnswer;
  reset(): void;
}

const GS = '\u001d';
/** Keys a scanner presses on the way to a character; they neither add text nor end a burst. */
const SILENT = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock', 'NumLock']);
/** From this length on a burst is surely no person, so its keys are held back. */
const SURE_AFTER = 4;

/**
 * A detector for one keyboard. GS may arrive as the control character itself, Ctrl+], F8 or Alt + 029 on the number
 * pad; a scanner that drops it is recognised by the parser, see gs1/rules.ts.
 */
export function createWedge(options: WedgeOptions = {}): Wedge {
  const maxGapMs = options.maxGapMs ?? 35;
  const minLength = options.minLength ?? 8;
  const maxLength = options.maxLength ?? 512;
  let text = '';
  let altDigits = '';
  let last = Number.NEGATIVE_INFINITY;
  let sendsGs = false;

  const reset = (): void => {
    text = '';
    altDigits = '';
  };

  /** Alt + digits is one character, complete when a key without Alt follows. */
  const settleAlt = (): void => {
    if (altDigits === '') return;
    const code = Number(altDigits);
    altDigits = '';
    if (code > 0 && code < 256) append(String.fromCharCode(code));
  };

  const append = (char: string): void => {
    if (char === GS) sendsGs = true;
    text += char;
  };

  const feed = ({ key, at, ctrl = false, alt = false, meta = false }: WedgeKey): WedgeAnswer => {
    const gap = at - last;
    last = at;
    if (!(gap >= 0 && gap <= maxGapMs)) reset();
    if (SILENT.has(key)) return { kind: 'none' };
    if (alt && !ctrl && /^[0-9]$/.test(key)) {
      altDigits = (altDigits + key).slice(-4);
      return answer();
    }
    settleAlt();
    if (key === 'Enter' || key === 'Tab') {
      const scanned = text;
      reset();
      if (scanned.length < minLength || scanned.length > maxLength) return { kind: 'none' };
      return { kind: 'scan', text: scanned, sendsGs };
    }
    const separator = key === GS || key === 'F8' || (ctrl && key === ']');
    // AltGr reports Ctrl and Alt at once and types a character; any other chord is a shortcut.
    const chord = meta || ctrl !== alt;
    if (!separator && (chord || [...key].length !== 1)) {
      reset();
      return { kind: 'none' };
    }
    append(separator ? GS : key);
    return answer();
  };

  const answer = (): WedgeAnswer => ({
    kind: text.length + (altDigits === '' ? 0 : 1) >= SURE_AFTER ? 'burst' : 'none',
  });

  return { feed, reset };
}
