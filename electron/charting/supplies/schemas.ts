import { UseInput, UseUsualInput } from '../../billing/supplies/schemas.ts';
import { OverridesGiven } from '../safety/schemas.ts';

export const TakeInput = UseInput.extend({ overrides: OverridesGiven });
export const TakeUsualInput = UseUsualInput.extend({ overrides: OverridesGiven });
