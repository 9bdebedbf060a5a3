/** How a patient may be told of offers. */
export const marketingChannels = ['email', 'sms', 'phone', 'mail'] as const;
export type MarketingChannel = (typeof marketingChannels)[number];

/** Where a choice was said: at the desk, on paper, on the phone, on a form the patient filled in. */
export const choiceSources = ['desk', 'paper', 'phone', 'form'] as const;

/** The languages that are offered, for patients as for the texts they read; any other two- or three-letter code is kept as well. */
export const commonLanguages = [
  'en',
  'es',
  'fr',
  'de',
  'it',
  'pt',
  'pl',
  'ru',
  'uk',
  'tr',
  'ar',
  'fa',
  'zh',
  'ja',
  'ko',
  'vi',
  'tl',
  'hi',
] as const;

/** True for a language code such as "en" or "es". */
export function isLanguage(code: string): boolean {
  return /^[a-z]{2,3}$/.test(code);
}

/** What holds now by channel: the newest that was said; null where nothing was ever said, which is no consent. */
export function choicesNow(
  newestFirst: ReadonlyArray<{ channel: MarketingChannel; wanted: boolean }>,
): Record<MarketingChannel, boolean | null> {
  const wanted = (channel: MarketingChannel): boolean | null =>
    newestFirst.find((row) => row.channel === channel)?.wanted ?? null;
  return { email: wanted('email'), sms: wanted('sms'), phone: wanted('phone'), mail: wanted('mail') };
}
