import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifyClinic } from '../verifyClinic.ts';
import { expectSound, paymentsByKind } from './sequences/sound.ts';
import { doStep, kindsOfSteps } from './sequences/steps.ts';
import { type World, world } from './sequences/world.ts';

/** How many sequences: 300 unless told. The long run: SALVE_SEQUENCES=10000 npm test -- tests/billing/sequences */
const wanted = Number(process.env['SALVE_SEQUENCES'] ?? 300);
/** A clinic lives this many sequences, so that checking after each of them stays quick. */
const perClinic = 100;

const step = fc.record({
  kind: fc.constantFrom(...kindsOfSteps),
  pick: fc.nat(9999),
  share: fc.integer({ min: 1, max: 1000 }),
  pieces: fc.integer({ min: 1, max: 3 }),
  flag: fc.boolean(),
  tender: fc.nat(5),
});

it(
  `money, tax, stock and stored value agree after any sequence of selling, using and taking back (${wanted})`,
  async () => {
    const done = new Map<string, number>();
    const paid = new Map<string, number>();
    let w: World | undefined;
    for (let ran = 0; ran < wanted; ran += perClinic) {
      w = await world();
      const here = w;
      const sequences = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        for (const one of steps) {
          const outcome = await doStep(here, one);
          done.set(`${one.kind} ${outcome}`, (done.get(`${one.kind} ${outcome}`) ?? 0) + 1);
        }
        expectSound(here);
      });
      await fc.assert(sequences, { numRuns: Math.min(perClinic, wanted - ran), endOnFailure: true });
      verifyClinic(w.scene.clinic.opened);
      for (const [kind, many] of paymentsByKind(w)) paid.set(kind, (paid.get(kind) ?? 0) + many);
      await w.scene.clinic.close({ verify: false });
    }
    for (const kind of kindsOfSteps) expect(done.get(`${kind} done`) ?? 0, kind).toBeGreaterThan(wanted / 10);
    for (const kind of ['giftCard', 'package', 'deposit', 'check'])
      expect(paid.get(kind) ?? 0, kind).toBeGreaterThan(wanted / 30);
    if (wanted > 300) process.stderr.write(`${JSON.stringify([Object.fromEntries(done), Object.fromEntries(paid)])}\n`);
  },
  Math.max(300_000, wanted * 2000),
);
