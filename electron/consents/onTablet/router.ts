import { command, query, router } from '../../api/door.ts';
import { PreviewInput, PreviewOutput, SignInput } from '../schemas.ts';
import * as S from './schemas.ts';
import { consentsOnTablet, previewOnTablet, signOnTablet } from './service.ts';

const patient = { permission: 'tablets.use', audience: ['tablet'] } as const;

/** The consents of the visit that was handed over, for the patient with the tablet. */
export const onTabletRouter = router({
  list: query({ ...patient, reads: 'patient', input: S.Nothing, output: S.ConsentsOnTablet }, consentsOnTablet),
  preview: query({ ...patient, reads: 'patient', input: PreviewInput, output: PreviewOutput }, previewOnTablet),
  sign: command({ ...patient, input: SignInput, output: S.SignedOnTablet }, signOnTablet),
});
