import type { EntryKind } from '../../../../electron/reporting/timeline/rules.ts';

/** Of the person: the charts that are one. The text that stands around a part names them `members`. */
export const mine = 'IN (SELECT id FROM members)';
const nothing = {
  appointment: 'NULL',
  document: 'NULL',
  invoice: 'NULL',
  estimate: 'NULL',
  words: 'NULL',
  detail: 'NULL',
  cents: 'NULL',
  number: 'NULL',
  staff: 'NULL',
  who: 'NULL',
};
/** The rows of one kind: what they have in common with the others, and where they come from. */
export const part = (kind: EntryKind, key: string, at: string, of: Partial<typeof nothing>, from: string): string => {
  const c = { ...nothing, ...of };
  return `SELECT '${kind}' AS kind, ${key} AS key, +${at} AS at, ${c.appointment} AS appointmentId, ${c.document} AS documentId,
    ${c.invoice} AS invoiceId, ${c.estimate} AS estimateId, ${c.words} AS words, ${c.detail} AS detail, ${c.cents} AS cents,
    ${c.number} AS number, ${c.staff} AS staffId, ${c.who} AS who ${from}`;
};
