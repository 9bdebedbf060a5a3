import { describe, expect, it } from 'vitest';
import { instantAt, minute } from '../../kernel/dates.ts';
import { takenSentence } from './rules.ts';

const zone = 'America/New_York';
const nine = instantAt('2026-03-10', 9 * 60, zone);
const at = (minutes: number): number => nine + minutes * minute;

describe('the refusal', () => {
  it('says who, until when and what fits', () => {
    const taken = {
      resource: 'staff' as const,
      name: 'Ann Reyes',
      from: at(0),
      until: at(45),
      free: [at(45), instantAt('2026-03-11', 540, zone), instantAt('2026-03-11', 555, zone)],
    };
    expect(takenSentence(taken, at(15), zone, 'en-US')).toBe(
      'Ann Reyes is taken from 9:00 AM to 9:45 AM. Next free: 9:45 AM, Wed, Mar 11, 9:00 AM, 9:15 AM.',
    );
    expect(takenSentence({ ...taken, resource: 'patient', free: [] }, at(15), zone, 'en-GB')).toBe(
      'Ann Reyes has another appointment from 9:00 to 9:45. Nothing fits within the next seven days.',
    );
  });

  it('says what a block is', () => {
    const block = {
      resource: 'device' as const,
      name: 'Laser',
      from: at(0),
      until: at(60),
      block: 'maintenance' as const,
    };
    expect(takenSentence(block, at(0), zone, 'en-US')).toBe('Laser is in maintenance from 9:00 AM to 10:00 AM.');
  });
});
