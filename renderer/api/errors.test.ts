import i18next from 'i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { sentenceOf } from './errors.ts';

const refusal = (code: string) => ({ data: { code, sentence: 'This tablet was taken back. Please ask at the desk.' } });

describe('the sentence of an error', () => {
  afterEach(() => i18next.changeLanguage('en'));

  it('is the door’s own, or says that the line broke', async () => {
    await i18next.init({ lng: 'en', resources: {} });
    expect(sentenceOf(refusal('NOT_NOW'))).toBe('This tablet was taken back. Please ask at the desk.');
    expect(sentenceOf(new Error('fetch failed'))).toMatch(/^Salve did not answer\./);
  });

  it('is Spanish on a page that speaks Spanish, for refusals nobody thought of too', async () => {
    await i18next.init({ lng: 'es', resources: {} });
    expect(sentenceOf(refusal('NOT_NOW'))).toBe('Ahora no es posible. Pregunte en la recepción, por favor.');
    expect(sentenceOf(refusal('STOCK_REFUSED'))).toMatch(/^Esto no ha sido posible\./);
    expect(sentenceOf(new Error('fetch failed'))).toMatch(/^La recepción no responde\./);
  });
});
