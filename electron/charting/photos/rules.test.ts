import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowsUse,
  fileProblem,
  photoUses,
  pictureFormat,
  problemOfUse,
  removalProblem,
  standingUse,
  takenAt,
} from './rules.ts';

const zone = 'America/New_York';
const now = Date.UTC(2026, 2, 10, 13, 0);
const bytes = (...parts: Array<string | number[]>): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));

describe('the format of a file', () => {
  it('is told by its first bytes', () => {
    expect(pictureFormat(bytes([0xff, 0xd8, 0xff, 0xe1]))).toBe('jpeg');
    expect(pictureFormat(bytes([0x89], 'PNG\r\n', [0x1a], '\n'))).toBe('png');
    expect(pictureFormat(bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '))).toBe('webp');
    expect(pictureFormat(bytes([0, 0, 0, 32], 'ftypavif'))).toBe('avif');
    expect(pictureFormat(bytes([0, 0, 0, 32], 'ftypheic'))).toBe('heic');
    expect(fileProblem(bytes([0, 0, 0, 32], 'ftypheic'), 10)).toMatch(/Most Compatible/);
    expect(fileProblem(bytes([0xff, 0xd8, 0xff]), 40_000_001)).toMatch(/40 MB/);
    expect(fileProblem(bytes([0xff, 0xd8, 0xff]), 40_000_000)).toBeUndefined();
  });

  it('is refused for anything else, however short or odd', () => {
    for (const odd of ['', 'GIF89a', '<svg xmlns=', 'MZ', '%PDF-1.7'])
      expect(fileProblem(bytes(odd), 10)).toMatch(/no JPEG, PNG, WebP or AVIF/);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (beginning) => {
        const format = pictureFormat(beginning);
        expect(fileProblem(beginning, 10) === undefined).toBe(format !== null && format !== 'heic');
      }),
    );
  });
});

describe('what a photo may be used for now', () => {
  const revoked = { name: 'Photographs', revokedOn: '2026-03-09' };

  it('is what it was given for, and the chart only once the consent behind it was taken back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...photoUses), fc.constantFrom(...photoUses), (given, purpose) => {
        expect(standingUse(given, undefined)).toEqual({ use: given, useEnded: null });
        const { use, useEnded } = standingUse(given, revoked);
        expect(allowsUse(use, purpose)).toBe(purpose === 'chartOnly');
        expect(useEnded?.use ?? 'chartOnly').toBe(given);
      }),
    );
  });
});

describe('when a photo was taken', () => {
  it('is the camera’s note on the clinic’s wall clock', () => {
    expect(takenAt('2026:03:09 10:15:30', zone, now, now)).toBe(Date.UTC(2026, 2, 9, 14, 15, 30));
    expect(takenAt('2026:01:09 10:15:30', zone, now, now)).toBe(Date.UTC(2026, 0, 9, 15, 15, 30));
  });

  it('is never in the future, and never before the fallback believes it', () => {
    for (const odd of [
      null,
      '',
      '0000:00:00 00:00:00',
      '2026:02:30 10:00:00',
      '2026:03:11 10:00:00',
      '1980:01:01 00:00:00',
    ])
      expect(takenAt(odd, zone, now, 7), String(odd)).toBe(7);
    fc.assert(fc.property(fc.string(), (note) => takenAt(note, zone, now, now) <= now));
  });
});

describe('use', () => {
  it('includes every lesser one and no greater', () => {
    for (const [i, use] of photoUses.entries())
      for (const [j, purpose] of photoUses.entries()) expect(allowsUse(use, purpose)).toBe(i >= j);
  });

  it('beyond the chart rests on a signed consent or on words; marketing on what was signed, if something was', () => {
    const given = { use: 'marketing', documentId: null, reason: 'Signed on paper, in the folder.' } as const;
    expect(problemOfUse(given, false)).toBeUndefined();
    expect(problemOfUse(given, true)).toMatch(/Choose it/);
    expect(problemOfUse({ ...given, documentId: 'd' }, true)).toBeUndefined();
    expect(problemOfUse({ ...given, reason: ' ' }, false)).toMatch(/how the patient agreed/);
    expect(problemOfUse({ ...given, use: 'education' }, true)).toBeUndefined();
    expect(problemOfUse({ use: 'chartOnly', documentId: null, reason: '' }, true)).toBeUndefined();
  });
});

describe('removing', () => {
  it('ends with the signature, without a visit with the day', () => {
    const photo = { addedAt: now, hidden: false };
    expect(removalProblem(photo, 'open', now + 9 * 86_400_000, zone)).toBeUndefined();
    expect(removalProblem(photo, 'signed', now, zone)).toMatch(/signed/);
    expect(removalProblem(photo, 'none', now + 3_600_000, zone)).toBeUndefined();
    expect(removalProblem(photo, 'none', now + 86_400_000, zone)).toMatch(/day it was added/);
    expect(removalProblem({ ...photo, hidden: true }, 'open', now, zone)).toMatch(/stays so/);
  });
});
