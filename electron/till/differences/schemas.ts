import { z } from 'zod';
import { OverrideInput } from '../../billing/schemas.ts';

export const ExplainInput = OverrideInput.extend({ approvalId: z.string().optional() });
