import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdfFileName } from './rules.ts';

describe('pdfFileName', () => {
  const hash = 'ab12cd34'.padEnd(64, '0');

  it('keeps what every file system takes', () => {
    expect(pdfFileName('Consent to treatment / Zoë Ñandú', hash)).toBe('Consent-to-treatment-Zoe-Nandu-ab12cd34.pdf');
    expect(pdfFileName('../../etc/passwd', hash)).toBe('etc-passwd-ab12cd34.pdf');
    expect(pdfFileName('Договор', hash)).toBe('document-ab12cd34.pdf');
  });

  it('never holds a path, a space or a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(pdfFileName(title, hash)).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]*\.pdf$/);
      }),
    );
  });
});
