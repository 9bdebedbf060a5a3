import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billedQuantity, type ChartToSign, chartMark, compare, countAreas, missingItems } from './rules.ts';
import { planSignature } from './signing/rules.ts';

const given = fc.record({
  serviceLineId: fc.constantFrom('a', 'b'),
  productId: fc.constantFrom('botox', 'filler'),
  quantity: fc.integer({ min: 1, max: 50_000 }),
});

describe('charted against drawn', () => {
  it('sums both sides and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(given), fc.array(given), (points, draws) => {
        const pairs = compare(points, draws, 0);
        const sum = (list: ReadonlyArray<{ quantity: number }>): number =>
          list.reduce((total, row) => total + row.quantity, 0);
        expect(pairs.reduce((total, pair) => total + pair.charted, 0)).toBe(sum(points));
        expect(pairs.reduce((total, pair) => total + pair.drawn, 0)).toBe(sum(draws));
        for (const pair of pairs) expect(pair.differs).toBe(pair.charted !== pair.drawn);
      }),
    );
  });
  it('tolerates what the clinic tolerates', () => {
    const one = { serviceLineId: 'a', productId: 'botox', quantity: 10_000 };
    expect(compare([one], [{ ...one, quantity: 10_500 }], 500)[0]?.differs).toBe(false);
    expect(compare([one], [{ ...one, quantity: 10_501 }], 500)[0]?.differs).toBe(true);
  });
});

describe('what a charge counts', () => {
  const points = [
    { area: 'Forehead', quantity: 4000 },
    { area: ' forehead ', quantity: 4000 },
    { area: 'Glabella', quantity: 2500 },
  ];
  it.each([
    ['perUnit', points, 10_500],
    ['perArea', points, 2000],
    ['flat', points, 1000],
    ['flat', [], 1000],
    ['perArea', [], 3000],
  ] as const)('%s', (pricing, list, expected) => {
    expect(billedQuantity(pricing, list, 3000)).toBe(expected);
  });
  it('knows areas however they are typed', () => {
    expect(countAreas(points)).toBe(2);
  });
});

const chart: ChartToSign = {
  lines: [
    {
      serviceLineId: 'a',
      serviceName: 'Botox',
      pricing: 'perUnit',
      productId: 'botox',
      usualQuantity: 20_000,
      consentMissing: false,
      consentDeclined: false,
    },
    {
      serviceLineId: 'b',
      serviceName: 'Facial',
      pricing: 'flat',
      productId: null,
      usualQuantity: 1000,
      consentMissing: true,
      consentDeclined: false,
    },
  ],
  points: [{ serviceLineId: 'a', productId: 'botox', quantity: 10_000, area: 'Forehead' }],
  treatments: [],
  draws: [{ serviceLineId: 'a', productId: 'botox', quantity: 10_000 }],
  note: 'ok',
  tolerance: 0,
  missingConsent: 'reason',
  answered: false,
  noteGaps: [],
  emptyFields: 'reason',
  photoGaps: [],
  missingPhotos: 'advice',
  sheetsToGive: [],
  safety: [],
  overrides: [],
  product: () => ({ name: 'Botox', unit: 'U' }),
};
const nothing = {
  reasons: [],
  notPerformed: [],
  withoutConsent: [],
  withoutPhotos: [],
  emptyFields: [],
  overrides: [],
};

describe('signing', () => {
  it('without required photos waits for them, for a reason, or for nothing, as the clinic has it', () => {
    const views = [{ viewId: 'v', name: 'Frown' }];
    const whole: ChartToSign = { ...chart, missingConsent: 'reason', photoGaps: [{ serviceLineId: 'a', views }] };
    const paper = { ...nothing, withoutConsent: [{ serviceLineId: 'b', reason: 'paper' }] };
    const said = { ...paper, withoutPhotos: [{ serviceLineId: 'a', reason: 'Camera broken' }] };
    expect(planSignature(whole, paper)).toMatchObject({
      ready: true,
      performed: [{ photosMissing: { views, reason: null } }, { photosMissing: null }],
    });
    const waits = planSignature({ ...whole, missingPhotos: 'reason' }, paper);
    expect(waits.ready ? [] : waits.missing.map(({ kind, weight }) => [kind, weight])).toEqual([['photo', 'reason']]);
    expect(planSignature({ ...whole, missingPhotos: 'reason' }, said)).toMatchObject({
      ready: true,
      performed: [{ photosMissing: { views, reason: 'Camera broken' } }, { photosMissing: null }],
    });
    expect(planSignature({ ...whole, missingPhotos: 'never' }, said).ready).toBe(false);
  });

  it('waits for what blocks and for reasons, never for advice', () => {
    const plan = planSignature({ ...chart, note: '' }, nothing);
    expect(plan.ready ? [] : plan.missing.map((item) => [item.kind, item.serviceLineId])).toEqual([['consent', 'b']]);
    expect(planSignature(chart, { ...nothing, withoutConsent: [{ serviceLineId: 'b', reason: 'paper' }] }).ready).toBe(
      true,
    );
    const strict = planSignature(
      { ...chart, missingConsent: 'never' },
      { ...nothing, withoutConsent: [{ serviceLineId: 'b', reason: 'paper' }] },
    );
    expect(strict.ready).toBe(false);
  });
  it('asks for a reason, or stops, where the clinic’s rules say so', () => {
    const item = {
      key: 'exam:none',
      about: 'exam',
      serviceLineId: 'a',
      supplyId: null,
      sentence: 'Botox: there is no exam.',
    } as const;
    const answers = { ...nothing, withoutConsent: [{ serviceLineId: 'b', reason: 'paper' }] };
    const reason = { ...answers, overrides: [{ serviceLineId: 'a', key: 'exam:none', reason: 'Seen by Dr. Marsh' }] };
    const asking: ChartToSign = { ...chart, safety: [{ ...item, weight: 'reason' }] };
    expect(planSignature(asking, answers)).toMatchObject({
      ready: false,
      missing: [{ kind: 'exam', key: 'exam:none' }],
    });
    expect(planSignature(asking, reason).ready).toBe(true);
    expect(planSignature({ ...asking, overrides: [item] }, answers).ready).toBe(true);
    const stopping: ChartToSign = { ...chart, safety: [{ ...item, weight: 'stop' }], overrides: [item] };
    expect(planSignature(stopping, reason).ready).toBe(false);
    expect(planSignature({ ...chart, safety: [{ ...item, weight: 'advice' }] }, answers).ready).toBe(true);
  });
  it('does not let a line with points be called not performed', () => {
    const plan = planSignature(chart, {
      ...nothing,
      notPerformed: [
        { serviceLineId: 'a', reason: 'no' },
        { serviceLineId: 'b', reason: 'no' },
      ],
    });
    expect(plan.ready ? '' : plan.missing[0]?.sentence).toMatch(/Remove the points first/);
  });
  it('settles every line exactly once', () => {
    const plan = planSignature(chart, { ...nothing, notPerformed: [{ serviceLineId: 'b', reason: 'no time' }] });
    expect(plan).toMatchObject({
      ready: true,
      performed: [
        { line: { serviceLineId: 'a' }, chartedQuantity: 10_000, givenQuantity: 10_000, withoutConsent: null },
      ],
      notPerformed: [{ line: { serviceLineId: 'b' }, reason: 'no time' }],
      reconciliations: [],
    });
  });
  it('asks for required fields: with a reason, or never without; those of lines not performed are let go', () => {
    const gap = { fieldId: 'f', label: 'Skin type', lineIds: ['b'], problem: null };
    const paper = { ...nothing, withoutConsent: [{ serviceLineId: 'b', reason: 'paper' }] };
    const answered = { ...paper, emptyFields: [{ fieldId: 'f', reason: 'Declined' }] };
    const open = { ...chart, noteGaps: [gap] };
    const waits = planSignature(open, paper);
    expect(waits.ready ? [] : waits.missing.map(({ kind, fieldId }) => [kind, fieldId])).toEqual([['field', 'f']]);
    const plan = planSignature(open, answered);
    expect(plan.ready && [...plan.emptyFields]).toEqual([['f', 'Declined']]);
    expect(planSignature({ ...open, emptyFields: 'never' }, answered).ready).toBe(false);
    expect(planSignature({ ...open, noteGaps: [{ ...gap, problem: 'Choose again.' }] }, answered).ready).toBe(false);
    const without = { ...nothing, notPerformed: [{ serviceLineId: 'b', reason: 'no time' }] };
    expect(planSignature(open, without).ready).toBe(true);
  });
  it('says what is missing in sentences that say what to do', () => {
    const sentences = missingItems({ ...chart, points: [], note: '' }).map((item) => item.sentence);
    expect(sentences).toEqual([
      'Botox: nothing is charted. Place its points, or say that it was not performed.',
      'Facial: the consent is not signed. Have it signed, or give a reason.',
      'Botox: 0 U charted, 10 U drawn. Waste or return the rest, correct the points, or give a reason.',
      'The note is empty.',
    ]);
  });
  it('marks the points as seen, whatever their order', () => {
    expect(
      chartMark([
        { id: 'x', version: 1 },
        { id: 'y', version: 2 },
      ]),
    ).toBe(
      chartMark([
        { id: 'y', version: 2 },
        { id: 'x', version: 1 },
      ]),
    );
    expect(chartMark([{ id: 'x', version: 1 }])).not.toBe(chartMark([{ id: 'x', version: 2 }]));
  });
});
