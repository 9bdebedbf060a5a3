import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { dark, light, type Palette, toneNames } from './tokens.ts';

const surfacesOf = (p: Palette) => [p.ground, p.surface, p.raised, p.sunken, p.hover, p.selected, p.rail];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s palette meets WCAG 2.2 AA', (_name, palette) => {
  it.each(['text', 'muted', 'faint', 'accentText'] as const)('%s reads on every surface (4.5:1)', (ink) => {
    for (const surface of surfacesOf(palette)) expect(contrast(palette[ink], surface)).toBeGreaterThanOrEqual(4.5);
  });

  it('white reads on the accent, also while hovering', () => {
    expect(contrast(palette.onSolid, palette.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.onSolid, palette.accentHover)).toBeGreaterThanOrEqual(4.5);
  });

  it('edges of controls and the focus ring stand out from every surface (3:1)', () => {
    for (const surface of surfacesOf(palette)) {
      expect(contrast(palette.edge, surface)).toBeGreaterThanOrEqual(3);
      expect(contrast(palette.focus, surface)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(toneNames)('%s carries its text, its edge and its strong fill', (name) => {
    const tone = palette.tones[name];
    expect(contrast(tone.ink, tone.soft)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.text, tone.soft)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.onSolid, tone.solid)).toBeGreaterThanOrEqual(4.5);
    for (const surface of surfacesOf(palette)) expect(contrast(tone.ink, surface)).toBeGreaterThanOrEqual(4.5);
    for (const surface of [palette.ground, palette.surface, palette.raised])
      expect(contrast(tone.edge, surface)).toBeGreaterThanOrEqual(3);
  });
});

describe('contrast', () => {
  it('is 21 for black and white, 1 for the same colour, and symmetric', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#7d4765', '#7d4765')).toBe(1);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
    expect(contrast('#ffffff', '#777777')).toBe(contrast('#777777', '#ffffff'));
  });

  it('refuses what is not a colour', () => {
    expect(() => contrast('red', '#ffffff')).toThrow('Not a #rrggbb colour');
  });
});
