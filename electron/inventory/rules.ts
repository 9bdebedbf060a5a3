import { dateOf, type Instant, type LocalDate, minuteOfDay } from '../kernel/dates.ts';
import type { Cents } from '../kernel/money.ts';
import { type BaseUnit, formatAmount, type Quantity } from '../kernel/quantity.ts';
import { roundHalfUp } from '../kernel/rounding.ts';
import type { Account, Posting } from '../ledger/rules.ts';

export const productKinds = ['toxin', 'filler', 'skincare', 'supply'] as const;
export type ProductKind = (typeof productKinds)[number];
export const containerStates = ['sealed', 'opened', 'empty', 'discarded', 'expired', 'recalled'] as const;
export type ContainerState = (typeof containerStates)[number];

/** Vials and syringes are followed one by one; what is sold or used by the piece is counted by lot. */
export function keptInContainers(kind: ProductKind): boolean {
  return kind === 'toxin' || kind === 'filler';
}

/** What one must know of a container to judge it. Quantities are thousandths of the unit. */
export interface ContainerFacts {
  state: ContainerState;
  code: string;
  labelled: Quantity;
  remaining: Quantity;
  productId: string;
  productName: string;
  unit: BaseUnit;
  lotNumber: string;
  expiresOn: LocalDate;
  recalledAt: Instant | null;
  openedAt: Instant | null;
  beyondUseAt: Instant | null;
  reconstituted: boolean;
  /** One container may serve several patients. */
  multiPatient: boolean;
  /** Whom it was first drawn for, where it may serve only one. */
  patientId: string | null;
  /** It went back to its supplier. */
  sentBack: boolean;
}

/** How a container stands right now: its state, and what time or a recall has made of it. */
export const standings = [
  'sealed',
  'opened',
  'empty',
  'discarded',
  'sentBack',
  'recalled',
  'expired',
  'pastBeyondUse',
] as const;
export type Standing = (typeof standings)[number];

/** The standing at `now`; `today` is the date in the clinic's zone. A lot may be used through the whole of its expiry date. */
export function standingOf(container: ContainerFacts, now: Instant, today: LocalDate): Standing {
  if (container.sentBack) return 'sentBack';
  if (container.state === 'discarded' || container.state === 'expired') return 'discarded';
  if (container.state === 'empty') return 'empty';
  if (container.state === 'recalled' || container.recalledAt !== null) return 'recalled';
  if (container.expiresOn < today) return 'expired';
  if (container.beyondUseAt !== null && container.beyondUseAt <= now) return 'pastBeyondUse';
  return container.state;
}

/** Thousandths of the unit in 0.1 mL after dissolving `labelled` in `diluentMl` (both thousandths), rounded half up. */
export function perTenthMl(labelled: Quantity, diluentMl: Quantity): Quantity {
  return roundHalfUp(BigInt(labelled) * 100n, BigInt(diluentMl));
}

/** Cost of the first `used` thousandths. Differences of this sum to the whole cost exactly, whatever the steps. */
export function costOfUsed(costCents: Cents, labelled: Quantity, used: Quantity): Cents {
  return roundHalfUp(BigInt(costCents) * BigInt(used), BigInt(labelled));
}

/** Cost of taking `quantity` out of a container with `remaining` left (negative: of putting it back). */
export function costOfTaking(costCents: Cents, labelled: Quantity, remaining: Quantity, quantity: Quantity): Cents {
  const used = labelled - remaining;
  return costOfUsed(costCents, labelled, used + quantity) - costOfUsed(costCents, labelled, used);
}

export const stockFaults = [
  'unknown',
  'wrongProduct',
  'recalled',
  'discarded',
  'sentBack',
  'empty',
  'expired',
  'pastBeyondUse',
  'otherPatient',
  'notOpened',
  'notEnough',
  'notWhole',
  'several',
  'noStock',
] as const;
export type StockFault = (typeof stockFaults)[number];

/** What is wanted of a container. */
export interface Want {
  productId: string;
  productName: string;
  /** Absent while only looking. */
  quantity?: Quantity;
  /** Whom it is for; null: nobody known. */
  patientId: string | null;
}

/** Why this cannot be drawn now, or null. A sealed container that needs no diluent is opened by its first draw. */
export function drawFault(container: ContainerFacts, want: Want, now: Instant, today: LocalDate): StockFault | null {
  if (container.productId !== want.productId) return 'wrongProduct';
  const standing = standingOf(container, now, today);
  if (standing === 'sealed' && container.reconstituted) return 'notOpened';
  if (standing !== 'sealed' && standing !== 'opened') return standing;
  if (!container.multiPatient && container.patientId !== null && container.patientId !== want.patientId)
    return 'otherPatient';
  if (want.quantity === undefined) return null;
  if (!wholeEnough(want.quantity, container.unit)) return 'notWhole';
  return want.quantity > container.remaining ? 'notEnough' : null;
}

/** Pieces are whole; units and millilitres go down to thousandths. */
export function wholeEnough(quantity: Quantity, unit: BaseUnit): boolean {
  return Number.isSafeInteger(quantity) && (unit !== 'each' || quantity % 1000 === 0);
}

/** 2026-11-23 09:05 on the clinic's wall clock. */
export function clockTime(at: Instant, zone: string): string {
  const minutes = minuteOfDay(at, zone);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${dateOf(at, zone)} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

type ContainerFault = Exclude<StockFault, 'unknown' | 'several' | 'noStock'>;

/** What happened and what to do about it, one sentence pair per fault. */
export function faultSentence(fault: ContainerFault, container: ContainerFacts, want: Want, zone: string): string {
  const name = `${container.productName}, lot ${container.lotNumber}`;
  const left = formatAmount(container.remaining, container.unit);
  switch (fault) {
    case 'wrongProduct':
      return `This is ${container.productName}, but the service uses ${want.productName}. Put it back and scan a container of ${want.productName}.`;
    case 'recalled':
      return `${name} has been recalled. Do not use it; put it with the quarantined stock and scan a container of another lot.`;
    case 'discarded':
      return `This container of ${name} was discarded. Scan another container.`;
    case 'sentBack':
      return `This container of ${name} went back to its supplier. Scan another container.`;
    case 'empty':
      return `This container of ${name} is empty. Scan another container.`;
    case 'expired':
      return `${name} expired on ${container.expiresOn}. Record it as waste and scan a container that is still good.`;
    case 'pastBeyondUse':
      return `This container of ${name} may be used only until ${clockTime(container.beyondUseAt ?? 0, zone)}, which has passed. Waste the remaining ${left} and open another container.`;
    case 'otherPatient':
      return `This container of ${name} was opened for another patient, and one container of it serves one patient only. Open a new one.`;
    case 'notOpened':
      return `This container of ${name} is still sealed. Reconstitute it first and note the diluent; then draw from it.`;
    case 'notEnough':
      return `Only ${left} are left in this container of ${name}. Draw at most that, and take the rest from another container.`;
    case 'notWhole':
      return `${container.productName} is counted in whole pieces. Enter a whole number.`;
  }
}

/** Goods of one lot at one place. */
export interface Level {
  lotId: string;
  locationId: string;
  lotNumber: string;
  expiresOn: LocalDate;
  recalledAt: Instant | null;
  onHand: Quantity;
  costCents: Cents;
}

/** Thousandths that may be sold or used of these levels: recalled and expired lots do not count. */
export function sellableOf(levels: readonly Level[], today: LocalDate): Quantity {
  return levels.reduce((sum, level) => sum + (isGood(level, today) ? level.onHand : 0), 0);
}

function isGood(level: Level, today: LocalDate): boolean {
  return level.recalledAt === null && level.expiresOn >= today && level.onHand > 0;
}

/** First expiry first out: what to take from which level, with its cost; null if the good lots hold too little. */
export function pickFirstExpiring<L extends Level>(
  levels: readonly L[],
  quantity: Quantity,
  today: LocalDate,
): Array<{ level: L; quantity: Quantity; costCents: Cents }> | null {
  const good = levels.filter((level) => isGood(level, today));
  const picks: Array<{ level: L; quantity: Quantity; costCents: Cents }> = [];
  let left = quantity;
  for (const level of good.toSorted((a, b) => (a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : 0))) {
    if (left === 0) break;
    const part = Math.min(left, level.onHand);
    picks.push({ level, quantity: part, costCents: costOfUsed(level.costCents, level.onHand, part) });
    left -= part;
  }
  return left === 0 ? picks : null;
}

/** Whether throwing a product away needs a second person: as the clinic's rule for its kind, never, or above an amount. */
export const witnessRules = ['rule', 'never', 'above'] as const;
export type WitnessRule = (typeof witnessRules)[number];

/**
 * True if throwing `quantity` away needs a witness. `ofKind` is the clinic's rule for products of this kind; `unseen` is what of the
 * same container went without one before, so that many small wastes are no way around the amount.
 */
export function needsWitness(
  product: { witness: WitnessRule; witnessAbove: Quantity | null },
  waste: { quantity: Quantity; unseen: Quantity },
  ofKind: boolean,
): boolean {
  if (product.witness === 'above') return waste.unseen + waste.quantity > (product.witnessAbove ?? 0);
  return product.witness === 'rule' && ofKind;
}

/** Thousandths thrown away without a witness, of the moves of one container in their order; a waste that was taken back does not count. */
export function wastedUnseen(
  moves: ReadonlyArray<{ kind: string; sourceKind: string; quantity: Quantity; witnessId: string | null }>,
): Quantity {
  let unseen = 0;
  let latestSeen = false;
  for (const { kind, sourceKind, quantity, witnessId } of moves) {
    if (kind === 'waste') latestSeen = witnessId !== null;
    // only the latest waste can be taken back
    if ((kind === 'waste' || (kind === 'return' && sourceKind === 'container')) && !latestSeen) unseen -= quantity;
  }
  return unseen;
}

/** Names what a witness confirms: this much of this container, nothing else. */
export function aboutWaste(containerId: string, quantity: Quantity): string {
  return `waste ${containerId} ${quantity}`;
}

/** Which account a move takes the stock's value to (from, for what comes in). */
const counterAccount = {
  receive: 'bank',
  draw: 'cogs',
  return: 'cogs',
  sell: 'cogs',
  waste: 'wastage',
  count: 'wastage',
} as const;
export type ValuedMove = keyof typeof counterAccount;

/** The journal lines of a move whose value is `costCents`, signed as the stock sees it (what comes in is positive). */
export function postingsOfMove(kind: ValuedMove, costCents: Cents): Posting[] {
  return twoLines('inventory', counterAccount[kind], costCents);
}

/** Undoing a waste gives its value back to the stock. */
export function postingsOfUndoneWaste(costCents: Cents): Posting[] {
  return twoLines('inventory', 'wastage', costCents);
}

function twoLines(to: Account, from: Account, cents: Cents): Posting[] {
  return [
    { account: to, amountCents: cents },
    { account: from, amountCents: -cents },
  ];
}
