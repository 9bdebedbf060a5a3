import type { ReadDb } from '../../../../db/access.ts';
import { takenBackAlone } from '../../../../db/billing/credits/queries.ts';
import { policy } from '../../../clinic/policies/service.ts';
import { clinicProfile } from '../../../clinic/service.ts';
import type { Asker } from '../../../kernel/act.ts';
import { dateOf } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { type Cents, formatMoney } from '../../../kernel/money.ts';
import { staffById } from '../../../staff/service.ts';
import type { CreditNoteKind } from '../../rules.ts';
import { aboutCredit, needsSecond, twoPersons } from './rules.ts';

/** The clinic's limit, and what the person at the keyboard took back today without anyone's approval. */
export function limitsOf(db: ReadDb, asker: Asker): { limitCents: Cents; aloneTodayCents: Cents } {
  return {
    limitCents: policy(db, 'billing.refundLimit'),
    aloneTodayCents: takenBackAlone(db, dateOf(asker.now, asker.zone), asker.staffId),
  };
}

/**
 * Who asks for a credit and who approves it. `secondId` is who confirmed it with their own secret.
 * @throws Refusal APPROVAL_NEEDED with what is to be confirmed
 */
export function approvalFor(
  db: ReadDb,
  asker: Asker,
  what: { invoiceId: Id; sellerId: Id; kind: CreditNoteKind; cents: Cents },
  secondId: Id | undefined,
): { requestedBy: Id; approvedBy: Id | null } {
  const { limitCents, aloneTodayCents } = limitsOf(db, asker);
  const ownSale = what.sellerId === asker.staffId;
  const needed = needsSecond({ ...what, aloneTodayCents, ownSale }, limitCents);
  if (!needed) return { requestedBy: asker.staffId, approvedBy: null };
  const details = { about: aboutCredit(what.invoiceId, what.cents), limitCents, aloneTodayCents };
  if (secondId === undefined) {
    const limit = formatMoney(limitCents, clinicProfile(db).currency);
    refuse(
      'APPROVAL_NEEDED',
      what.kind === 'writeOff' && ownSale
        ? 'A second person must confirm a write-off of your own sale with their PIN or password.'
        : `Above ${limit} a day a second person must confirm with their PIN or password.`,
      details,
    );
  }
  const second = staffById(db, secondId);
  const people = twoPersons(asker, { staffId: second.id, role: second.role }, what.sellerId);
  if (!people)
    refuse(
      'APPROVAL_NEEDED',
      `${second.name} cannot approve this: it takes someone who may approve, did not ask for it and did not make the sale.`,
      details,
    );
  return people;
}
