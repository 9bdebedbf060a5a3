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
