import type { CSSProperties } from 'react';
import type { Tone } from './tokens.ts';

/** Local variables `--tone-soft`, `--tone-ink`, `--tone-edge`, `--tone-solid` for a stylesheet that paints by tone. */
export function toneStyle(tone: Tone): CSSProperties {
  return {
    '--tone-soft': `var(--s-${tone}-soft)`,
    '--tone-ink': `var(--s-${tone}-ink)`,
    '--tone-edge': `var(--s-${tone}-edge)`,
    '--tone-solid': `var(--s-${tone}-solid)`,
  } as CSSProperties;
}
