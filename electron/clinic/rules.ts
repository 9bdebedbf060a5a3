import type { Quantity } from '../kernel/quantity.ts';

/** Shapes and defaults of the clinic's own rules. A rule that is not set has its default. */
export const policyDefaults = {
  /** Signing a chart without its consents: allowed only with a reason, or never. */
  'charting.missingConsent': 'reason' as 'reason' | 'never',
  /** The largest difference between charted and drawn (thousandths of a unit) that needs no reason. */
  'charting.tolerance': 0 as Quantity,
  /** From this many hours before the start on, a cancellation is a late one. */
  'scheduling.lateHours': 24 as number,
};
export type PolicyKey = keyof typeof policyDefaults;
export type PolicyValue<K extends PolicyKey> = (typeof policyDefaults)[K];

/** ISO 3166-1 countries offered at set-up with their usual currency and paper. */
export const countries = [
  { code: 'US', name: 'United States', currency: 'USD', paper: 'letter' },
  { code: 'CA', name: 'Canada', currency: 'CAD', paper: 'letter' },
  { code: 'GB', name: 'United Kingdom', currency: 'GBP', paper: 'a4' },
  { code: 'IE', name: 'Ireland', currency: 'EUR', paper: 'a4' },
  { code: 'DE', name: 'Germany', currency: 'EUR', paper: 'a4' },
  { code: 'AT', name: 'Austria', currency: 'EUR', paper: 'a4' },
  { code: 'FR', name: 'France', currency: 'EUR', paper: 'a4' },
  { code: 'ES', name: 'Spain', currency: 'EUR', paper: 'a4' },
  { code: 'IT', name: 'Italy', currency: 'EUR', paper: 'a4' },
  { code: 'NL', name: 'Netherlands', currency: 'EUR', paper: 'a4' },
  { code: 'CH', name: 'Switzerland', currency: 'CHF', paper: 'a4' },
  { code: 'AU', name: 'Australia', currency: 'AUD', paper: 'a4' },
  { code: 'NZ', name: 'New Zealand', currency: 'NZD', paper: 'a4' },
  { code: 'AE', name: 'United Arab Emirates', currency: 'AED', paper: 'a4' },
  { code: 'SG', name: 'Singapore', currency: 'SGD', paper: 'a4' },
] as const;

/** The paper people of a country expect. */
export function paperOf(country: string): 'a4' | 'letter' {
  return countries.find((c) => c.code === country)?.paper ?? 'a4';
}
