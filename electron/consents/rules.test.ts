import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asked, allSigned, fillIn, type Kept, needsOf, paragraphsOf, unknownPlaceholders } from './rules.ts';

const values = {
  patient: 'Zoë Łuczak',
  service: 'Lip filler',
  provider: 'Ana Cruz, NP',
  clinic: 'Salve',
  date: 'May 4',
};

describe('fillIn', () => {
  it('fills in what it knows and leaves the rest', () => {
    expect(fillIn('{patient} at {clinic} on {date}: {other}', values)).toBe('Zoë Łuczak at Salve on May 4: {other}');
  });

  it('does not fill in braces that came with a value', () => {
    expect(fillIn('{patient}', { ...values, patient: '{clinic}' })).toBe('{clinic}');
  });

  it('is the identity for text without braces', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('{')),
        (text) => fillIn(text, values) === text,
      ),
    );
  });
});

describe('unknownPlaceholders', () => {
  it('names what nobody can fill in, once', () => {
    expect(unknownPlaceholders('{patient} {dose} {} {dose}')).toEqual(['dose', '']);
    expect(unknownPlaceholders('{patient} {service} {provider} {clinic} {date}')).toEqual([]);
  });
});

describe('paragraphsOf', () => {
  it('reads headings, items and flowing text', () => {
    expect(
      paragraphsOf('## Risks\nFirst line\nsecond line.\n\n- Bruising\n  and swelling\n- Pain\n\n\nLast.\r\n\r\n'),
    ).toEqual([
      { kind: 'heading', text: 'Risks' },
      { kind: 'text', text: 'First line second line.' },
      { kind: 'item', text: 'Bruising and swelling' },
      { kind: 'item', text: 'Pain' },
      { kind: 'text', text: 'Last.' },
    ]);
  });

  it('loses no word', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const body = fc.array(fc.array(word, { minLength: 1 }), { minLength: 1 });
    fc.assert(
      fc.property(body, (blocks) => {
        const text = blocks.map((words) => words.join('\n')).join('\n\n');
        const words = paragraphsOf(text).flatMap((paragraph) => paragraph.text.split(' '));
        expect(words).toEqual(blocks.flat());
      }),
    );
  });
});

const zone = 'America/New_York';
const at = Date.UTC(2026, 2, 10, 15, 0);

function ask(templateId: string, edition: number, change: Partial<Asked> = {}): Asked {
  return {
    serviceLineId: 'line',
    serviceId: 'toxin',
    performed: false,
    startsAt: at,
    templateId,
    name: templateId,
    editionId: `${templateId}-${edition}`,
    edition,
    language: 'en',
    title: templateId,
    validFor: 'visit',
    months: null,
    renew: false,
    ...change,
  };
}

function kept(templateId: string, edition: number, change: Partial<Kept> = {}): Kept {
  const { name, editionId, language, title } = ask(templateId, edition);
  return {
    consentId: 'c',
    documentId: 'd',
    serviceLineId: 'line',
    serviceId: 'toxin',
    templateId,
    name,
    editionId,
    edition,
    language,
    title,
    newest: true,
    namesService: true,
    signedAt: at,
    staffId: 's',
    outcome: 'signed',
    reason: null,
    onBehalf: null,
    revokedOn: null,
    ...change,
  };
}
const needs = (asked: Asked[], rows: Kept[]) => needsOf(asked, rows, ['line'], zone);
const earlier = { serviceLineId: 'before', signedAt: Date.UTC(2025, 8, 10, 15, 0) };

describe('needsOf', () => {
  it('counts a signature for the line under an older edition', () => {
    const found = needs([ask('toxin', 2), ask('photo', 1)], [kept('toxin', 1, { newest: false })]);
    expect(found.map((need) => [need.templateId, need.edition, need.signed !== null])).toEqual([
      ['photo', 1, false],
      ['toxin', 1, true],
    ]);
    expect(allSigned(found)).toBe(false);
  });

  it('keeps showing what was signed and is not asked for any more', () => {
    const found = needs([], [kept('toxin', 1)]);
    expect(found[0]?.required).toBe(false);
    expect(allSigned(found)).toBe(true);
  });

  it('counts an earlier signature only as long as the service says', () => {
    const signed = (change: Partial<Asked>, row: Partial<Kept> = {}) =>
      needs([ask('toxin', 1, change)], [kept('toxin', 1, { ...earlier, ...row })])[0]?.signed ?? null;
    expect(signed({})).toBeNull();
    expect(signed({ validFor: 'once' })).toMatchObject({ earlier: true, validUntil: null });
    expect(signed({ validFor: 'months', months: 6 })).toMatchObject({ validUntil: '2026-03-10' });
    expect(signed({ validFor: 'months', months: 5 })).toBeNull();
    expect(signed({ validFor: 'once' }, { revokedOn: '2026-01-01' })).toBeNull();
    expect(signed({ validFor: 'once' }, { outcome: 'refused', reason: 'no' })).toBeNull();
    expect(signed({ validFor: 'once' }, { serviceId: 'peel' })).toBeNull();
    expect(signed({ validFor: 'once' }, { serviceId: 'peel', namesService: false })).not.toBeNull();
    expect(signed({ validFor: 'once', renew: true }, { newest: false })).toBeNull();
  });

  it('takes the last word of the patient about a line', () => {
    const no = kept('toxin', 1, { outcome: 'refused', reason: 'pregnant' });
    expect(needs([ask('toxin', 1)], [kept('toxin', 1), no])[0]).toMatchObject({
      signed: null,
      refused: { reason: 'pregnant' },
    });
    expect(needs([ask('toxin', 1)], [no, kept('toxin', 1)])[0]).toMatchObject({ refused: null });
  });

  it('never undoes what was done', () => {
    const back = kept('toxin', 1, { revokedOn: '2026-03-11' });
    expect(needs([ask('toxin', 1)], [back])[0]?.signed).toBeNull();
    expect(needs([ask('toxin', 1, { performed: true })], [back])[0]?.signed).not.toBeNull();
  });

  it('asks once for each line and text, whatever was signed before', () => {
    const row = fc.record({
      outcome: fc.constantFrom('signed' as const, 'refused' as const),
      revokedOn: fc.constantFrom(null, '2026-01-01'),
      serviceLineId: fc.constantFrom('line', 'before'),
      newest: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(row),
        fc.constantFrom('visit' as const, 'once' as const),
        (rows, validFor) =>
          needs(
            [ask('toxin', 1, { validFor }), ask('photo', 1)],
            rows.map((change) => kept('toxin', 1, change)),
          ).filter(({ required }) => required).length === 2,
      ),
    );
  });
});
