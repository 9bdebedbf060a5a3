import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actAs } from '../../electron/app/systemAct.ts';
import { enqueue, fail, takeDue } from '../../electron/jobs/service.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import {
  accessFaults,
  deskOf,
  look,
  openBrowser,
  openDesk,
  pagesProblem,
  scanByWedge,
  shoot,
  signInAs,
  typeLikeAPerson,
} from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`the frame of the desk${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let clinic: TestClinic;
  let browser: Browser;

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    browser = await openBrowser();
    await fillBoard(clinic);
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('tells a wrong password from a right one and keeps the name typed', async () => {
    const { page, context, problems } = await openDesk(browser, clinic.address ?? '', { now: clinic.clock.now() });
    await page.getByLabel('Sign-in name').fill('fran');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('do not belong together');
    expect(await page.getByLabel('Sign-in name').inputValue()).toBe('fran');
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
    expect(await accessFaults(page)).toEqual([]);
    await signInAs(page, 'frontDesk');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Tuesday, March 10');
    expect(problems).toEqual([]);
    await context.close();
  });

  it.each(['light', 'dark'] as const)('shows today without a fault of access, %s', async (scheme) => {
    const { page, context, problems } = await deskOf(browser, clinic, 'frontDesk', { scheme });
    await page.getByText('Ana Cruz').waitFor();
    await shoot(page, `today-${scheme}`);
    expect(await accessFaults(page)).toEqual([]);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await shoot(page, `palette-${scheme}`);
    expect(await accessFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: /^People/ }).click();
    await page.getByRole('table', { name: 'People' }).waitFor();
    await shoot(page, `people-${scheme}`);
    expect(await accessFaults(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('moves a person on by keyboard alone, and takes it back', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'frontDesk');
    const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name},`) });
    const card = page.getByRole('article', { name: /^Ben Ode/ });
    await card.waitFor();
    await card.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await column('Arrived').getByText('Ben Ode').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Ben Ode');
    await page.getByRole('button', { name: 'Undo' }).click();
    await column('Expected').getByText('Ben Ode').waitFor();
    const board = await (await clinic.as('frontDesk')).scheduling.board.query({});
    expect(board.expected.map(({ patientName }) => patientName)).toContain('Ben Ode');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('shows on every PC what one of them did', async () => {
    const one = await deskOf(browser, clinic, 'frontDesk');
    const other = await deskOf(browser, clinic, 'owner');
    await other.page.locator('[data-feed="live"]').waitFor();
    await one.page
      .getByRole('article', { name: /^Ana Cruz/ })
      .getByRole('button', { name: /: Arrived$/ })
      .click();
    await other.page
      .getByRole('region', { name: /^Arrived,/ })
      .getByText('Ana Cruz')
      .waitFor();
    expect([...one.problems, ...other.problems]).toEqual([]);
    await one.context.close();
    await other.context.close();
  });

  it('takes a scan typed by a scanner away from the field it landed in', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'owner', { realClock: true });
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: /^People/ }).click();
    await page.getByRole('button', { name: 'Add a person' }).click();
    const name = page.getByRole('textbox', { name: 'Name', exact: false }).first();
    await name.fill('Nora');
    await name.press('End');
    await scanByWedge(page, '0100351135101517');
    await page.getByText('What is open takes no scan', { exact: false }).waitFor();
    expect(await name.inputValue()).toBe('Nora');
    await typeLikeAPerson(page, ' Birch');
    expect(await name.inputValue()).toBe('Nora Birch');
    // the focus comes to the field while the scanner types
    await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).press('Enter');
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Cancel' }).focus();
    await scanByWedge(page, '0100351135101517', () => name.focus());
    await page.getByRole('alert').getByText('What is open takes no scan', { exact: false }).waitFor();
    expect(await name.inputValue()).toBe('Nora Birch');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('says why a document could not be made, and has it made again', async () => {
    const now = clinic.clock.now();
    const actor = { staffId: clinic.ids.staff.owner, role: 'owner', stationId: clinic.ids.stationId } as const;
    actAs(clinic.opened, { ...actor, procedure: 'test.promise' }, (tx, act) => {
      enqueue(tx, act, { kind: 'documents.render', payload: { documentId: 'none' } });
      for (const job of takeDue(tx, now, 10)) fail(tx, job, now, 'The disk is full. Free some space.', true);
    });
    const { page, context, problems } = await deskOf(browser, clinic, 'owner');
    await page.getByRole('button', { name: /^1 job failed/ }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'What could not be made' });
    await dialog.getByText('The disk is full. Free some space.').waitFor();
    await look(page, 'failed-jobs');
    await dialog.getByRole('button', { name: 'Try again' }).press('Enter');
    await page.getByText('It is tried again.').waitFor();
    const owner = await clinic.as('owner');
    expect((await owner.jobs.failed.query({})).jobs).toEqual([]);
    expect((await owner.jobs.overview.query({})).waiting).toBe(1);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('drops what it showed when it is locked, and comes back by PIN', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'injector');
    await (await clinic.as('injector')).staff.setPin.mutate({ pin: '274913' });
    await page.getByText('Ana Cruz').waitFor();
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await page.content()).not.toContain('Ana Cruz');
    expect(await accessFaults(page)).toEqual([]);
    await shoot(page, 'locked');
    await page.keyboard.type('111112');
    await page.getByRole('alert').waitFor();
    await page.keyboard.type('274913');
    await page.getByText('Ana Cruz').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('locks by itself when nobody is there for five minutes', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'frontDesk');
    await page.getByText('Ana Cruz').waitFor();
    await page.clock.fastForward(5 * 60_000 + 6_000);
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await page.content()).not.toContain('Ana Cruz');
    expect(problems).toEqual([]);
    await context.close();
  });
});

/** A service and two people who are expected this morning. */
async function fillBoard(clinic: TestClinic): Promise<void> {
  const owner = await clinic.as('owner');
  const service = await owner.catalog.addService.mutate({
    name: 'Consultation',
    category: 'Advice',
    durationMinutes: 30,
    pricing: 'flat',
    priceCents: 5000,
  });
  const who = [
    { givenName: 'Ana', familyName: 'Cruz', providerId: clinic.ids.staff.injector },
    { givenName: 'Ben', familyName: 'Ode', providerId: clinic.ids.staff.injector2 },
  ];
  for (const { providerId, ...name } of who) {
    const patient = await owner.patients.create.mutate(name);
    const startsAt = clinic.clock.now() + 60 * 60_000;
    await owner.scheduling.book.mutate({
      patientId: patient.id,
      startsAt,
      lines: [{ serviceId: service.id, providerId }],
    });
  }
}
