import type { Instant } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import type { NoteSnapshot } from '../signing/rules.ts';

export const amendmentKinds = ['addendum', 'error', 'cosignature'] as const;
export type AmendmentKind = (typeof amendmentKinds)[number];

/** A row put to a note after its signature. Rows come in the order in which they were put. */
export interface Amendment {
  id: Id;
  kind: AmendmentKind;
  /** The words of an addendum, the reason of an error mark. */
  text: string | null;
  happenedAt: Instant | null;
  /** What an error mark strikes through; null: the note itself. */
  addendumId: Id | null;
  staffId: Id;
  name: string;
  title: string;
  at: Instant;
}

/** Who did something, and when. */
export interface Signature {
  staffId: Id;
  name: string;
  title: string;
  at: Instant;
}
export type ErrorMark = Signature & { reason: string };
export type Addendum = Signature & { id: Id; text: string; happenedAt: Instant | null; error: ErrorMark | null };

/** A note after its signature: whether it stands, what was added, who co-signed. */
export interface AfterSignature {
  error: ErrorMark | null;
  addenda: Addendum[];
  cosignatures: Signature[];
}

/** A signed note with what came after, as it is kept each time something comes. `signed` is the record it stands on. */
export interface AmendedNote extends NoteSnapshot {
  after: AfterSignature & { signed: { documentId: Id; sha256: string } };
}

/** Reads the rows of one note. Every row is in the answer; nothing takes another away. Pure. */
export function afterSignature(rows: readonly Amendment[]): AfterSignature {
  const markOf = (addendumId: Id | null): ErrorMark | null => {
    const row = rows.find((one) => one.kind === 'error' && one.addendumId === addendumId);
    return row ? { ...signatureOf(row), reason: row.text ?? '' } : null;
  };
  return {
    error: markOf(null),
    addenda: rows
      .filter(({ kind }) => kind === 'addendum')
      .map((row) => ({
        ...signatureOf(row),
        id: row.id,
        text: row.text ?? '',
        happenedAt: row.happenedAt,
        error: markOf(row.id),
      })),
    cosignatures: rows.filter(({ kind }) => kind === 'cosignature').map(signatureOf),
  };
}

function signatureOf({ staffId, name, title, at }: Amendment): Signature {
  return { staffId, name, title, at };
}

/** Why an addendum cannot tell of this time, or undefined. A late entry tells of what was, never of what will be. */
export function lateEntryProblem(happenedAt: Instant | null, now: Instant): string | undefined {
  return happenedAt !== null && happenedAt > now
    ? 'A late entry tells of something that has happened. Choose a time that has passed.'
    : undefined;
}

/** Whether someone may mark what `author` wrote as an error: the author, or who may co-sign. */
export function mayMark(author: Id, asker: { staffId: Id; maySign: boolean; mayCosign: boolean }): boolean {
  return asker.mayCosign || (asker.maySign && asker.staffId === author);
}

/** Why someone cannot co-sign this note, or undefined: nobody twice, nobody their own, no note that does not stand. */
export function cosignProblem(after: AfterSignature, signedBy: Id, staffId: Id): string | undefined {
  if (signedBy === staffId) return 'You signed this note yourself. Someone else co-signs it.';
  if (after.error !== null) return 'This note is marked as an error, so there is nothing to co-sign.';
  if (after.cosignatures.some((row) => row.staffId === staffId)) return 'You have co-signed this note already.';
  return undefined;
}
