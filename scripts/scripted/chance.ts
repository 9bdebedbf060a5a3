import { gtinCheckDigit } from '../../electron/devices/gtin/rules.ts';
import { minuteOfDay } from '../../electron/kernel/dates.ts';
import type { Currency } from '../../electron/kernel/money.ts';
import type { Chance } from '../seed/chance.ts';

/** Where a scripted clinic stands; `phone` begins the numbers there. */
export interface Place {
  zone: string;
  currency: Currency;
  country: string;
  phone: string;
}

const places: readonly [Place, ...Place[]] = [
  { zone: 'America/New_York', currency: 'USD', country: 'US', phone: '(212) 555-01' },
  { zone: 'Europe/London', currency: 'GBP', country: 'GB', phone: '020 7946 09' },
  { zone: 'Australia/Sydney', currency: 'AUD', country: 'AU', phone: '02 5550 43' },
  { zone: 'Asia/Singapore', currency: 'SGD', country: 'SG', phone: '6123 45' },
  { zone: 'America/Los_Angeles', currency: 'USD', country: 'US', phone: '(310) 555-01' },
  { zone: 'Asia/Dubai', currency: 'AED', country: 'AE', phone: '04 234 56' },
];

/** A place where `now` lies between two minutes of the day, so that what is played lies within one business date. */
export function placeAt(now: number, fromMinute: number, untilMinute: number): Place {
  const fits = ({ zone }: Place): boolean => {
    const minute = minuteOfDay(now, zone);
    return minute >= fromMinute && minute < untilMinute;
  };
  return places.find(fits) ?? places[0];
}

/** Names with what paper and screens must cope with: accents, an apostrophe, letters outside Latin-1. */
export const givenNames = [
  'Amélie',
  'Noor',
  'Grace',
  'Zoë',
  'Lucía',
  'Marek',
  'Priya',
  'Søren',
  'Chloé',
  'Teresa',
  'Ines',
  'Björk',
];
export const familyNames = [
  'Dupont',
  'Okonkwo',
  'Hartmann',
  'García',
  'Novák',
  'Lindqvist',
  'Nakamura',
  "O'Brien",
  'Şahin',
  'Moreau',
];

/** The birth date of a grown-up. */
export function birthDateOf({ whole }: Chance): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${whole(1950, 2004)}-${two(whole(1, 12))}-${two(whole(1, 28))}`;
}

/** A GTIN that begins with `prefix` and has a right check digit. */
export function gtinOf({ whole }: Chance, prefix: string): string {
  const body = `${prefix}${String(whole(0, 9_999_999)).padStart(13 - prefix.length, '0')}`.slice(0, 13);
  return body + gtinCheckDigit(body);
}
