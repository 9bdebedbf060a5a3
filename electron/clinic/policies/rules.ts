import { type Cents, type Rate, shareOf } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';

/** What a fee or a deposit comes to: nothing, an amount, or a share (millionths) of the booked services. */
export type Amount = { kind: 'none' } | { kind: 'flat'; cents: Cents } | { kind: 'percent'; rate: Rate };

const none: Amount = { kind: 'none' };

/** Keys and defaults of the clinic's own rules. A rule that is not set has its default. */
export const policyDefaults = {
  /** Signing a chart without its consents: allowed only with a reason, or never. */
  'charting.missingConsent': 'reason' as 'reason' | 'never',
  /** Signing a note with a required field empty: allowed only with a reason, or never. */
  'charting.emptyFields': 'reason' as 'reason' | 'never',
  /** The largest difference between charted and drawn (thousandths of a unit) that needs no reason. */
  'charting.tolerance': 0 as Quantity,
  /** True: a note signed by someone who may not co-sign waits for the co-signature of someone who may. */
  'charting.cosign': true as boolean,
  /** The longest side of a photo as it is kept, in points. */
  'charting.photoEdge': 4000 as number,
  /** Required photos that are missing at the signature: only said, allowed with a reason, or it cannot be signed. */
  'charting.missingPhotos': 'advice' as 'advice' | 'reason' | 'never',
  /** The consent text that marketing with photos rests on: id of its template; empty: none of its own. */
  'charting.photoConsent': '' as string,
  /** Days a charge may wait for its chart before it is shown as overdue. */
  'billing.pendingDays': 3 as number,
  /** A treatment that needs a good-faith exam, without one: never, with a reason, or only said. */
  'charting.exam': 'stop' as 'stop' | 'reason' | 'advice',
  /** What a treatment that needs an exam asks for: an exam of the patient, an exam or a standing order, or both. */
  'charting.orders': 'either' as 'exam' | 'either' | 'both',
  /** Months for which a good-faith exam is good at most. */
  'charting.examMonths': 12 as number,
  /** Who may go on with a reason where the clinic asks for one: whoever treats, or prescribers only. */
  'charting.overrideBy': 'treats' as 'treats' | 'prescribers',
  /** What one person gives back on a day without a second person's approval. */
  'billing.refundLimit': 10_000 as Cents,
  /** Differences of counts worth more than this, of one person on a day, need someone else's approval. */
  'stock.countLimit': 100_00 as Cents,
  /** True: throwing away of a neurotoxin, or of a filler, is seen and confirmed by a second person. */
  'stock.witnessToxin': false as boolean,
  'stock.witnessFiller': false as boolean,
  /** How many hours ahead a patient books at the latest without calling. */
  'scheduling.minimumLeadHours': 2 as number,
  /** From this many hours before the start on, a patient who wants to change something is asked to call. */
  'scheduling.callUsHours': 24 as number,
  /** From this many hours before the start on, a cancellation is a late one. */
  'scheduling.lateHours': 24 as number,
  'scheduling.lateCancelFee': none as Amount,
  'scheduling.noShowFee': none as Amount,
  /** Minutes after the start from which on a patient is late. */
  'scheduling.lateArrivalMinutes': 15 as number,
  'scheduling.lateArrivalFee': none as Amount,
  /** True: a fee is counted for the provider whose time was kept. */
  'scheduling.feePaysProvider': false as boolean,
  'scheduling.deposit': none as Amount,
  /** After so many no-shows every booking needs a deposit; 0: only services that ask for one. */
  'scheduling.depositAfterNoShows': 0 as number,
  /** True: a deposit is kept when the patient cancels late or does not come, and counts towards the fee. */
  'scheduling.depositKept': true as boolean,
  /** Minutes somebody may wait in one column of the board before it turns amber, and before it turns red. */
  'scheduling.waitSoonMinutes': 10 as number,
  'scheduling.waitOverMinutes': 20 as number,
  /** Days after which an entry of the waitlist ends by itself. */
  'scheduling.waitlistDays': 60 as number,
  /** How many days before it is due a recall comes up. */
  'scheduling.recallLeadDays': 14 as number,
  /** Days until a neurotoxin treatment of the usual dose is due again. */
  'scheduling.toxinRecallDays': 90 as number,
  /** A difference above this at closing needs a second person. */
  'till.overShortLimit': 20_00 as Cents,
  /** True: whoever counts does not see what should be there until it is counted. */
  'till.blindCount': false as boolean,
  /** Closing a drawer while work of the day is still open: with a reason, or never. */
  'till.closeWithOpen': 'reason' as 'reason' | 'never',
  /** Calendar feeds show the names of patients. */
  'scheduling.icalNames': false as boolean,
  /** Months for which a gift card can be used after it is sold; 0: for ever. */
  'billing.giftCardMonths': 0 as number,
  /** True: what has expired is written off by itself in the night; otherwise a person does it. */
  'billing.expireByItself': false as boolean,
  /** How far below the list price someone may go alone, as a share of it; 100 %: as far as they like. */
  'till.discountLimit': 1_000_000 as Rate,
};
export type PolicyValues = typeof policyDefaults;
export type PolicyKey = keyof PolicyValues;
export type PolicyValue<K extends PolicyKey> = PolicyValues[K];

/** An amount in cents for services of `bookedCents`; a share is rounded half up and never above them. */
export function amountOf(amount: Amount, bookedCents: Cents): Cents {
  if (amount.kind === 'none') return 0;
  return amount.kind === 'flat' ? amount.cents : Math.min(bookedCents, shareOf(bookedCents, amount.rate));
}

/** What does not fit together among the rules, as a sentence; undefined when all is well. */
export function policyProblem(values: PolicyValues): string | undefined {
  if (values['scheduling.waitOverMinutes'] < values['scheduling.waitSoonMinutes'])
    return 'On the board, red cannot come before amber. Give red the longer wait.';
  if (values['scheduling.depositAfterNoShows'] > 0 && values['scheduling.deposit'].kind === 'none')
    return 'A deposit after no-shows needs an amount. Set the deposit, or ask for none.';
  return undefined;
}
