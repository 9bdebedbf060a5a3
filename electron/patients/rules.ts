import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { addDays, isLocalDate, type LocalDate } from '../kernel/dates.ts';

export const allergySeverities = ['mild', 'moderate', 'severe'] as const;
export type AllergySeverity = (typeof allergySeverities)[number];

const loneLetters: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** Lower case without accents: "Zoë Łuczak" is "zoe luczak". Index and search both go through it. */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßøłđðþæœı]/g, (letter) => loneLetters[letter] ?? letter);
}

/** The words of a name as they are indexed: "O'Brien-Smith" is ["o", "brien", "smith"]. */
export function nameWords(text: string): string[] {
  return foldName(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** E.164 of a phone number typed in any format; `country` (ISO 3166-1) reads numbers without a country code. Undefined if it cannot be one. */
export function parsePhone(text: string, country: string): string | undefined {
  const phone = parsePhoneNumberFromString(text, country.toUpperCase() as CountryCode);
  return phone?.isPossible() ? phone.number : undefined;
}

/** A phone number as people of the clinic's country write it; foreign ones with their country code. */
export function phoneText(e164: string, country: string): string {
  const known = knownPhones.get(country)?.get(e164);
  if (known !== undefined) return known;
  const text = writtenPhone(e164, country.toUpperCase());
  let phones = knownPhones.get(country);
  if (!phones || phones.size >= 20_000) knownPhones.set(country, (phones = new Map<string, string>()));
  phones.set(e164, text);
  return text;
}

/** Numbers written out before, by country: the tables behind it are slow, and the answer only depends on the arguments. */
const knownPhones = new Map<string, Map<string, string>>();

function writtenPhone(e164: string, country: string): string {
  const phone = parsePhoneNumberFromString(e164);
  if (!phone) return e164;
  return phone.country === country ||
    (phone.country === undefined && country === 'US' && phone.countryCallingCode === '1')
    ? phone.formatNational()
    : phone.formatInternational();
}

const monthWords = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthFirstCountries = ['US', 'PH'];

/** The birth dates a text may mean, likeliest first: ISO, 17.3.1985, 3/17/1985, 17/3/85, 17 Mar 1985, March 17, 1985, 19850317. Never after `today`. */
export function parseBirthDates(text: string, country: string, today: LocalDate): LocalDate[] {
  const clean = foldName(text.trim()).replace(/,/g, ' ').replace(/\s+/g, ' ');
  const found: string[] = [];
  const add = (year: string, month: string | number, day: string): void => {
    const full = fullYear(year, today);
    const date = `${full}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isLocalDate(date) && date >= '1880-01-01' && date <= today && !found.includes(date)) found.push(date);
  };
  const bothOrders = (a: string, b: string, year: string): void => {
    const monthFirst = monthFirstCountries.includes(country.toUpperCase());
    if (monthFirst) add(year, a, b);
    add(year, b, a);
    if (!monthFirst) add(year, a, b);
  };
  let m = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(clean);
  if (m) add(m[1] ?? '', m[2] ?? '', m[3] ?? '');
  m = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/.exec(clean);
  if (m) add(m[3] ?? '', m[2] ?? '', m[1] ?? '');
  m = /^(\d{1,2})([/ -])(\d{1,2})\2(\d{4}|\d{2})$/.exec(clean);
  if (m) bothOrders(m[1] ?? '', m[3] ?? '', m[4] ?? '');
  m = /^(\d{1,2})\.?[ -]?([a-z]{3,9})\.?[ -]?(\d{4}|\d{2})$/.exec(clean);
  if (m) add(m[3] ?? '', monthOf(m[2] ?? ''), m[1] ?? '');
  m = /^([a-z]{3,9})\.? (\d{1,2}) (\d{4})$/.exec(clean);
  if (m) add(m[3] ?? '', monthOf(m[1] ?? ''), m[2] ?? '');
  if (/^\d{8}$/.test(clean)) {
    add(clean.slice(0, 4), clean.slice(4, 6), clean.slice(6));
    bothOrders(clean.slice(0, 2), clean.slice(2, 4), clean.slice(4));
  }
  return found;
}

function monthOf(word: string): number {
  return monthWords.indexOf(word.slice(0, 3)) + 1;
}

/** Two digits mean the latest such year that has begun by `today`. */
function fullYear(year: string, today: LocalDate): string {
  if (year.length !== 2) return year;
  const century = Number(today.slice(0, 2));
  return Number(year) <= Number(today.slice(2, 4)) ? `${century}${year}` : `${century - 1}${year}`;
}

/** True for a birth date a living person can have. */
export function isBirthDate(date: LocalDate, today: LocalDate): boolean {
  return isLocalDate(date) && date <= today && date > addDays(today, -48_000);
}

/** What the search index holds for a patient. Phone words: c + digits with country code, n + national digits, r + digits backwards (for trailing digits). */
export function searchWords(patient: {
  givenName: string;
  familyName: string;
  preferredName: string;
  birthDate: string | null;
  phone: string | null;
}): { name: string; phone: string; birth: string } {
  const digits = patient.phone?.slice(1) ?? '';
  const national = patient.phone ? (parsePhoneNumberFromString(patient.phone)?.nationalNumber ?? digits) : '';
  return {
    name: nameWords(`${patient.givenName} ${patient.familyName} ${patient.preferredName}`).join(' '),
    phone: digits ? `c${digits} n${national} r${backwards(digits)}` : '',
    birth: patient.birthDate?.replaceAll('-', '') ?? '',
  };
}

/** How to look for what was typed: an FTS5 expression, a chart number, or both. */
export interface SearchPlan {
  match: string | undefined;
  number: number | undefined;
  /** A whole North American number: whoever has exactly it is meant, and its own index knows. */
  phone?: string | undefined;
  /** A whole date: whoever was born on one of the days it may mean. */
  born?: LocalDate[];
}

/**
 * Reads what a person typed: names (any part, by prefix), a phone number in any format or its last digits, a birth date
 * or a year, `#` and a chart number, in any mixture.
 */
export function searchPlan(text: string, country: string, today: LocalDate): SearchPlan {
  const typed = text.trim();
  const chart = /^#\s*(\d{1,9})$/.exec(typed);
  if (chart) return { match: undefined, number: Number(chart[1]) };
  // three numbers with / . or - between them that make a date are no phone number
  const born = writtenDate.test(typed) ? parseBirthDates(typed, country, today) : [];
  if (born.length > 0) return { match: born.map(bornOn).join(' OR '), number: undefined, born };
  const whole = [...birthClauses(typed, country, today), ...phoneClauses(typed, country)];
  const number = /^\d{1,7}$/.test(typed) ? Number(typed) : undefined;
  if (whole.length > 0) return { match: whole.join(' OR '), number, phone: wholeNumber(typed, country) };
  const clauses = typed.split(/\s+/).flatMap((piece) => {
    const either = [...birthClauses(piece, country, today), ...phoneClauses(piece, country)];
    if (either.length > 0) return [`(${either.join(' OR ')})`];
    return nameWords(piece).map((word) => `name:"${word}"*`);
  });
  return { match: clauses.length > 0 ? clauses.join(' AND ') : undefined, number };
}

const writtenDate = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}$/;

function bornOn(date: LocalDate): string {
  return `birth:"${date.replaceAll('-', '')}"`;
}

function birthClauses(text: string, country: string, today: LocalDate): string[] {
  const dates = parseBirthDates(text, country, today).map(bornOn);
  if (/^(19|20)\d{2}$/.test(text) && text <= today.slice(0, 4)) dates.push(`birth:"${text}"*`);
  return dates;
}

function phoneClauses(text: string, country: string): string[] {
  if (!phoneCharacters.test(text)) return [];
  const digits = text.replace(/\D/g, '');
  if (digits.length < 3) return [];
  if (text.trim().startsWith('+')) return [`phone:"c${digits}"*`];
  const full = wholeNumber(text, country) ?? parsePhone(text, country);
  const bare = digits.replace(/^0+/, '');
  const clauses = [`phone:"r${backwards(digits)}"*`];
  if (bare !== '') clauses.push(`phone:"n${bare}"*`);
  if (full && full.slice(1) !== digits) clauses.push(`phone:"c${full.slice(1)}"`);
  return clauses;
}

/** Ten digits in North America are the whole number but for its country code. */
function wholeNumber(text: string, country: string): string | undefined {
  if (!phoneCharacters.test(text) || !['US', 'CA'].includes(country.toUpperCase())) return undefined;
  const digits = text.replace(/\D/g, '');
  return /^[2-9]\d{9}$/.test(digits) && !text.trim().startsWith('+') ? `+1${digits}` : undefined;
}

const phoneCharacters = /^[+()\d\s./-]+$/;

function backwards(digits: string): string {
  return [...digits].reverse().join('');
}

interface NamedPerson {
  givenName: string;
  familyName: string;
}

/** True if two names may be the same person: spelling slips, short forms, given and family name swapped. */
export function similarNames(a: NamedPerson, b: NamedPerson): boolean {
  const [ag, af, bg, bf] = [a.givenName, a.familyName, b.givenName, b.familyName].map((name) =>
    nameWords(name).join(''),
  ) as [string, string, string, string];
  return (close(ag, bg) && close(af, bf)) || (close(ag, bf) && close(af, bg));
}

function close(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 3 && (a.startsWith(b) || b.startsWith(a))) return true;
  return editDistance(a, b) <= (shorter >= 7 ? 2 : shorter >= 4 ? 1 : 0);
}

/** Optimal string alignment distance: insert, delete, replace, swap neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
