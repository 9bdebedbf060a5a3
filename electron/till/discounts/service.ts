import type { z } from 'zod';
import type { WriteTx } from '../../../db/access.ts';
import { updateCartLine, updateExemption, updateLinePrice, updateSaleDiscount } from '../../../db/till/queries.ts';
import { assertPromoFits, promoCodeNamed } from '../../billing/promoCodes/service.ts';
import { discountOf, goodsOf } from '../../billing/rules.ts';
import { policy } from '../../clinic/policies/service.ts';
import { clinicProfile } from '../../clinic/service.ts';
import type { Act } from '../../kernel/act.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { refuse } from '../../kernel/errors.ts';
import { formatMoney } from '../../kernel/money.ts';
import { mayDo } from '../../kernel/roles.ts';
import { staffById } from '../../staff/service.ts';
import { type LoadedCart, loadCart } from '../carts/loading/service.ts';
import type { CartOutput } from '../carts/schemas.ts';
import { cartToEdit, saved } from '../carts/service.ts';
import { viewOf } from '../carts/view/service.ts';
import { lineOf } from '../lines/service.ts';
import { aboutReduction, hasPrice, ownDiscount, reductionOf } from './rules.ts';
import type * as S from './schemas.ts';
import { promoLine } from './spread/service.ts';

type Input<T extends z.ZodType> = z.output<T>;

/** A discount in cents or as a share, with its reason; null takes it off. @throws Refusal MONEY_DIFFERS if it exceeds the line, APPROVAL_NEEDED above the limit */
export function setDiscount(
  tx: WriteTx,
  act: Act,
  input: Input<typeof S.SetDiscountInput>,
  approvals: Approvals,
): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const line = lineOf(loaded, input.lineId);
  refuseCovered(line);
  if (line.kind === 'giftCard' || line.kind === 'deposit')
    refuse('NOT_NOW', 'This is worth what is paid for it, so it has no discount.');
  const discount = input.discount ?? { cents: 0 };
  const discountCents =
    discountOf(line.goodsCents, discount) ??
    refuse(
      'MONEY_DIFFERS',
      `A discount cannot be more than the line itself, ${formatMoney(line.goodsCents, clinicProfile(tx).currency)}.`,
    );
  updateCartLine(tx, line.id, line.version, {
    quantity: line.quantity,
    discountCents,
    discountRate: 'rate' in discount ? discount.rate : null,
    discountReason: input.discount === null ? null : input.reason,
    discountSource: input.discount === null ? null : 'hand',
  });
  act.changed('discount');
  return allowed(tx, act, loaded, input, approvals);
}

/** What was decided holds only within the limit of who decides, or with a second person; the transaction is undone otherwise. */
function allowed(
  tx: WriteTx,
  act: Act,
  { cart }: LoadedCart,
  { approvalId }: { approvalId?: string | undefined },
  approvals: Approvals,
): CartOutput {
  const answer = saved(tx, act, { cart });
  if (mayDo(act.role, 'till.approve')) return answer;
  const limit = policy(tx, 'till.discountLimit');
  const furthest = Math.max(0, ...loadCart(tx, cart.id).lines.map(reductionOf));
  if (furthest <= limit) return answer;
  const about = aboutReduction(cart.id, furthest);
  if (approvalId !== undefined) {
    const second = approvals.whoApproved(approvalId, { sessionId: act.sessionId, about, now: act.now });
    if (second !== undefined && mayDo(staffById(tx, second).role, 'till.approve')) {
      act.afterCommit(() => approvals.spend(approvalId));
      return answer;
    }
  }
  return refuse(
    'APPROVAL_NEEDED',
    `More than ${limit / 10_000} % off needs someone who may approve it. They confirm with their PIN or password.`,
    { limit, about },
  );
}

/** A discount of the whole sale, spread over its lines; null takes it off. @throws Refusal NOT_NOW beside a promo code, APPROVAL_NEEDED */
export function setSaleDiscount(
  tx: WriteTx,
  act: Act,
  input: Input<typeof S.SetSaleDiscountInput>,
  approvals: Approvals,
): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const { cart } = loaded;
  if (input.discount !== null && cart.promoCodeId !== null)
    refuse('NOT_NOW', 'This sale has a promo code. Take the code off first.');
  const discount = input.discount ?? { cents: 0 };
  storeWhole(tx, act, loaded, {
    discountCents: 'cents' in discount ? discount.cents : 0,
    discountRate: 'rate' in discount ? discount.rate : null,
    discountReason: input.discount === null ? null : input.reason,
    promoCodeId: cart.promoCodeId,
  });
  act.changed('discount');
  return allowed(tx, act, loadCart(tx, cart.id), input, approvals);
}

/** The promo code of the sale; null takes it off. @throws Refusal PROMO_REFUSED with the reason, NOT_NOW beside a discount of the whole sale */
export function setPromo(tx: WriteTx, act: Act, input: Input<typeof S.SetPromoInput>): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const { cart } = loaded;
  if (input.code !== null && cart.discountReason !== null)
    refuse('NOT_NOW', 'The whole sale has a discount already. Take it off first.');
  const promo = input.code === null ? null : promoCodeNamed(tx, input.code);
  if (promo) assertPromoFits(tx, act, promo, loaded.lines.map(promoLine), cart.patientId);
  storeWhole(tx, act, loaded, {
    discountCents: 0,
    discountRate: null,
    discountReason: null,
    promoCodeId: promo?.id ?? null,
  });
  act.changed('promo');
  return saved(tx, act, loadCart(tx, cart.id));
}

function storeWhole(tx: WriteTx, act: Act, { cart }: LoadedCart, to: Parameters<typeof updateSaleDiscount>[3]): void {
  if (!updateSaleDiscount(tx, cart.id, cart.version, to)) refuse('CHANGED_ELSEWHERE');
  act.touch('till', 'cart', cart.id, cart.version + 1);
}

function refuseCovered(line: LoadedCart['lines'][number]): void {
  if (line.discountSource === 'paidAhead')
    refuse('NOT_NOW', 'This treatment is covered by what was paid ahead. Take that tender off first.');
}

/** Another price for a unit, with its reason; the list price stays on the line. Null goes back to it. @throws Refusal NOT_NOW for typed amounts, MONEY_DIFFERS below the discount, APPROVAL_NEEDED */
export function setPrice(
  tx: WriteTx,
  act: Act,
  input: Input<typeof S.SetPriceInput>,
  approvals: Approvals,
): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const line = lineOf(loaded, input.lineId);
  refuseCovered(line);
  if (!hasPrice(line.kind)) refuse('NOT_NOW', 'This is an amount, not a price. Take the line off and add it again.');
  const listPriceCents = line.listPriceCents ?? line.unitPriceCents;
  const unitPriceCents = input.unitPriceCents ?? listPriceCents;
  const same = unitPriceCents === listPriceCents;
  const kept = ownDiscount(line);
  const discountCents =
    discountOf(goodsOf({ quantity: line.quantity, unitPriceCents }), kept.discount) ??
    refuse('MONEY_DIFFERS', 'The discount would be larger than the line. Change the discount first.');
  updateLinePrice(tx, line.id, line.version, {
    unitPriceCents,
    listPriceCents: same ? null : listPriceCents,
    priceReason: same ? null : input.reason,
  });
  updateCartLine(tx, line.id, line.version + 1, { quantity: line.quantity, ...kept.columns, discountCents });
  act.changed('price', { from: line.unitPriceCents, to: unitPriceCents });
  return allowed(tx, act, loaded, input, approvals);
}

/** No tax on this sale, with the reason that stands on the invoice; null taxes it again. */
export function setExemption(tx: WriteTx, act: Act, input: Input<typeof S.SetExemptionInput>): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const { cart } = loaded;
  if (!updateExemption(tx, cart.id, cart.version, { taxExemption: input.reason })) refuse('CHANGED_ELSEWHERE');
  act.touch('till', 'cart', cart.id, cart.version + 1);
  act.changed('taxExemption');
  return viewOf(tx, act, loadCart(tx, cart.id));
}
