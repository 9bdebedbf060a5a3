import type { Permission } from '../../kernel/roles.ts';

/** What a patient's timeline is made of. */
export const entryKinds = [
  'visit',
  'note',
  'addendum',
  'imported',
  'photos',
  'consent',
  'consentRefused',
  'consentRevoked',
  'exam',
  'examRevoked',
  'aftercare',
  'form',
  'tablet',
  'offer',
  'call',
  'estimate',
  'invoice',
  'payment',
  'creditNote',
  'fee',
  'waiver',
  'allergy',
  'medication',
  'condition',
  'coverage',
  'coverageEnded',
  'marketing',
  'merge',
  'unmerge',
  'chartExport',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Who sees which: the timeline shows nothing that its own page would not. */
export const permissionToSee: Readonly<Record<EntryKind, Permission>> = {
  visit: 'schedule.read',
  note: 'chart.read',
  addendum: 'chart.read',
  imported: 'chart.read',
  photos: 'chart.read',
  consent: 'consents.read',
  consentRefused: 'consents.read',
  consentRevoked: 'consents.read',
  exam: 'chart.read',
  examRevoked: 'chart.read',
  aftercare: 'consents.read',
  form: 'patients.read',
  tablet: 'patients.read',
  offer: 'schedule.read',
  call: 'chart.read',
  estimate: 'billing.read',
  invoice: 'billing.read',
  payment: 'billing.read',
  creditNote: 'billing.read',
  fee: 'billing.read',
  waiver: 'billing.read',
  allergy: 'patients.read',
  medication: 'patients.read',
  condition: 'patients.read',
  coverage: 'patients.read',
  coverageEnded: 'patients.read',
  marketing: 'patients.read',
  merge: 'patients.read',
  unmerge: 'patients.read',
  chartExport: 'chart.read',
};

/** How the kinds are filtered. */
export const entryGroups = {
  care: ['visit', 'note', 'addendum', 'exam', 'examRevoked', 'imported'],
  photos: ['photos'],
  papers: ['form', 'consent', 'consentRefused', 'consentRevoked', 'aftercare', 'tablet', 'estimate'],
  messages: ['offer', 'call'],
  money: ['invoice', 'payment', 'creditNote', 'fee', 'waiver'],
  health: ['allergy', 'medication', 'condition'],
  record: ['coverage', 'coverageEnded', 'marketing', 'merge', 'unmerge', 'chartExport'],
} as const satisfies Record<string, readonly EntryKind[]>;
export type EntryGroup = keyof typeof entryGroups;

/** The kinds that are asked for and may be seen, in the order of the list. */
export function kindsToShow(groups: readonly EntryGroup[], may: (permission: Permission) => boolean): EntryKind[] {
  const asked = new Set<EntryKind>(groups.length === 0 ? entryKinds : groups.flatMap((group) => entryGroups[group]));
  return entryKinds.filter((kind) => asked.has(kind) && may(permissionToSee[kind]));
}
