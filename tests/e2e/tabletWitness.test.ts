import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsentSnapshot } from '../../electron/consents/rules.ts';
import { documentForPages } from '../../electron/documents/service.ts';
import { type ConsentScene, consentScene } from '../consents/scene.ts';
import { root } from '../harness.ts';
import { passwordOf } from '../standardClinic.ts';
import { look, openBrowser, pagesProblem, tabletPageOf, tabletSizes } from './deskPage.ts';
import { drawOn, drawSignature } from './signature.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`a witness on a tablet${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let scene: ConsentScene;
  let browser: Browser;
  beforeAll(async () => {
    scene = await consentScene({ via: 'http' });
    await scene.owner.consents.updateTemplate.mutate({
      id: scene.templateId,
      name: 'Neurotoxin',
      active: true,
      witness: true,
      expectedVersion: 1,
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await scene.clinic.close();
  });

  const lookAt = (page: Page, name: string) => look(page, `tablet-${name}`, tabletSizes);

  it('confirms who they are and signs beside the patient, and nobody is signed in by it', async () => {
    const { page, context, problems } = await tabletPageOf(browser, scene.clinic);
    const { code } = await scene.desk.tablets.offerCode.mutate({ name: 'Front desk tablet' });
    await page.getByLabel('Code').fill(code);
    await page.keyboard.press('Enter');
    await page.getByText('Please keep this tablet at the desk.').waitFor();
    const { tablets } = await scene.desk.tablets.list.query({});
    const { appointmentId } = scene;
    await scene.desk.tablets.send.mutate({ tabletId: tablets[0]?.id ?? '', appointmentId, kinds: ['consents'] });
    await page.getByLabel('Month').selectOption('March');
    await page.getByLabel('Day').fill('9');
    await page.getByLabel('Year').fill('1988');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Begin' }).press('Enter');
    await page.getByRole('button', { name: 'Read and sign: Neurotoxin' }).press('Enter');
    await page.getByRole('dialog', { name: 'Consent to read and sign' }).waitFor();
    await drawSignature(page);
    const sign = page.getByRole('button', { name: 'Sign this consent' });
    await page.getByText('A witness has to sign too.').waitFor();
    expect(await sign.isDisabled()).toBe(true);

    const part = page.getByRole('region', { name: 'Witness' });
    const confirm = async (login: string, password: string): Promise<void> => {
      await part.getByLabel('Sign-in name of the witness').fill(login);
      await part.getByLabel('Password of the witness').fill(password);
      await page.keyboard.press('Enter');
    };
    await confirm('ingrid', 'not hers');
    await part.getByRole('alert').waitFor();
    expect(await part.getByLabel('Password of the witness').inputValue()).toBe('');
    await part.scrollIntoViewIfNeeded();
    await lookAt(page, 'witness-wrong');
    await confirm('fran', passwordOf('frontDesk'));
    await part.getByText('Whoever handed the tablet over cannot be the witness.').waitFor();
    await confirm('ingrid', passwordOf('injector'));
    await part.getByText('Confirmed. Please sign.').waitFor();
    const pad = part.getByRole('img', { name: /^Signature of the witness/ });
    await drawOn(page, pad);
    await lookAt(page, 'witness');

    // a confirmation holds for three minutes; after that the witness is asked again, and the patient's signature stays
    scene.clinic.clock.advance(100_000);
    await page.clock.fastForward('00:25');
    await Promise.all([page.waitForResponse(/tablet\.here/), page.mouse.move(5, 5)]);
    scene.clinic.clock.advance(100_000);
    await sign.press('Enter');
    await page.getByText('The witness has to confirm again').waitFor();
    expect(await sign.isDisabled()).toBe(true);
    await confirm('ingrid', passwordOf('injector'));
    await part.getByText('Confirmed. Please sign.').waitFor();
    await drawOn(page, pad);
    await sign.press('Enter');
    await page.getByText('Your consent is signed and kept.').waitFor();

    const { consents } = await scene.desk.consents.ofPatient.query({ patientId: scene.patientId });
    expect(consents).toMatchObject([{ outcome: 'signed', witnessName: 'Ingrid Injector', staffName: 'Fran Desk' }]);
    const kept = documentForPages(scene.clinic.opened.store.read, consents[0]?.documentId ?? '');
    const record = kept.content as ConsentSnapshot;
    expect(record.witness?.strokes.strokes.length).toBeGreaterThan(0);
    expect(record.station).toMatchObject({ number: null, name: 'Front desk tablet' });
    await page.getByRole('button', { name: 'Continue' }).press('Enter');
    await page.getByRole('button', { name: 'Read and sign: Photographs' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
