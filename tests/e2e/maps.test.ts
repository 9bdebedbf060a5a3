import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laserVisit } from '../charting/laserScene.ts';
import { consent, drawToxin, type Scene, setScene, shown } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { accessFaults, deskOf, goTo, look, openBrowser, pagesProblem, typeLikeAPerson } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`the map${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let clinic: TestClinic;
  let scene: Scene;

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    scene = await setScene(clinic, ['toxin', 'filler']);
    await consent(scene);
    await drawToxin(scene, 20);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  const open = async (page: Page): Promise<void> => {
    await goTo(page, `/visits/${scene.appointmentId}`);
    await page.getByRole('application', { name: 'Front' }).waitFor();
  };
  /** A person's pace: keys that follow each other faster are a scanner to the desk. */
  const tap = (page: Page, key: string): Promise<void> => page.keyboard.press(key, { delay: 60 });
  const points = async () => (await shown(scene)).points;

  it('is charted by keyboard alone: areas, points, amounts, mirror, undo', async () => {
    const desk = await deskOf(browser, clinic, 'injector', { realClock: true });
    const { page } = desk;
    await open(page);
    await page.getByLabel('Units per point').fill('4');
    const face = page.getByRole('application', { name: 'Front' });
    await face.focus();
    await tap(page, 'n');
    await tap(page, 'Enter');
    await typeLikeAPerson(page, '2.5');
    await tap(page, 'Enter');
    await expect.poll(async () => (await points()).map((point) => point.quantity)).toEqual([2500]);
    await typeLikeAPerson(page, 'nnnnna');
    await expect.poll(async () => (await points()).length).toBe(2);
    const [, area] = await points();
    expect(area).toMatchObject({ quantity: 2500, view: 'front' });
    expect(area?.region).not.toBeNull();
    await tap(page, 'PageDown');
    const side = page.getByRole('application', { name: 'Left side' });
    await side.focus();
    await tap(page, 'ArrowLeft');
    await tap(page, 'Enter');
    await expect.poll(async () => (await points()).length).toBe(3);
    await tap(page, ']');
    await page.getByText('Point 3', { exact: true }).waitFor();
    await tap(page, 'x');
    await expect
      .poll(async () => (await points()).map((point) => point.view).sort())
      .toEqual(['front', 'front', 'left', 'right']);
    await page.getByText('1 point mirrored to the other side.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().press('Enter');
    await expect.poll(async () => (await points()).length).toBe(3);
    await side.focus();
    await tap(page, ']');
    await tap(page, 'Delete');
    await page.getByText(/^Removed: /).waitFor();
    await expect.poll(async () => (await points()).length).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).last().press('Enter');
    await expect.poll(async () => (await points()).length).toBe(3);
    await look(page, 'map-left');
    expect(desk.problems).toEqual([]);
    await desk.context.close();
  });

  it('takes points and whole areas by pointer, with depth, technique, gauge and lot', async () => {
    const desk = await deskOf(browser, clinic, 'injector', { width: 1920, height: 1080 });
    const { page } = desk;
    await open(page);
    const box = await page.getByRole('application', { name: 'Front' }).boundingBox();
    if (!box) throw new Error('The face is not on the page.');
    const click = (x: number, y: number) => page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    await page.getByRole('combobox', { name: 'Depth' }).click();
    await page.getByRole('option', { name: 'Intramuscular' }).click();
    await page.getByRole('combobox', { name: 'With' }).click();
    await page.getByRole('option', { name: '32 G needle' }).click();
    for (const [x, y] of [
      [0.5, 0.43],
      [0.44, 0.4],
      [0.56, 0.4],
    ] as const)
      await click(x, y);
    await expect.poll(async () => (await points()).filter((point) => point.gauge === 32).length).toBe(3);
    expect((await points()).at(-1)).toMatchObject({
      area: 'Glabella',
      depth: 'intramuscular',
      instrument: 'needle',
      containerId: scene.vial.id,
    });
    await page.getByText('Areas', { exact: true }).click();
    await click(0.3, 0.6);
    await expect.poll(async () => (await points()).some((point) => point.region === 'cheek-right')).toBe(true);
    await look(page, 'map-front-wide');
    await page.getByRole('button', { name: 'Mirror all' }).click();
    await expect.poll(async () => (await points()).some((point) => point.region === 'cheek-left')).toBe(true);
    await page.getByRole('button', { name: /^Body, front/ }).click();
    await page.getByRole('application', { name: 'Body, front' }).waitFor();
    await look(page, 'map-body');
    for (const name of ['Lips', 'Hands', 'Neck and décolleté', 'Three quarters, left']) {
      await page.getByRole('button', { name }).click();
      await page.getByRole('application', { name }).waitFor();
    }
    await look(page, 'map-turned');
    expect(await accessFaults(page)).toEqual([]);
    expect(desk.problems).toEqual([]);
    await desk.context.close();
  });

  it('keeps and places protocols, shows an earlier visit underneath and compares any two', async () => {
    const { charting } = scene.injector;
    const now = await shown(scene);
    const encounterId = now.encounter?.id ?? '';
    await charting.saveProtocol.mutate({ encounterId, serviceLineId: scene.toxinLine, name: 'Glabella and cheeks' });
    await charting.sign.mutate({
      encounterId,
      expectedVersion: now.encounter?.version ?? 0,
      seenIds: now.seenIds,
      reasons: [{ serviceLineId: scene.toxinLine, productId: scene.shelf.botox, reason: 'Drawn later' }],
      notPerformed: [{ serviceLineId: scene.fillerLine, reason: 'Next time' }],
    });
    const { services } = await scene.owner.catalog.services.query({});
    const serviceId = services.find(({ name }) => name === 'Botox forehead')?.id ?? '';
    const booked = await scene.desk.scheduling.book.mutate({
      patientId: scene.patientId,
      startsAt: Date.UTC(2026, 2, 10, 16, 0),
      lines: [{ serviceId, providerId: clinic.ids.staff.injector }],
    });
    const desk = await deskOf(browser, clinic, 'injector', { realClock: true });
    const { page } = desk;
    await goTo(page, `/visits/${booked.id}`);
    await page.getByRole('button', { name: 'Protocols' }).press('Enter');
    await page.getByRole('menuitem', { name: /^Glabella and cheeks/ }).press('Enter');
    await page.getByText(/points placed\.$/).waitFor();
    await page.getByRole('button', { name: 'Protocols' }).press('Enter');
    await page.getByRole('menuitem', { name: /^Glabella and cheeks/ }).press('Enter');
    await page.getByText('Everything of this protocol is on the map already.').waitFor();
    const placed = await page.getByRole('list', { name: 'Points and areas' }).getByRole('listitem').count();
    const face = page.getByRole('application', { name: 'Front' });
    await face.focus();
    await tap(page, 'g');
    await page.locator('[data-ghost]').first().waitFor();
    await tap(page, 'n');
    await tap(page, 'Enter');
    await expect
      .poll(() => page.getByRole('list', { name: 'Points and areas' }).getByRole('listitem').count())
      .toBe(placed + 1);
    await look(page, 'map-ghost');
    await page.getByRole('button', { name: 'Compare' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Compare two visits' });
    await dialog.getByRole('cell', { name: /^\+/ }).first().waitFor();
    await look(page, 'map-compare');
    await dialog.getByText('Over each other').click();
    await look(page, 'map-compare-over');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(desk.problems).toEqual([]);
    await desk.context.close();
  });

  it('charts a laser by area: limits, a reason beyond them, settings of the last area', async () => {
    const laser = await laserVisit(clinic, 18);
    const boss = await deskOf(browser, clinic, 'owner');
    await goTo(boss.page, '/settings/device-settings');
    await boss.page.getByRole('row', { name: /GentleMax/ }).click();
    await boss.page.getByLabel('Wavelengths').fill('755, 1064');
    await boss.page.getByLabel('Fluence, least').fill('6');
    await boss.page.getByLabel('Fluence, most').fill('20');
    await look(boss.page, 'laser-limits');
    await boss.page.getByLabel('Fluence, most').press('Enter');
    await boss.page.getByRole('cell', { name: '6 J/cm² to 20 J/cm²' }).waitFor();
    await boss.context.close();

    const desk = await deskOf(browser, clinic, 'injector', { realClock: true });
    const { page } = desk;
    await goTo(page, `/visits/${laser.appointmentId}`);
    const body = page.getByRole('application', { name: 'Body, front' });
    await body.waitFor();
    await page.getByLabel('Fluence').fill('24');
    await page.getByLabel('Spot').fill('12');
    await body.focus();
    await tap(page, 'n');
    await tap(page, 'Enter');
    const asked = page.getByRole('dialog', { name: 'Beyond the limits of the device' });
    await asked.getByText('Fluence 24 J/cm² is outside 6 J/cm² to 20 J/cm².').waitFor();
    await asked.getByLabel('Why is it set so?').fill('Coarse hair, test spot was fine');
    await page.keyboard.press('Enter');
    await asked.waitFor({ state: 'detached' });
    await page.getByRole('list', { name: 'Treated areas' }).getByText(/24 J/).waitFor();
    await page.getByLabel('Fluence').fill('14');
    await body.focus();
    await tap(page, 'n');
    await tap(page, 'Enter');
    await page.getByRole('list', { name: 'Treated areas' }).getByText(/14 J/).waitFor();
    await look(page, 'laser-map');
    expect(desk.problems).toEqual([]);
    await desk.context.close();
  });

  it('is looked at in the dark', async () => {
    const desk = await deskOf(browser, clinic, 'injector', { scheme: 'dark' });
    await open(desk.page);
    await look(desk.page, 'map-dark');
    expect(await accessFaults(desk.page)).toEqual([]);
    expect(desk.problems).toEqual([]);
    await desk.context.close();
  });
});
