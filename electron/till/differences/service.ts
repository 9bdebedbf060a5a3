import type { z } from 'zod';
import type { WriteTx } from '../../../db/access.ts';
import { overrideCheck } from '../../billing/check/service.ts';
import type { CheckOutput } from '../../billing/schemas.ts';
import type { Act } from '../../kernel/act.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { refuse } from '../../kernel/errors.ts';
import { mayDo } from '../../kernel/roles.ts';
import { staffById } from '../../staff/service.ts';
import type { ExplainInput } from './schemas.ts';

/**
 * Keeps the reason why a difference between chart, draws and bill is right. Who may not answer for it alone has someone who
 * may confirm it at this desk; the reason is kept with their name.
 * @throws Refusal NOT_FOUND, NOT_NOW, APPROVAL_NEEDED
 */
export function explainDifference(
  tx: WriteTx,
  act: Act,
  { approvalId, ...input }: z.output<typeof ExplainInput>,
  approvals: Approvals,
): CheckOutput {
  if (mayDo(act.role, 'check.override')) return overrideCheck(tx, act, input);
  const about = `difference ${input.serviceLineId} ${input.billedQuantity ?? ''}`;
  const of = { sessionId: act.sessionId, about, now: act.now };
  const second = approvalId === undefined ? undefined : approvals.whoApproved(approvalId, of);
  const person = second === undefined ? undefined : staffById(tx, second);
  if (approvalId === undefined || !person || !mayDo(person.role, 'check.override'))
    refuse(
      'APPROVAL_NEEDED',
      person
        ? `${person.name} may not answer for this: it takes an injector or the owner.`
        : `An injector or the owner answers for this difference: “${input.reason}”. They confirm it here.`,
      { about },
    );
  act.afterCommit(() => approvals.spend(approvalId));
  return overrideCheck(tx, act, input, person.id);
}
