import type { TFunction } from 'i18next';
import type { z } from 'zod';
import type { CountState } from '../../../electron/inventory/counts/rules.ts';
import type { CountHead } from '../../../electron/inventory/counts/schemas.ts';
import type { Tone } from '../../ui/tokens.ts';

export type Head = z.output<typeof CountHead>;

export const stateTone: Record<CountState, Tone> = {
  counting: 'teal',
  review: 'amber',
  posted: 'green',
  cancelled: 'grey',
};

/** What is counted, in words. */
export function partText(t: TFunction<'counts'>, head: Head): string {
  const parts = [
    head.locationName,
    head.productName,
    head.productKind && t(`kind_${head.productKind}`),
    head.abcClass && t('part_class', { name: head.abcClass }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? t('part_full') : parts.join(', ');
}
