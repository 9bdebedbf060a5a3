import { describe, expect, it } from 'vitest';
import { readClock } from './clockText.ts';

describe('a time as it is typed', () => {
  it.each([
    ['9', 540],
    ['9:30', 570],
    ['930', 570],
    ['14.15', 855],
    ['2 pm', 840],
    ['2:15p', 855],
    ['2:15 PM', 855],
    ['12 am', 0],
    ['12pm', 720],
    ['2', 840],
    ['02:00', 120],
    ['1430', 870],
    ['25', null],
    ['9:75', null],
    ['13 pm', null],
    ['noon', null],
    ['', null],
  ])('%s is %s', (text, minutes) => {
    expect(readClock(text)).toBe(minutes);
  });
});
