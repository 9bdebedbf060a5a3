import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditFacts, chainedText, genesisHash } from './rules.ts';

const row: AuditFacts = {
  seq: 7,
  at: 1_773_147_600_000,
  staffId: 's',
  stationId: 'p',
  sessionId: null,
  procedure: 'patients.get',
  patientId: 'x',
  entities: '[]',
  outcome: 'read',
  changed: '[]',
};

const later = (value: AuditFacts[keyof AuditFacts], text: string): number | string =>
  typeof value === 'number' ? value + 1 : `${value}${text}!`;

describe('the text that is hashed', () => {
  it('is the previous hash and the row in a fixed order', () => {
    expect(chainedText(genesisHash, row)).toBe(
      `${'0'.repeat(64)}[7,1773147600000,"s","p",null,"patients.get","x","[]","read","[]"]`,
    );
  });

  it('differs when any value differs, and no value can pass for another', () => {
    const keys = Object.keys(row) as Array<keyof AuditFacts>;
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.string(), (key, text) => {
        const changed = { ...row, [key]: later(row[key], text) };
        return chainedText(genesisHash, changed) !== chainedText(genesisHash, row);
      }),
    );
    expect(chainedText(genesisHash, { ...row, staffId: null, stationId: 's' })).not.toBe(
      chainedText(genesisHash, { ...row, staffId: 's', stationId: null }),
    );
  });
});
