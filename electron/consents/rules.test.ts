import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allSigned, fillIn, needsOf, paragraphsOf, unknownPlaceholders } from './rules.ts';

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

describe('needsOf', () => {
  const ask = (templateId: string, edition: number) => ({
    serviceLineId: 'line',
    templateId,
    name: templateId,
    editionId: `${templateId}-${edition}`,
    edition,
    title: templateId,
  });
  const sign = { consentId: 'c', documentId: 'd', signedAt: 5, staffId: 's' };

  it('counts a signature under an older edition', () => {
    const needs = needsOf([ask('toxin', 2), ask('photo', 1)], [{ ...ask('toxin', 1), ...sign }]);
    expect(needs).toEqual([
      { ...ask('photo', 1), required: true, signed: null },
      { ...ask('toxin', 1), required: true, signed: sign },
    ]);
    expect(allSigned(needs)).toBe(false);
  });

  it('keeps showing what was signed and is not asked for any more', () => {
    const needs = needsOf([], [{ ...ask('toxin', 1), ...sign }]);
    expect(needs[0]?.required).toBe(false);
    expect(allSigned(needs)).toBe(true);
  });
});
