import type { Id } from '../../../kernel/ids.ts';
import { mayDo, type Role } from '../../../kernel/roles.ts';
import type { CreditNoteKind } from '../../rules.ts';

/** Someone who asks for money to be given back, or who confirms it. */
export interface Person {
  staffId: Id;
  role: Role;
}

/**
 * Whether a second person must confirm. What someone gave back alone today counts together, so that many small refunds are
 * one large one. A write-off of one's own sale always needs a second person. Cents.
 */
export function needsSecond(
  what: { kind: CreditNoteKind; cents: number; aloneTodayCents: number; ownSale: boolean },
  limitCents: number,
): boolean {
  if (what.kind === 'writeOff' && what.ownSale) return true;
  return what.cents + what.aloneTodayCents > limitCents;
}

/**
 * Who asked and who approved, of the person at the keyboard and the second one. The one who approves holds the permission
 * to, is not the one who asked and did not make the sale. Undefined if neither of the two can be that person.
 */
export function twoPersons(
  keyboard: Person,
  second: Person,
  sellerId: Id,
): { requestedBy: Id; approvedBy: Id } | undefined {
  if (keyboard.staffId === second.staffId) return undefined;
  const may = (person: Person): boolean => mayDo(person.role, 'billing.approve') && person.staffId !== sellerId;
  if (may(second)) return { requestedBy: keyboard.staffId, approvedBy: second.staffId };
  if (may(keyboard) && mayDo(second.role, 'billing.refund'))
    return { requestedBy: second.staffId, approvedBy: keyboard.staffId };
  return undefined;
}

/** Names what a second person confirms: this invoice and this amount, nothing else. */
export function aboutCredit(invoiceId: Id, cents: number): string {
  return `credit ${invoiceId} ${cents}`;
}
