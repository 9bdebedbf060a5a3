import type { LocalDate } from '../../../kernel/dates.ts';
import { isLanguage } from '../../../patients/contact/rules.ts';
import { conditionKinds, parseSince } from '../../../patients/health/rules.ts';
import { allergySeverities, isBirthDate, parsePhone } from '../../../patients/rules.ts';
import type { Target } from '../../rules.ts';

/** What would be written to the chart, by field. */
export type Values = Readonly<Record<string, string>>;

/** How long a field of the chart may be. */
const longest: Readonly<Partial<Record<Target, number>>> = {
  givenName: 80,
  familyName: 80,
  preferredName: 80,
  city: 80,
  unit: 60,
  region: 60,
  emergencyRelationship: 60,
  postalCode: 20,
};
const needed: readonly Target[] = ['givenName', 'familyName'];

type Read = { values: Values; problem: null } | { values: null; problem: string };

const good = (values: Values): Read => ({ values, problem: null });
const bad = (problem: string): Read => ({ values: null, problem });

/** Reads what is to be written as the chart keeps it (phones as E.164), or says why it cannot be. */
export function readValues(
  kind: 'field' | 'marketing' | 'entry',
  target: Target,
  typed: Values,
  reading: { country: string; today: LocalDate },
): Read {
  if (kind === 'marketing')
    return ['yes', 'no'].includes(typed['wanted'] ?? '')
      ? good({ wanted: typed['wanted'] ?? '' })
      : bad('Say yes or no.');
  if (kind === 'field') return readField(target, (typed['value'] ?? '').trim(), reading);
  if (target === 'allergies') return readAllergy(cell(typed, 'substance'), cell(typed, 'severity'));
  if (target === 'medications') return readMedication(typed, reading);
  if (target === 'coverage') return readCoverage(typed);
  const kinds: readonly string[] = conditionKinds;
  const [held, name] = [cell(typed, 'kind'), cell(typed, 'name')];
  if (!kinds.includes(held) || name === '') return bad('Say what the patient has.');
  return name.length > 120 ? tooLong : good({ kind: held, name });
}

const tooLong = bad('This is too long for the chart. Shorten it.');

function cell(typed: Values, key: string): string {
  return (typed[key] ?? '').trim();
}

function readField(target: Target, value: string, reading: { country: string; today: LocalDate }): Read {
  if (value === '') return needed.includes(target) ? bad('The chart needs a name.') : good({ value });
  if (value.length > (longest[target] ?? 120)) return tooLong;
  if (target === 'phone' || target === 'emergencyPhone') {
    const phone = parsePhone(value, reading.country);
    return phone === undefined ? bad('This phone number is not complete.') : good({ value: phone });
  }
  if (target === 'birthDate' && !isBirthDate(value, reading.today)) return bad('This cannot be a birth date.');
  if (target === 'language' && !isLanguage(value)) return bad('This is not a language.');
  if (target === 'email' && !/^[^\s@]+@[^\s@]+\.[A-Za-z]{2,}$/.test(value))
    return bad('This is not an e-mail address.');
  return good({ value });
}

function readAllergy(substance: string, severity: string): Read {
  if (substance === '') return bad('Say what the patient is allergic to.');
  if (substance.length > 120) return tooLong;
  const known: readonly string[] = allergySeverities;
  return good({ substance, severity: known.includes(severity) ? severity : 'moderate' });
}

function readMedication(typed: Values, reading: { country: string; today: LocalDate }): Read {
  const [name, dose] = [cell(typed, 'name'), cell(typed, 'dose')];
  if (name === '') return bad('Say what the patient takes.');
  if (name.length > 120 || dose.length > 120) return tooLong;
  const since = parseSince(cell(typed, 'since'), reading.country, reading.today);
  if (since === undefined) return bad('“Since” is no year, month or day that has begun.');
  return good({ name, dose, since: since ?? '' });
}

function readCoverage(typed: Values): Read {
  const fields = {
    payer: cell(typed, 'payer'),
    plan: cell(typed, 'plan'),
    memberNumber: cell(typed, 'memberNumber'),
    groupNumber: cell(typed, 'groupNumber'),
  };
  if (fields.payer === '' || fields.memberNumber === '') return bad('The chart needs insurer and member number.');
  if (fields.memberNumber.length > 40 || fields.groupNumber.length > 40) return tooLong;
  return fields.payer.length > 120 || fields.plan.length > 120 ? tooLong : good(fields);
}
