import { isLocalDate, type LocalDate, minute } from '../kernel/dates.ts';

/** What a patient may be handed to do. Each kind is one of a visit. */
export const taskKinds = ['intake', 'consents'] as const;
export type TaskKind = (typeof taskKinds)[number];

/**
 * waiting: nobody has taken it up; inProgress: the patient has said who they are; done: every task is finished and the
 * tablet still with the patient; givenBack: the patient gave it back, finished or not; withdrawn: the desk took it back.
 */
export const handOverStates = ['waiting', 'inProgress', 'done', 'givenBack', 'withdrawn'] as const;
export type HandOverState = (typeof handOverStates)[number];

/** States in which a tablet is with a patient. */
export const outStates = ['waiting', 'inProgress', 'done'] as const;

/** True while the tablet is with the patient. */
export function isOut(state: HandOverState): boolean {
  return outStates.some((one) => one === state);
}

/** Where a hand-over may go from a state. */
const ways: Record<HandOverState, readonly HandOverState[]> = {
  waiting: ['inProgress', 'withdrawn'],
  inProgress: ['done', 'givenBack', 'withdrawn'],
  done: ['givenBack', 'withdrawn'],
  givenBack: [],
  withdrawn: [],
};

/** True if a hand-over in this state may become that. */
export function mayBecome(from: HandOverState, to: HandOverState): boolean {
  return ways[from].includes(to);
}

/** How long a code holds that connects a tablet. */
export const codeLasts = 5 * minute;
/** After so many wrong answers the tablet asks nothing more: the desk has to hand it over again. */
export const checkTries = 5;

/** Letters and digits that are not taken for one another (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeLength = 6;

/** A code to be read out and typed, from six random bytes: 30 bits. */
export function codeFrom(random: Uint8Array): string {
  return Array.from(random.slice(0, codeLength), (byte) => letters[byte % letters.length]).join('');
}

/** What was typed for a code, as it is kept: letters that look like digits are digits, everything between is left out. */
export function readCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** What a tablet asks to see that it is with the right person. */
export const checkKinds = ['birthDate', 'phone', 'familyName'] as const;
export type CheckKind = (typeof checkKinds)[number];

interface Known {
  familyName: string;
  birthDate: LocalDate | null;
  /** E.164. */
  phone: string | null;
}

/** The best thing to ask a patient of whom this is known: birth date, else the last four digits of the phone, else the last name. */
export function checkOf(patient: Known): CheckKind {
  if (patient.birthDate !== null) return 'birthDate';
  return patient.phone !== null && lastDigits(patient.phone).length === 4 ? 'phone' : 'familyName';
}

/** True if the answer is the patient's: a date as 'YYYY-MM-DD', four digits, or the last name in any letters' case and marks. */
export function answers(patient: Known, typed: string): boolean {
  const kind = checkOf(patient);
  if (kind === 'birthDate') return isLocalDate(typed.trim()) && typed.trim() === patient.birthDate;
  if (kind === 'phone') return typed.replace(/\D/g, '') === lastDigits(patient.phone ?? '');
  return plain(typed) !== '' && plain(typed) === plain(patient.familyName);
}

function lastDigits(phone: string): string {
  return phone.replace(/\D/g, '').slice(-4);
}

/** A name without case, accents and what stands between its letters. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
