/** What a new clinic may choose from, and what this PC suggests. */
import { type Currency, currencies } from '../../electron/kernel/money.ts';

const usual: Record<string, { currency: Currency; zone: string }> = {
  US: { currency: 'USD', zone: 'America/New_York' },
  CA: { currency: 'CAD', zone: 'America/Toronto' },
  GB: { currency: 'GBP', zone: 'Europe/London' },
  IE: { currency: 'EUR', zone: 'Europe/Dublin' },
  DE: { currency: 'EUR', zone: 'Europe/Berlin' },
  AT: { currency: 'EUR', zone: 'Europe/Vienna' },
  CH: { currency: 'CHF', zone: 'Europe/Zurich' },
  FR: { currency: 'EUR', zone: 'Europe/Paris' },
  IT: { currency: 'EUR', zone: 'Europe/Rome' },
  ES: { currency: 'EUR', zone: 'Europe/Madrid' },
  PT: { currency: 'EUR', zone: 'Europe/Lisbon' },
  NL: { currency: 'EUR', zone: 'Europe/Amsterdam' },
  BE: { currency: 'EUR', zone: 'Europe/Brussels' },
  AU: { currency: 'AUD', zone: 'Australia/Sydney' },
  NZ: { currency: 'NZD', zone: 'Pacific/Auckland' },
  AE: { currency: 'AED', zone: 'Asia/Dubai' },
  SG: { currency: 'SGD', zone: 'Asia/Singapore' },
};

/** The countries offered, by name in the reader's language. */
export function countryChoices(): Array<{ value: string; label: string }> {
  const names = new Intl.DisplayNames(undefined, { type: 'region' });
  return Object.keys(usual)
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** The currencies offered, as "USD · US Dollar". */
export function currencyChoices(): Array<{ value: Currency; label: string }> {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' });
  return currencies.map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));
}

/** Every zone this PC knows. */
export function zoneChoices(): Array<{ value: string; label: string }> {
  return Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}

/** What goes with a country. */
export function usualIn(country: string): { currency: Currency; zone: string } | undefined {
  return usual[country];
}

/** The country this PC seems to stand in, from its zone and then its language. */
export function likelyCountry(zone: string, language: string): string {
  const byZone = Object.entries(usual).find(([, place]) => place.zone === zone)?.[0];
  const region = new Intl.Locale(language).maximize().region;
  if (byZone) return byZone;
  if (zone.startsWith('America/') && region !== 'CA') return 'US';
  return region && region in usual ? region : 'US';
}
