import type { EstimateStanding } from '../../../electron/billing/estimates/rules.ts';
import type { Tone } from '../../ui/tokens.ts';

export const standingTone: Readonly<Record<EstimateStanding, Tone>> = {
  draft: 'grey',
  offered: 'blue',
  accepted: 'green',
  declined: 'red',
  withdrawn: 'grey',
  expired: 'amber',
};
