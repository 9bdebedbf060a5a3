import { describe, expect, it } from 'vitest';
import { countryChoices, currencyChoices, likelyCountry, usualIn, zoneChoices } from './places.ts';

describe('what a new clinic may choose', () => {
  it('has a zone this PC knows and a currency we keep for every country', () => {
    const zones = new Set(zoneChoices().map(({ value }) => value));
    const currencies = new Set(currencyChoices().map(({ value }) => value));
    for (const { value, label } of countryChoices()) {
      const place = usualIn(value);
      expect(zones).toContain(place?.zone);
      expect(currencies).toContain(place?.currency);
      expect(label.length).toBeGreaterThan(2);
    }
  });

  it('suggests the country by the zone first, then by the language', () => {
    expect(likelyCountry('Europe/Berlin', 'en-US')).toBe('DE');
    expect(likelyCountry('America/Chicago', 'en')).toBe('US');
    expect(likelyCountry('Europe/Bucharest', 'fr-FR')).toBe('FR');
    expect(likelyCountry('UTC', 'en')).toBe('US');
  });
});
