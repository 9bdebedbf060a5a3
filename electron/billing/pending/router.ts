import { command, query, router } from '../../api/door.ts';
import { Cancelled, CancelPendingInput, Nothing, PendingOutput } from './schemas.ts';
import { cancelPending, listPending } from './service.ts';

/** Charges that wait for their chart. */
export const pendingRouter = router({
  list: query({ permission: 'billing.read', reads: 'none', input: Nothing, output: PendingOutput }, listPending),
  cancel: command({ permission: 'billing.refund', input: CancelPendingInput, output: Cancelled }, cancelPending),
});
