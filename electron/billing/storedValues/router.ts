import { command, query, router } from '../../api/door.ts';
import * as M from '../memberships/schemas.ts';
import {
  cancelMembership,
  freezeMembership,
  keepMembership,
  unfreezeMembership,
} from '../memberships/terms/service.ts';
import { Nothing } from '../schemas.ts';
import { expireValue, expiringSoon } from './expiry/service.ts';
import { bindCard, cardDocument, freezeCard, giftCard, printCard, replaceCard } from './giftCards/service.ts';
import { aheadOfPatient, openValue } from './overview/service.ts';
import * as S from './schemas.ts';

const read = { permission: 'billing.read', reads: 'patient' } as const;
const handle = { permission: 'paidAhead.handle' } as const;

/** What patients have paid ahead. `tries` counts the inquiries by code of a session. */
export function createPaidAheadRouter(tries: (what: string) => void) {
  return router({
    ofPatient: query({ ...read, input: S.PatientInput, output: S.PatientAheadOutput }, aheadOfPatient),
    open: query({ ...read, input: S.ValueInput, output: S.ValueOutput }, openValue),
    giftCard: query({ ...read, input: S.CodeInput, output: S.ValueOutput }, (db, asker, input) =>
      giftCard(db, asker, input, tries),
    ),
    expiring: query(
      { permission: 'billing.read', reads: 'none', input: Nothing, output: S.ExpiringOutput },
      expiringSoon,
    ),
    bindCard: command({ ...handle, input: S.BindInput, output: S.Saved }, bindCard),
    freezeCard: command({ ...handle, input: S.FreezeCardInput, output: S.Saved }, freezeCard),
    replaceCard: command({ ...handle, input: S.ReplaceInput, output: S.ReplacedOutput, secret: true }, replaceCard),
    printCard: command({ ...handle, input: S.PrintCardInput, output: S.PrintedOutput }, printCard),
    cardDocument: command({ ...handle, input: S.PrintCardInput, output: S.DocumentOutput }, cardDocument),
    expire: command({ permission: 'paidAhead.writeOff', input: S.ExpireInput, output: S.Saved }, expireValue),
    freeze: command({ ...handle, input: M.FreezeInput, output: M.SavedMembership }, freezeMembership),
    unfreeze: command({ ...handle, input: M.MembershipEdit, output: M.SavedMembership }, unfreezeMembership),
    cancel: command({ ...handle, input: M.CancelMembershipInput, output: M.CancelledMembership }, cancelMembership),
    keep: command({ ...handle, input: M.MembershipEdit, output: M.SavedMembership }, keepMembership),
  });
}
