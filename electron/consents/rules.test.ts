import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allSigned, fillIn, needsOf, paragraphsOf, strokesProblem, unknownPlaceholders } from './rules.ts';

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

describe('strokesProblem', () => {
  const pad = { width: 500, height: 180 };
  const line = Array.from({ length: 30 }, (_, at): [number, number] => [40 + at * 8, 90 + (at % 5) * 6]);

  it('takes a signature', () => {
    expect(strokesProblem({ ...pad, strokes: [line] })).toBeNull();
  });

  it('refuses nothing, a dot, a tap and many taps', () => {
    expect(strokesProblem({ ...pad, strokes: [] })).toMatch(/sign on the line/);
    expect(strokesProblem({ ...pad, strokes: [[[50, 50]]] })).toMatch(/sign on the line/);
    expect(
      strokesProblem({
        ...pad,
        strokes: Array.from(
          { length: 50 },
          () =>
            [
              [50, 50],
              [51, 50],
            ] as Array<[number, number]>,
        ),
      }),
    ).toMatch(/sign on the line/);
  });

  it('refuses points outside the pad and no numbers', () => {
    expect(strokesProblem({ ...pad, strokes: [[...line, [900, 20]]] })).toMatch(/outside/);
    expect(strokesProblem({ ...pad, strokes: [[...line, [Number.NaN, 20]]] })).toMatch(/outside/);
  });

  it('refuses more than a person draws', () => {
    expect(strokesProblem({ ...pad, strokes: Array.from({ length: 401 }, () => line) })).toMatch(/too many/);
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
