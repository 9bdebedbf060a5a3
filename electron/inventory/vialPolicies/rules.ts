import { dayBounds, hour, type Instant, type LocalDate } from '../../kernel/dates.ts';

/** What the label of a reconstituted toxin says where the product names nothing else (Botox Cosmetic: use within 24 hours). */
export const reconstitutedHours = 24;

/** Hours of a product after opening: what its label says, and what the clinic sets. */
export interface ProductHours {
  reconstituted: boolean;
  /** The manufacturer's; null: 24 once reconstituted, else until the expiry. */
  labelHours: number | null;
  /** The clinic's own; null: as the label. */
  beyondUseHours: number | null;
}

/** What the manufacturer allows; null: until the expiry. */
export function labelledHours(product: ProductHours): number | null {
  return product.labelHours ?? (product.reconstituted ? reconstitutedHours : null);
}

/** Hours without any policy: the clinic's own, never more than the label's; null: until the expiry. */
export function hoursAlone(product: ProductHours): number | null {
  const label = labelledHours(product);
  if (product.beyondUseHours === null) return label;
  return label === null ? product.beyondUseHours : Math.min(product.beyondUseHours, label);
}

/** A signed policy as it is judged. */
export interface SignedHours {
  id: string;
  hours: number;
  validFrom: LocalDate;
  validUntil: LocalDate | null;
  revokedAt: Instant | null;
}

/** The policy in force on a day: the latest signed one that has begun, has not ended and was not revoked. `policies`: the latest first. */
export function policyInForce<P extends SignedHours>(policies: readonly P[], today: LocalDate): P | null {
  const inForce = (policy: P): boolean =>
    policy.revokedAt === null &&
    policy.validFrom <= today &&
    (policy.validUntil === null || policy.validUntil >= today);
  return policies.find(inForce) ?? null;
}

/**
 * Until when a container opened at `openedAt` may be used, and the policy it owes that to (null: the label alone allows it).
 * A policy never reaches past its own last day or the end of the expiry date.
 */
export function usableUntil(
  openedAt: Instant,
  product: ProductHours,
  policy: SignedHours | null,
  expiresOn: LocalDate,
  zone: string,
): { until: Instant; policyId: string | null } {
  const end = dayBounds(expiresOn, zone).until;
  const alone = hoursAlone(product);
  const plain = alone === null ? end : Math.min(openedAt + alone * hour, end);
  if (policy === null) return { until: plain, policyId: null };
  const lastDay = policy.validUntil === null ? end : Math.min(end, dayBounds(policy.validUntil, zone).until);
  const longer = Math.min(openedAt + policy.hours * hour, lastDay);
  return longer > plain ? { until: longer, policyId: policy.id } : { until: plain, policyId: null };
}
