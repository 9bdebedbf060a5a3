import type { z } from 'zod';
import type { WriteTx } from '../../../../db/access.ts';
import { insertCartLine, openCartWithDeposit } from '../../../../db/till/queries.ts';
import { depositDue } from '../../../billing/deposits/service.ts';
import { readGiftCardCode } from '../../../billing/storedValues/codes/rules.ts';
import { byCode, newGiftCardCode } from '../../../billing/storedValues/service.ts';
import { offerById } from '../../../catalog/offers/service.ts';
import { clinicProfile } from '../../../clinic/service.ts';
import type { Act } from '../../../kernel/act.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { samePatient } from '../../../patients/service.ts';
import { visitOf } from '../../../scheduling/service.ts';
import { type LoadedCart, loadCart } from '../../carts/loading/service.ts';
import type { CartOutput } from '../../carts/schemas.ts';
import { cartToEdit, newCart, nextPosition, saved } from '../../carts/service.ts';
import { viewOf } from '../../carts/view/service.ts';
import type * as S from '../schemas.ts';
import { changeQuantity } from '../service.ts';

type Input<T extends z.ZodType> = z.output<T>;

/** Sells a package, a membership or a bundle of units. @throws Refusal NOT_NOW without a patient or if it is not offered any more */
export function addOffer(tx: WriteTx, act: Act, input: Input<typeof S.AddOfferInput>): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const offer = offerById(tx, input.offerId);
  if (!offer.active) refuse('NOT_NOW', `${offer.name} is not offered any more. Choose another one.`);
  if (loaded.cart.patientId === null)
    refuse('NOT_NOW', `${offer.name} belongs to a patient. Choose whose sale this is first.`, {
      reason: 'patientNeeded',
    });
  const same = offer.kind === 'membership' ? undefined : loaded.lines.find((line) => line.offerId === offer.id);
  if (same) return changeQuantity(tx, act, loaded, same.id, same.quantity + 1000);
  insertCartLine(tx, {
    id: act.newId(),
    cartId: loaded.cart.id,
    position: nextPosition(loaded.lines),
    kind: offer.kind,
    offerId: offer.id,
    quantity: 1000,
    unitPriceCents: offer.priceCents,
    discountCents: 0,
    version: 1,
  });
  return saved(tx, act, loaded);
}

/**
 * Sells a gift card: with a new code, the code of a card that is printed already, or one that is loaded again.
 * @throws Refusal BAD_INPUT for what is no code, DUPLICATE if it is on the cart, VALUE_REFUSED for a card that is void or frozen
 */
export function addGiftCard(tx: WriteTx, act: Act, input: Input<typeof S.AddGiftCardInput>): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const typed = input.code ? readGiftCardCode(input.code) : { code: newGiftCardCode() };
  const code =
    'code' in typed ? typed.code : refuse('BAD_INPUT', 'This is not the code of a gift card. Scan or type it again.');
  if (loaded.lines.some((line) => line.code === code)) refuse('DUPLICATE', 'This gift card is on the cart already.');
  const known = byCode(tx, code);
  if (known && known.state !== 'active' && known.state !== 'used')
    refuse('VALUE_REFUSED', 'This gift card is frozen, expired or void. Take another card.');
  return addAmount(tx, act, loaded, { kind: 'giftCard', cents: input.cents, code, description: 'Gift card' });
}

/** Takes a deposit for an appointment of the patient. @throws Refusal NOT_FOUND, NOT_NOW for somebody else's appointment */
export function addDeposit(tx: WriteTx, act: Act, input: Input<typeof S.AddDepositInput>): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const { appointment, patientId } = visitOf(tx, input.appointmentId);
  if (loaded.cart.patientId === null || !samePatient(tx, loaded.cart.patientId, patientId))
    refuse('NOT_NOW', 'This appointment is another patient’s. Choose whose sale this is first.', {
      reason: 'patientNeeded',
    });
  if (loaded.lines.some((line) => line.appointmentId === appointment.id))
    refuse('DUPLICATE', 'A deposit for this appointment is on the cart already.');
  const written = new Intl.DateTimeFormat(clinicProfile(tx).language, { dateStyle: 'medium', timeZone: act.zone });
  const description = `Deposit for ${written.format(appointment.startsAt)}`;
  return addAmount(tx, act, loaded, {
    kind: 'deposit',
    cents: input.cents,
    appointmentId: appointment.id,
    description,
  });
}

/**
 * The cart on which the deposit that an appointment asks for is paid: the open one that has it already, else a new one of
 * the patient. @throws Refusal NOT_FOUND, NOT_NOW if none is due
 */
export function depositFor(tx: WriteTx, act: Act, input: { appointmentId: Id }): CartOutput {
  const { appointment, patientId } = visitOf(tx, input.appointmentId);
  act.concerns(patientId);
  const known = openCartWithDeposit(tx, appointment.id);
  if (known !== undefined) return viewOf(tx, act, loadCart(tx, known));
  const cents = depositDue(tx, appointment.id);
  if (cents === 0)
    refuse('NOT_NOW', 'No deposit is due for this appointment: it was paid or waived in the meantime, or it is off.');
  const { id: cartId, version: expectedVersion } = newCart(tx, act, { patientId });
  return addDeposit(tx, act, { cartId, expectedVersion, appointmentId: appointment.id, cents });
}

function addAmount(
  tx: WriteTx,
  act: Act,
  loaded: LoadedCart,
  of: { kind: 'giftCard' | 'deposit'; cents: number; description: string; code?: string; appointmentId?: Id },
): CartOutput {
  if (loaded.tenders.some((tender) => tender.kind === 'account'))
    refuse(
      'NOT_NOW',
      'A part of this sale is left owed, and this is paid when it is sold. Take that tender off first.',
    );
  const { cents, ...line } = of;
  insertCartLine(tx, {
    id: act.newId(),
    cartId: loaded.cart.id,
    position: nextPosition(loaded.lines),
    ...line,
    quantity: 1000,
    unitPriceCents: cents,
    discountCents: 0,
    version: 1,
  });
  return saved(tx, act, loaded);
}
