import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOutbox } from '../../electron/app/outbox.ts';
import { addStandardForms } from '../../electron/app/standardForms.ts';
import { actAs } from '../../electron/app/systemAct.ts';
import { type ConsentScene, consentScene } from '../consents/scene.ts';
import { root } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem, tabletPageOf, tabletSizes } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`forms on a tablet${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let scene: ConsentScene;
  let browser: Browser;
  beforeAll(async () => {
    scene = await consentScene({ via: 'http' });
    const { ids, opened } = scene.clinic;
    const owner = { staffId: ids.staff.owner, role: 'owner', stationId: ids.stationId } as const;
    actAs(opened, { ...owner, procedure: 'setup.create' }, (tx, act) => addStandardForms(tx, act));
    const { appointmentId } = scene;
    await scene.desk.scheduling.advance.mutate({ appointmentId, to: 'arrived', expectedVersion: 1 });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await scene.clinic.close();
  });

  /** A patient who looks touches the tablet, too: left alone for two minutes it would lock itself. */
  const lookAt = async (page: Page, name: string): Promise<void> => {
    await page.mouse.move(5, 5);
    await look(page, `tablet-${name}`, tabletSizes);
    await page.mouse.move(9, 9);
  };

  it('are handed over, filled in by keyboard, kept over a broken line and a lock, handed in and reviewed', async () => {
    const before = await deskOf(browser, scene.clinic, 'frontDesk');
    const tablet = await tabletPageOf(browser, scene.clinic);
    const { page } = tablet;
    const { code } = await scene.desk.tablets.offerCode.mutate({ name: 'Front desk tablet' });
    await page.getByLabel('Code').fill(code);
    await page.keyboard.press('Enter');
    await page.getByText('Please keep this tablet at the desk.').waitFor();

    await before.page.getByRole('button', { name: 'Tablet for Zoë Łuczak-Çelikoğlu' }).press('Enter');
    const dialog = before.page.getByRole('dialog', { name: 'Send Zoë Łuczak-Çelikoğlu to a tablet' });
    await dialog.getByText('New patient history, Aesthetic goals').waitFor();
    await look(before.page, 'tablets-send-forms');
    await dialog.getByRole('checkbox', { name: 'Consents to sign' }).press('Space');
    await dialog.getByRole('button', { name: 'Send to Front desk tablet' }).press('Enter');
    await sayBirthDate(page);
    await before.page.getByTitle('Front desk tablet: In progress').waitFor();
    // the desk would lock itself while the patient takes their time
    await before.context.close();
    await page.getByText('Fill in your forms').waitFor();
    await page.getByRole('button', { name: 'Begin' }).press('Enter');
    await page.getByRole('button', { name: 'Begin: New patient' }).waitFor();
    await lookAt(page, 'forms');
    await page.getByRole('button', { name: 'Begin: New patient' }).press('Enter');

    const next = page.getByRole('button', { name: 'Next' });
    await next.press('Enter');
    await page.getByText('Please look at the marked questions.').waitFor();
    await lookAt(page, 'form-faults');
    await page.getByLabel('First name').fill('Zoë');
    await page.getByLabel('Last name').fill('Łuczak-Çelikoğlu');
    await page.getByLabel('Birth date').fill('1988-03-09');
    await page.getByLabel('Phone').fill('646 555 0199');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'Español' }).click();
    await page.getByLabel('Nombre').first().waitFor();
    await lookAt(page, 'form-spanish');
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'English' }).click();
    await next.press('Enter');
    await page.getByText('Page 2 of 5').waitFor();
    await page.getByLabel('City').fill('Queens');
    await page.getByText('Saved', { exact: true }).waitFor();

    await tablet.context.setOffline(true);
    await page.getByLabel('Whom should we call in an emergency?').fill('Ada Łuczak');
    await page.getByText('No answer from the desk').waitFor();
    await lookAt(page, 'form-no-answer');
    await tablet.context.setOffline(false);
    await page.getByText('No answer from the desk').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByLabel('Whom should we call in an emergency?').inputValue()).toBe('Ada Łuczak');
    await expect.poll(async () => JSON.stringify(await typed(scene))).toContain('Ada Łuczak');

    await page.getByLabel('Their phone').fill('212 555 0144');
    await tablet.context.setOffline(true);
    await page.getByLabel('Apartment').fill('4 B');
    await page.clock.fastForward('03:00');
    await tablet.context.setOffline(false);
    await page.getByText('Please tell us your date of birth').waitFor();
    expect(await page.content()).not.toContain('4 B');
    await sayBirthDate(page);
    await page.getByRole('button', { name: 'Begin' }).press('Enter');
    await page.getByRole('button', { name: 'Go on: New patient' }).press('Enter');
    await page.getByText('Page 2 of 5').waitFor();
    expect(await page.getByLabel('Apartment').inputValue()).toBe('4 B');
    expect(await page.getByLabel('Their phone').inputValue()).toBe('212 555 0144');
    await next.press('Enter');

    await page.getByText('Page 3 of 5').waitFor();
    await page.getByRole('radiogroup', { name: 'Are you allergic to anything?' }).getByLabel('No').press('Space');
    await page.getByRole('radiogroup', { name: 'Do you take medicines' }).getByLabel('Yes').press('Space');
    await page.getByLabel('Medicine or supplement').fill('Aspirin');
    await page.getByLabel('Dose').fill('81 mg');
    await page.getByLabel('None of these').press('Space');
    await lookAt(page, 'form-health');
    await next.press('Enter');
    await page.getByText('Page 4 of 5').waitFor();
    await next.press('Enter');
    await page.getByText('Page 5 of 5').waitFor();
    await page.getByRole('button', { name: 'Hand in' }).press('Enter');

    await page.getByText('Handed in').waitFor();
    await lookAt(page, 'forms-one-in');
    // by touch: a whole line is the target
    await page.getByRole('button', { name: 'Begin: Aesthetic goals' }).click();
    await page.getByRole('button', { name: 'Hand in' }).waitFor();
    await page.getByText('Lines and wrinkles').click();
    await lookAt(page, 'form-goals');
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByText('Please give the tablet back at the desk.').waitFor();
    const desk = await deskOf(browser, scene.clinic, 'frontDesk');
    await desk.page.getByTitle('Front desk tablet: Done').waitFor();

    await desk.page.getByText('Zoë Łuczak-Çelikoğlu handed a form in: review it').first().click();
    await desk.page.getByRole('heading', { name: 'Review: New patient history' }).waitFor();
    await desk.page.getByText('on a tablet', { exact: false }).first().waitFor();
    await look(desk.page, 'tablets-review');
    const failures: unknown[] = [];
    const outbox = startOutbox(scene.clinic.opened, (error) => void failures.push(error));
    await outbox.settled();
    expect(failures).toEqual([]);
    await desk.page.getByRole('button', { name: 'Open PDF: New patient history' }).press('Enter');
    await desk.page.getByText(/^New-patient-history-Zoe-.*\.pdf$/).waitFor();
    await desk.page.keyboard.press('Escape');
    await outbox.stop();
    await desk.page.getByRole('button', { name: 'Take all that was typed' }).press('Enter');
    await desk.page.getByText('All decided').waitFor();
    await desk.page.getByRole('button', { name: 'Finish the review' }).press('Enter');
    await desk.page.getByText(/changes are in the chart/).waitFor();
    const chart = await scene.desk.patients.get.query({ id: scene.patientId });
    expect(chart).toMatchObject({
      phoneNumber: '+16465550199',
      details: { city: 'Queens', unit: '4 B', emergencyName: 'Ada Łuczak' },
      medications: [{ name: 'Aspirin', dose: '81 mg' }],
    });
    expect([...before.problems, ...desk.problems]).toEqual([]);
    expect(tablet.problems).toEqual([]);
    await desk.context.close();
    await tablet.context.close();
  });

  it('speak Spanish to whom it is the language of, and say what is not there in it', async () => {
    const { patientId, appointmentId } = scene;
    const { details } = await scene.desk.patients.get.query({ id: patientId });
    const { version, ...known } = details;
    await scene.desk.patients.saveDetails.mutate({ ...known, patientId, expectedVersion: version, language: 'es' });
    const { page, context, problems } = await tabletPageOf(browser, scene.clinic);
    const { code } = await scene.desk.tablets.offerCode.mutate({ name: 'Second tablet' });
    await page.getByLabel('Code').fill(code);
    await page.keyboard.press('Enter');
    await page.getByText('Please keep this tablet at the desk.').waitFor();
    const { tablets } = await scene.desk.tablets.list.query({});
    const tabletId = tablets.find(({ name }) => name === 'Second tablet')?.id ?? '';
    const out = (await scene.desk.tablets.today.query({})).handOvers.find(({ state }) => state === 'done');
    if (out) await scene.desk.tablets.withdraw.mutate({ id: out.id, expectedVersion: out.version });
    await scene.desk.tablets.send.mutate({ tabletId, appointmentId, kinds: ['consents'] });
    await sayBirthDate(page);
    await page.getByRole('heading', { name: 'Hola, Zoë' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await lookAt(page, 'spanish-hello');
    await page.getByRole('button', { name: 'Empezar' }).press('Enter');
    await page.getByRole('button', { name: 'Leer y firmar: Neurotoxin' }).press('Enter');
    await page.getByText('Este texto no está disponible en español; se muestra en inglés.').waitFor();
    await lookAt(page, 'spanish-consent');
    await page.getByRole('button', { name: 'No doy mi consentimiento' }).waitFor();
    await page.getByRole('button', { name: 'Atrás' }).press('Enter');
    await page.getByRole('button', { name: 'Devolver la tableta' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Devolverla' }).press('Enter');
    await page.getByText('Please keep this tablet at the desk.').waitFor();

    const desk = await deskOf(browser, scene.clinic, 'frontDesk');
    await goTo(desk.page, `/visits/${appointmentId}`);
    await desk.page.getByText('This text is not there in Spanish; it is shown in English.').first().waitFor();
    await look(desk.page, 'tablets-not-in-language');
    expect([...problems, ...desk.problems]).toEqual([]);
    await desk.context.close();
    await context.close();
  });
});

/** What the host has of what is being typed. */
async function typed({ desk, patientId }: ConsentScene): Promise<unknown> {
  const { submissions } = await desk.intake.ofPatient.query({ patientId });
  const begun = submissions.find(({ state }) => state === 'begun');
  return begun && (await desk.intake.filling.query({ id: begun.id })).answers;
}

/** 9 March 1988. */
async function sayBirthDate(page: Page): Promise<void> {
  await page.getByLabel('Month').selectOption('March');
  await page.getByLabel('Day').fill('9');
  await page.getByLabel('Year').fill('1988');
  await page.keyboard.press('Enter');
}
