import { expect, it } from 'vitest';
import { policyKeys } from '../../../electron/clinic/policies/schemas.ts';
import { policyGroups } from './fields.ts';

it('every rule of the clinic has its field on the page, once', () => {
  const shown = policyGroups.flatMap(({ fields }) => fields.map((field) => field.key));
  expect(shown.toSorted()).toEqual([...policyKeys].toSorted());
});
