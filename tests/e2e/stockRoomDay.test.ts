import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../harness.ts';
import { noReader } from '../inventory/labelReader.ts';
import { passwordOf } from '../standardClinic.ts';
import { openBrowser, pagesProblem } from './deskPage.ts';
import { connectTablet, pay, receive, treat } from './stockRoomCare.ts';
import { patients, stockRoomClinic, windowsOf } from './stockRoomClinic.ts';
import { countShelf, explain, recallLot, sendBack } from './stockRoomEnd.ts';
import { imbalances, receiveByScan, reconstitute, wasteRest } from './stockRoomGoods.ts';

const problem = pagesProblem(root) ?? noReader ?? null;

describe.skipIf(problem !== null)(`a day in the stock room${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([
    ['light', 1366, 768],
    ['dark', 1920, 1080],
  ] as const)(
    'from the delivery to the explained units by keyboard and scanner, %s',
    async (scheme, width, height) => {
      const s = await stockRoomClinic();
      const w = windowsOf(browser, s, { scheme, width, height });
      try {
        const morning = await w.open('stockKeeper', 1);
        await receiveByScan(morning);
        await morning.page.context().close();
        const labels = s.labels();
        expect(labels).toHaveLength(6);
        const vial = labels[0] ?? '';

        const injector = await w.open('injector', 2);
        await reconstitute(injector, vial);
        const desk = { reception: await w.open('frontDesk', 3), tablet: await w.tablet() };
        await connectTablet(desk);
        for (const patient of patients) {
          await receive(desk, patient);
          await treat(injector, patient, vial);
          await pay(desk.reception, patient);
        }

        const keeper = await w.open('stockKeeper', 1);
        await wasteRest(keeper, vial, { name: 'Ingrid Injector', password: passwordOf('injector') });
        await countShelf(keeper, labels.slice(1, 5), { name: 'Olive Owner', password: passwordOf('owner') });
        const owner = await w.open('owner', 1);
        const record = await recallLot(owner);
        for (const { given, family } of patients)
          for (const word of `${given} ${family}`.split(/[ -]/)) expect(record).toContain(word);
        await sendBack(keeper, labels[1] ?? '');
        await explain(owner);
        expect(await imbalances(s)).toEqual([]);
        expect(w.problems()).toEqual([]);
      } catch (error) {
        await w.shootAll();
        throw new Error(`The day stopped. The pages said: ${w.problems().join('; ') || 'nothing'}`, { cause: error });
      } finally {
        await w.close();
        await s.close();
      }
    },
    1_200_000,
  );
});
