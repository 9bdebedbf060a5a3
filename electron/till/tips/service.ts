import type { z } from 'zod';
import type { WriteTx } from '../../../db/access.ts';
import { updateTip } from '../../../db/till/queries.ts';
import type { Act } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { refuse } from '../../kernel/errors.ts';
import { listStaff } from '../../staff/service.ts';
import { type LoadedCart, loadCart } from '../carts/loading/service.ts';
import type { CartOutput } from '../carts/schemas.ts';
import { cartToEdit } from '../carts/service.ts';
import { viewOf } from '../carts/view/service.ts';
import { performedBy, splitTip, type TipPart } from './rules.ts';
import type { SetTipInput } from './schemas.ts';

type Input = z.output<typeof SetTipInput>;

/** Sets the tip and who gets it: one person, or several by a split. @throws Refusal NOT_FOUND if somebody is not on the staff list */
export function setTip(tx: WriteTx, act: Act, input: Input): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const parts = input.tipCents === 0 ? [] : partsOf(loaded, input);
  const performed = performedBy(loaded.lines);
  const known = new Set(
    listStaff(tx)
      .filter((member) => member.active || performed.has(member.id))
      .map((member) => member.id),
  );
  if (parts.some((part) => !known.has(part.staffId)))
    refuse('NOT_FOUND', 'This person is not on the staff list any more. Choose someone else for the tip.');
  const [only, ...others] = parts.filter((part) => part.cents > 0);
  const to = {
    tipCents: input.tipCents,
    tipStaffId: only && others.length === 0 ? only.staffId : null,
    tipParts: only && others.length > 0 ? canonicalJson([only, ...others]) : null,
  };
  if (!updateTip(tx, loaded.cart.id, loaded.cart.version, to)) refuse('CHANGED_ELSEWHERE');
  act.touch('till', 'cart', loaded.cart.id, loaded.cart.version + 1);
  return viewOf(tx, act, loadCart(tx, loaded.cart.id));
}

function partsOf(loaded: LoadedCart, { tipCents, staffId, staff, split = 'equal' }: Input): TipPart[] {
  if (staff === undefined || staff.length === 0) return [{ staffId: staffId ?? refuse('BAD_INPUT'), cents: tipCents }];
  if (split === 'hand') return staff.map((part) => ({ staffId: part.staffId, cents: part.cents ?? 0 }));
  const ids = staff.map((part) => part.staffId);
  return splitTip(tipCents, split, ids, performedBy(loaded.lines));
}
