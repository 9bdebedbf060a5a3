import { describe, expect, it } from 'vitest';
import { readView } from './useCalendarView.ts';

describe('the kept view of the calendar', () => {
  it('is read as it was kept', () => {
    const kept = { view: 'week', by: 'devices', shown: { 'week devices': ['a', 'b'] } };
    expect(readView(JSON.stringify(kept))).toEqual(kept);
  });

  it('is fresh where nothing fits', () => {
    const fresh = { view: 'day', by: 'providers', shown: {} };
    for (const text of [
      null,
      '',
      'x',
      '1',
      'null',
      '{"view":"month","by":"x","shown":{"day rooms":[1],"week rooms":[]}}',
    ])
      expect(readView(text)).toEqual(fresh);
  });
});
