import { ruleAt } from '../../electron/devices/elements/rules.ts';

const GS = '\u001d';

/** What of a read scan decides about separators. */
interface Read {
  kind: string;
  reason?: string;
  elements?: ReadonlyArray<{ ai: string }>;
}

/** Whether a scanner sent the GS1 separators that this code needs (General Specifications 7.8.4). */
export function separatorsOf(raw: string, { kind, reason, elements = [] }: Read): 'kept' | 'lost' | 'notNeeded' {
  if (raw.includes(GS)) return 'kept';
  if (reason === 'ambiguous') return 'lost';
  if (kind !== 'gs1' || raw.startsWith('(')) return 'notNeeded';
  const open = elements.slice(0, -1).some(({ ai }) => {
    const rule = ruleAt(ai, 0);
    return rule !== undefined && rule.min < rule.max;
  });
  return open ? 'lost' : 'notNeeded';
}

/** The raw text in runs, control characters on their own, so that they can be shown. */
export function rawParts(raw: string): Array<{ at: number; text: string; control: boolean }> {
  return Array.from(raw.matchAll(/[^\p{Cc}]+|\p{Cc}/gu), ({ index, 0: text }) => ({
    at: index,
    text,
    control: /^\p{Cc}$/u.test(text),
  }));
}

/** The usual short name of a control character, e.g. 'GS'. */
export function controlName(char: string): string {
  const known: Record<string, string> = {
    '\u001d': 'GS',
    '\u001e': 'RS',
    '\u0004': 'EOT',
    '\t': 'TAB',
    '\r': 'CR',
    '\n': 'LF',
  };
  return known[char] ?? `0x${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`;
}
