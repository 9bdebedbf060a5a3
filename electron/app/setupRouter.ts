import { findStaffByLogin } from '../../db/staff/queries.ts';
import type { CallContext } from '../api/context.ts';
import { act } from '../api/setup.ts';
import { router } from '../api/trpc.ts';
import { refuse } from '../kernel/errors.ts';
import { passwordProblem } from '../staff/rules.ts';
import { createDemoClinic } from './demoClinic.ts';
import { foundNewClinic } from './founding.ts';
import type { Host } from './host.ts';
import { beginSession, fail } from './sessionRouter.ts';
import {
  ConfirmRecoveryCode,
  CreateClinic,
  CreateDemo,
  DemoLogins,
  Done,
  Recover,
  RecoveryCode,
} from './setupSchemas.ts';

const notTheCode = 'This is not the recovery code of this clinic. Compare it character by character and try again.';

/** Set-up of a clinic and the way back in with the recovery code. Over HTTP set-up asks for the code printed at start. */
export function createSetupRouter(host: Host) {
  const checkCode = (ctx: CallContext, code: string | undefined): void => {
    if (ctx.via !== 'http') return;
    host.tries('setup');
    if (code?.trim().toUpperCase() !== host.setupCode)
      refuse('NOT_ALLOWED', 'Type the set-up code that Salve printed where it was started, then try again.');
  };
  return router({
    createClinic: act(CreateClinic, RecoveryCode, async (ctx, input) => {
      checkCode(ctx, input.code);
      const { recoveryCode, ownerId } = await foundNewClinic(host, input);
      beginSession(host, ctx, ownerId, undefined, 'setup.createClinic');
      return { recoveryCode };
    }),
    createDemo: act(CreateDemo, DemoLogins, async (ctx, input) => {
      checkCode(ctx, input.code);
      return { logins: await createDemoClinic(host, input.seed) };
    }),
    confirmRecoveryCode: act(ConfirmRecoveryCode, Done, async (ctx, input) => {
      host.tries('recovery');
      if (!(await host.openWithRecoveryCode(input.recoveryCode)))
        fail(host, ctx, 'WRONG_PASSWORD', 'setup.confirmRecoveryCode', notTheCode);
      return { done: true };
    }),
    recover: act(Recover, Done, async (ctx, input) => {
      host.tries('recovery');
      const problem = passwordProblem(input.newPassword, input.login);
      if (problem) refuse('BAD_INPUT', problem);
      if (!(await host.openWithRecoveryCode(input.recoveryCode)))
        fail(host, ctx, 'WRONG_PASSWORD', 'setup.recover', notTheCode);
      const member = findStaffByLogin(host.clinic().store.read, input.login);
      if (!member?.active || member.role !== 'owner')
        refuse(
          'NOT_ALLOWED',
          'The recovery code sets a new password for an owner only. Type the sign-in name of an owner.',
        );
      await host.passwords.set(member.id, member.login, input.newPassword);
      beginSession(host, ctx, member.id, undefined, 'setup.recover');
      return { done: true };
    }),
  });
}
