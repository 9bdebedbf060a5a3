import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Account, Posting } from '../../ledger/rules.ts';

/** Cash that moves without a sale, and a drawer that is opened without one. */
export const movementKinds = ['payIn', 'payOut', 'drop', 'noSale'] as const;
export type MovementKind = (typeof movementKinds)[number];

/** What it was for. `none` is the drawer that was only opened. */
export const movementCategories = [
  'change',
  'returned',
  'supplies',
  'services',
  'other',
  'safe',
  'bank',
  'none',
] as const;
export type MovementCategory = (typeof movementCategories)[number];

/** What each kind may be for. */
export const categoriesOf = {
  payIn: ['change', 'returned', 'other'],
  payOut: ['supplies', 'services', 'change', 'other'],
  drop: ['safe', 'bank'],
  noSale: ['none'],
} as const satisfies Record<MovementKind, readonly MovementCategory[]>;

/**
 * The other side of the drawer. Coins and notes that are changed and drops come from and go to the bank (the safe is on its
 * way there); what is bought is a cost, and what is left of a purchase comes back out of it.
 */
export const accountOfCategory: Record<Exclude<MovementCategory, 'none'>, Account> = {
  change: 'bank',
  returned: 'cogs',
  supplies: 'cogs',
  services: 'cogs',
  other: 'cogs',
  safe: 'bank',
  bank: 'bank',
};

/** What a movement does to the drawer, in signed cents. */
export function drawerEffect(kind: MovementKind, amountCents: Cents): Cents {
  if (kind === 'noSale') return 0;
  return kind === 'payIn' ? amountCents : -amountCents;
}

/** The journal's side of a movement; a drawer that was only opened posts nothing. */
export function movementPostings(
  drawerSessionId: Id,
  movement: { kind: MovementKind; category: MovementCategory; amountCents: Cents },
): Posting[] {
  if (movement.category === 'none') return [];
  const amountCents = drawerEffect(movement.kind, movement.amountCents);
  return [
    { account: 'cash_drawer', amountCents, drawerSessionId },
    { account: accountOfCategory[movement.category], amountCents: -amountCents },
  ];
}
