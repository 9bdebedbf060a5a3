import type { PolicyKey, PolicyValues } from '../../../electron/clinic/policies/rules.ts';

/** Keys whose value is of one type. */
type KeyOf<V> = {
  [K in PolicyKey]: PolicyValues[K] extends V ? (V extends PolicyValues[K] ? K : never) : never;
}[PolicyKey];

/** How a rule is asked for. */
export type PolicyField =
  | { kind: 'amount'; key: KeyOf<PolicyValues['scheduling.deposit']> }
  | {
      kind: 'number';
      key: KeyOf<number>;
      unit: 'hours' | 'minutes' | 'days' | 'months' | 'times' | 'thousandths' | 'points';
      min: number;
      max: number;
    }
  | { kind: 'money'; key: 'billing.refundLimit' | 'stock.countLimit' | 'till.overShortLimit' }
  | { kind: 'share'; key: 'till.discountLimit' }
  | { kind: 'switch'; key: KeyOf<boolean> }
  | { kind: 'consent'; key: 'charting.photoConsent' }
  | {
      kind: 'choice';
      key:
        | 'charting.missingConsent'
        | 'charting.emptyFields'
        | 'charting.exam'
        | 'charting.orders'
        | 'charting.overrideBy'
        | 'charting.missingPhotos'
        | 'till.closeWithOpen';
      options: ReadonlyArray<
        PolicyValues[
          | 'charting.missingConsent'
          | 'charting.missingPhotos'
          | 'charting.exam'
          | 'charting.orders'
          | 'charting.overrideBy']
      >;
    };

export type PolicyGroup =
  | 'online'
  | 'missed'
  | 'deposits'
  | 'board'
  | 'lists'
  | 'charts'
  | 'photos'
  | 'orders'
  | 'feeds'
  | 'ahead'
  | 'refunds'
  | 'stock'
  | 'till';

/** Every rule of the clinic, in the order of the page. */
export const policyGroups: ReadonlyArray<{ group: PolicyGroup; fields: readonly PolicyField[] }> = [
  {
    group: 'online',
    fields: [
      { kind: 'number', key: 'scheduling.minimumLeadHours', unit: 'hours', min: 0, max: 720 },
      { kind: 'number', key: 'scheduling.callUsHours', unit: 'hours', min: 0, max: 720 },
    ],
  },
  {
    group: 'missed',
    fields: [
      { kind: 'number', key: 'scheduling.lateHours', unit: 'hours', min: 0, max: 720 },
      { kind: 'amount', key: 'scheduling.lateCancelFee' },
      { kind: 'amount', key: 'scheduling.noShowFee' },
      { kind: 'number', key: 'scheduling.lateArrivalMinutes', unit: 'minutes', min: 0, max: 240 },
      { kind: 'amount', key: 'scheduling.lateArrivalFee' },
      { kind: 'switch', key: 'scheduling.feePaysProvider' },
    ],
  },
  {
    group: 'deposits',
    fields: [
      { kind: 'amount', key: 'scheduling.deposit' },
      { kind: 'number', key: 'scheduling.depositAfterNoShows', unit: 'times', min: 0, max: 10 },
      { kind: 'switch', key: 'scheduling.depositKept' },
    ],
  },
  {
    group: 'board',
    fields: [
      { kind: 'number', key: 'scheduling.waitSoonMinutes', unit: 'minutes', min: 0, max: 240 },
      { kind: 'number', key: 'scheduling.waitOverMinutes', unit: 'minutes', min: 0, max: 240 },
    ],
  },
  {
    group: 'lists',
    fields: [
      { kind: 'number', key: 'scheduling.waitlistDays', unit: 'days', min: 1, max: 730 },
      { kind: 'number', key: 'scheduling.recallLeadDays', unit: 'days', min: 0, max: 90 },
      { kind: 'number', key: 'scheduling.toxinRecallDays', unit: 'days', min: 1, max: 730 },
    ],
  },
  {
    group: 'charts',
    fields: [
      { kind: 'choice', key: 'charting.missingConsent', options: ['reason', 'never'] },
      { kind: 'choice', key: 'charting.emptyFields', options: ['reason', 'never'] },
      { kind: 'number', key: 'charting.tolerance', unit: 'thousandths', min: 0, max: 10_000 },
      { kind: 'switch', key: 'charting.cosign' },
    ],
  },
  {
    group: 'photos',
    fields: [
      { kind: 'choice', key: 'charting.missingPhotos', options: ['advice', 'reason', 'never'] },
      { kind: 'consent', key: 'charting.photoConsent' },
      { kind: 'number', key: 'charting.photoEdge', unit: 'points', min: 1600, max: 8000 },
    ],
  },
  {
    group: 'orders',
    fields: [
      { kind: 'choice', key: 'charting.exam', options: ['stop', 'reason', 'advice'] },
      { kind: 'choice', key: 'charting.orders', options: ['exam', 'either', 'both'] },
      { kind: 'number', key: 'charting.examMonths', unit: 'months', min: 1, max: 36 },
      { kind: 'choice', key: 'charting.overrideBy', options: ['treats', 'prescribers'] },
    ],
  },
  {
    group: 'ahead',
    fields: [
      { kind: 'number', key: 'billing.giftCardMonths', unit: 'months', min: 0, max: 240 },
      { kind: 'switch', key: 'billing.expireByItself' },
    ],
  },
  {
    group: 'till',
    fields: [
      { kind: 'share', key: 'till.discountLimit' },
      { kind: 'switch', key: 'till.blindCount' },
      { kind: 'money', key: 'till.overShortLimit' },
      { kind: 'choice', key: 'till.closeWithOpen', options: ['reason', 'never'] },
    ],
  },
  {
    group: 'refunds',
    fields: [
      { kind: 'money', key: 'billing.refundLimit' },
      { kind: 'number', key: 'billing.pendingDays', unit: 'days', min: 1, max: 60 },
    ],
  },
  {
    group: 'stock',
    fields: [
      { kind: 'money', key: 'stock.countLimit' },
      { kind: 'switch', key: 'stock.witnessToxin' },
      { kind: 'switch', key: 'stock.witnessFiller' },
    ],
  },
  { group: 'feeds', fields: [{ kind: 'switch', key: 'scheduling.icalNames' }] },
];

/** The word of a rule in `en.ts`: i18next reads a point as a step into an object. */
export function wordOf<K extends PolicyKey>(key: K): K extends `${infer A}.${infer B}` ? `${A}_${B}` : never {
  return key.replace('.', '_') as never;
}
