import type { WriteTx } from '../../../db/access.ts';
import { findConsent, insertRevocation } from '../../../db/consents/queries.ts';
import { cancelCharge } from '../../billing/service.ts';
import type { Act } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import { serviceLine } from '../../scheduling/service.ts';
import type { Revoked, RevokeInput } from './schemas.ts';

/**
 * The patient takes a signature back: from now on it does not count, and what was not done yet needs a new one; its charge
 * does not wait any more. What was done stays done. @throws Refusal NOT_NOW, BAD_INPUT
 */
export function revokeConsent(tx: WriteTx, act: Act, input: RevokeInput): Revoked {
  const consent = findConsent(tx, input.consentId) ?? refuse('NOT_FOUND');
  act.concerns(consent.patientId);
  if (consent.outcome !== 'signed') refuse('NOT_NOW', 'This was declined, so there is no signature to take back.');
  if (consent.revokedOn !== null) refuse('NOT_NOW', 'This signature was taken back already.');
  if (input.revokedOn > dateOf(act.now, act.zone))
    refuse('BAD_INPUT', 'This day is still to come. Enter the day on which the patient took it back.');
  if (input.revokedOn < dateOf(consent.signedAt, act.zone))
    refuse('BAD_INPUT', 'This day is before the signature. Enter the day on which the patient took it back.');
  const id = act.newId();
  insertRevocation(tx, {
    id,
    consentId: consent.consentId,
    patientId: consent.patientId,
    revokedOn: input.revokedOn,
    reason: input.reason,
    staffId: act.staffId,
    at: act.now,
  });
  act.touch('consents', 'consent', consent.consentId, 2);
  const line = serviceLine(tx, consent.serviceLineId);
  if (line.state === 'planned')
    cancelCharge(tx, act, { serviceLineId: line.id, reason: `Consent taken back: ${input.reason}` });
  return { id };
}
