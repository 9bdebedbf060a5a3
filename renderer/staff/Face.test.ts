import { describe, expect, it } from 'vitest';
import { initialsOf } from './Face.tsx';

describe('initials', () => {
  it.each([
    ['Dr. Helena Marsh', 'HM'],
    ['Imani Okafor, NP', 'IO'],
    ['Yuki', 'Y'],
    ['Ana María de la Cruz', 'AC'],
    ['Élodie Østergaard', 'ÉØ'],
    ['', ''],
  ])('of %j are %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
