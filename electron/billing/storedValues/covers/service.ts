import type { ReadDb } from '../../../../db/access.ts';
import { itemsOfValue, type StoredValueRow, usableOfPatient } from '../../../../db/billing/storedValues/queries.ts';
import type { Asker } from '../../../kernel/act.ts';
import { dateOf, type LocalDate } from '../../../kernel/dates.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { guarantorIdOf } from '../../accounts/family/service.ts';
import type { StoredValueKind } from '../../rules.ts';
import { type CoverableLine, type CoverItem, coverOf } from './rules.ts';

/** A use that already lies on the cart: it is no longer there to be offered. */
export interface LaidUse {
  storedValueId: Id;
  itemId: Id | null;
  lineId: Id | null;
  quantity: Quantity;
  cents: Cents;
}

/** Something a patient has paid ahead that fits: a line (`lineId`), or any of what is still due. */
export interface Redeemable {
  storedValueId: Id;
  itemId: Id | null;
  kind: StoredValueKind;
  title: string;
  /** Whose it is. */
  patientId: Id | null;
  expiresOn: LocalDate | null;
  lineId: Id | null;
  /** Uses or units it would take; 0 where it holds money. */
  quantity: Quantity;
  /** What the tender is worth: for a line its use, otherwise all that is left. */
  cents: Cents;
  /** What the line's discount becomes, with `reason`, so that its total is the value of the use. */
  discountCents: Cents;
  reason: string | null;
  /** What is left of it before, of the item where it has one. */
  remainingQuantity: Quantity;
  remainingCents: Cents;
  /** Deposits: true for the appointment that is being paid. */
  forThisVisit: boolean;
}

const reasonWords: Record<StoredValueKind, string> = {
  giftCard: 'Gift card',
  package: 'Package',
  membership: 'Membership',
  units: 'Banked units',
  deposit: 'Deposit',
};

/**
 * What of the patient's stored value fits the lines of a cart, what expires first in front, and the credit of whoever answers for
 * their account. With `fromPatientId` what
 * another person (of the family, say) lets others use. Each item is offered for each line it fits, less what `laid` takes.
 */
export function redeemable(
  db: ReadDb,
  asker: Pick<Asker, 'now' | 'zone'>,
  ask: {
    patientId: Id;
    fromPatientId?: Id;
    appointmentId: Id | null;
    lines: readonly CoverableLine[];
    laid?: readonly LaidUse[];
  },
): Redeemable[] {
  const today = dateOf(asker.now, asker.zone);
  const mine = usableOfPatient(db, ask.patientId, today);
  const lent =
    ask.fromPatientId === undefined || ask.fromPatientId === ask.patientId
      ? []
      : usableOfPatient(db, ask.fromPatientId, today).filter((value) => value.shareable === 1);
  const payer = guarantorIdOf(db, ask.patientId);
  const ofFamily =
    payer === undefined || payer === ask.fromPatientId
      ? []
      : usableOfPatient(db, payer, today).filter((value) => value.kind === 'deposit' && value.appointmentId === null);
  const laid = ask.laid ?? [];
  const covered = new Set(laid.flatMap((use) => (use.itemId === null ? [] : [use.lineId])));
  const open = ask.lines.filter((line) => !covered.has(line.id));
  return [...mine, ...ofFamily, ...lent].flatMap((value) => {
    const items = itemsOfValue(db, value.id);
    if (items.length === 0) return money(value, laid, ask.appointmentId);
    return items.flatMap((item) => uses(value, lessened(item, laid), open));
  });
}

function lessened(item: CoverItem, laid: readonly LaidUse[]): CoverItem {
  const taken = laid.filter((use) => use.itemId === item.id);
  return {
    ...item,
    remainingQuantity: item.remainingQuantity - taken.reduce((sum, use) => sum + use.quantity, 0),
    remainingCents: item.remainingCents - taken.reduce((sum, use) => sum + use.cents, 0),
  };
}

function uses(value: StoredValueRow, item: CoverItem, lines: readonly CoverableLine[]): Redeemable[] {
  return lines.flatMap((line) => {
    const cover = coverOf(line, item);
    if (!cover) return [];
    return [
      {
        ...head(value),
        ...cover,
        reason: `${reasonWords[value.kind]}: ${value.title}`,
        remainingQuantity: item.remainingQuantity,
        remainingCents: item.remainingCents,
        forThisVisit: false,
      },
    ];
  });
}

/** Gift cards and deposits. A membership without credits has nothing that could be spent. */
function money(value: StoredValueRow, laid: readonly LaidUse[], appointmentId: Id | null): Redeemable[] {
  if (value.kind !== 'giftCard' && value.kind !== 'deposit') return [];
  const taken = laid.filter((use) => use.storedValueId === value.id).reduce((sum, use) => sum + use.cents, 0);
  const left = value.remainingCents - taken;
  if (left <= 0) return [];
  return [
    {
      ...head(value),
      itemId: null,
      lineId: null,
      quantity: 0,
      cents: left,
      discountCents: 0,
      reason: null,
      remainingQuantity: 0,
      remainingCents: left,
      forThisVisit: value.appointmentId !== null && value.appointmentId === appointmentId,
    },
  ];
}

function head(value: StoredValueRow) {
  const { kind, title, patientId, expiresOn } = value;
  return { storedValueId: value.id, kind, title, patientId, expiresOn };
}
