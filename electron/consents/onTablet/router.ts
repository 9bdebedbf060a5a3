import { command, query, router } from '../../api/door.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { PreviewInput, PreviewOutput } from '../schemas.ts';
import { DeclineInput, SignInput } from '../signing/schemas.ts';
import * as S from './schemas.ts';
import { consentsOnTablet, declineOnTablet, previewOnTablet, signOnTablet } from './service.ts';

const patient = { permission: 'tablets.use', audience: ['tablet'] } as const;

/** The consents of the visit that was handed over, for the patient with the tablet. */
export function createOnTabletRouter(approvals: Approvals) {
  return router({
    list: query({ ...patient, reads: 'patient', input: S.Nothing, output: S.ConsentsOnTablet }, consentsOnTablet),
    preview: query({ ...patient, reads: 'patient', input: PreviewInput, output: PreviewOutput }, previewOnTablet),
    sign: command({ ...patient, input: SignInput, output: S.SignedOnTablet }, (tx, act, input) =>
      signOnTablet(tx, act, input, approvals),
    ),
    decline: command({ ...patient, input: DeclineInput, output: S.SignedOnTablet }, declineOnTablet),
  });
}
