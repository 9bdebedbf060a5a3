import type { Locator } from 'playwright-core';
import { drawPortrait } from '../../electron/workers/photos/portrait.ts';
import { passwordOf } from '../standardClinic.ts';
import { scanByWedge } from './deskPage.ts';
import { goTo, look, press, type Watched } from './receptionDay.ts';
import { finish, payFor, tender } from './receptionSales.ts';
import { drawSignature } from './signature.ts';
import { chartedOf, type Patient, patients } from './stockRoomClinic.ts';
import { choose } from './stockRoomGoods.ts';

export const spillReason = 'Two units spilled when the needle was changed';

/** The reception and its tablet. */
interface Desk {
  reception: Watched;
  tablet: Watched;
}

/** A new tablet is connected with a code from the desk. */
export async function connectTablet({ reception, tablet }: Desk): Promise<void> {
  const { page } = reception;
  await goTo(page, 'Settings');
  await press(page.getByRole('link', { name: /^Tablets/ }));
  await press(page.getByRole('button', { name: 'Connect a tablet' }).first());
  await page.getByLabel('Name of the tablet').fill('Front desk tablet');
  await page.keyboard.press('Enter');
  const code = page.locator('output');
  await code.waitFor();
  await tablet.page.getByLabel('Code').fill((await code.textContent()) ?? '');
  await tablet.page.keyboard.press('Enter');
  await tablet.page.getByText('Please keep this tablet at the desk.').waitFor();
  await page.getByRole('cell', { name: 'Front desk tablet', exact: true }).waitFor();
}

const isFirst = (patient: Patient): boolean => patient === patients[0];
const nameOf = ({ given, family }: Patient): string => `${given} ${family}`;

/** Arrives, is handed the tablet, says who they are, signs both consents and gives it back. */
export async function receive({ reception, tablet }: Desk, patient: Patient): Promise<void> {
  const { page } = reception;
  await goTo(page, 'Today');
  await page.getByRole('article', { name: new RegExp(`^${nameOf(patient)}`) }).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page
    .getByRole('region', { name: /^Arrived, / })
    .getByRole('article', { name: new RegExp(`^${nameOf(patient)}`) })
    .waitFor();
  const handOver = page.getByRole('button', { name: `Tablet for ${nameOf(patient)}` });
  await press(handOver);
  const dialog = page.getByRole('dialog', { name: `Send ${nameOf(patient)} to a tablet` });
  await dialog.getByText('Neurotoxin, Photographs').waitFor();
  if (isFirst(patient)) await look(reception, 'send');
  await press(dialog.getByRole('button', { name: 'Send to Front desk tablet' }));
  await signOnTablet(tablet, patient);
  await page.getByTitle('Front desk tablet: Done').waitFor();
  await press(handOver);
  await press(page.getByRole('button', { name: 'Take it back' }));
  await page.getByTitle('Front desk tablet: Given back').first().waitFor();
  await tablet.page.getByText('Please keep this tablet at the desk.').waitFor();
  if (isFirst(patient)) await look(reception, 'board');
}

async function signOnTablet(tablet: Watched, patient: Patient): Promise<void> {
  const { page } = tablet;
  const [year = '', month = '', day = ''] = patient.born.split('-');
  await page.getByLabel('Month').selectOption(String(Number(month)));
  await page.getByLabel('Day').fill(day);
  await page.getByLabel('Year').fill(year);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `Hello ${patient.given}` }).waitFor();
  await press(page.getByRole('button', { name: 'Begin' }));
  for (const consent of ['Neurotoxin', 'Photographs']) {
    await press(page.getByRole('button', { name: `Read and sign: ${consent}` }));
    await drawSignature(page);
    if (isFirst(patient)) await look(tablet, `consent-${consent}`);
    await press(page.getByRole('button', { name: 'Sign this consent' }));
    if (consent === 'Neurotoxin') await press(page.getByRole('button', { name: 'Continue' }));
  }
  await page.getByText('Please give the tablet back at the desk.').waitFor();
}

/** Into the treatment room, by keys on the board, and onto the page of the visit. */
async function openVisit({ page }: Watched, patient: Patient): Promise<void> {
  await goTo(page, 'Today');
  const cardIn = (column: string): Locator =>
    page
      .getByRole('region', { name: new RegExp(`^${column}, `) })
      .getByRole('article', { name: new RegExp(`^${nameOf(patient)}`) });
  for (const [from, to] of [
    ['Arrived', 'Roomed'],
    ['Roomed', 'In treatment'],
  ] as const) {
    await cardIn(from).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await cardIn(to).waitFor();
  }
  await press(cardIn('In treatment'));
  await page.getByRole('application', { name: 'Front' }).waitFor();
}

/** A picture from the clinic's camera is put into the chart, and what the patient signed says what it may be used for. */
async function addPhoto(w: Watched, patient: Patient): Promise<void> {
  const { page } = w;
  const panel = page.getByRole('region', { name: 'Photos' });
  await choose(page, panel.getByRole('combobox', { name: 'View' }), 'Face, front at rest');
  await panel.locator('input[type=file]').setInputFiles({
    name: 'front.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(drawPortrait({ look: patients.indexOf(patient), view: 'rest', lines: 0.8 })),
  });
  await press(panel.getByRole('button', { name: /^Face, front at rest, Before/ }));
  const viewer = page.getByRole('dialog', { name: 'Face, front at rest' });
  await press(viewer.getByRole('button', { name: 'Change use' }));
  const dialog = page.getByRole('dialog', { name: /What the patient lets this photo/ });
  await dialog.getByRole('radio', { name: 'Education' }).press('Space');
  await choose(page, dialog.getByRole('combobox', { name: 'Signed consent' }), /^Photographs/);
  if (isFirst(patient)) await look(w, 'photo-use');
  await press(dialog.getByRole('button', { name: 'Save' }));
  await dialog.waitFor({ state: 'hidden' });
  await viewer.getByText('Education').first().waitFor();
  if (isFirst(patient)) await look(w, 'photo');
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'hidden' });
}

/** Draws from the vial by its label, charts point by point, writes the note and signs it. */
export async function treat(w: Watched, patient: Patient, label: string): Promise<void> {
  const { page } = w;
  await openVisit(w, patient);
  await addPhoto(w, patient);
  await scanByWedge(page, label);
  const drawn = chartedOf(patient) + patient.spilled;
  await page.getByLabel('How much').fill(String(drawn));
  if (isFirst(patient)) await look(w, 'draw');
  await page.keyboard.press('Enter');
  await page.getByText(new RegExp(`^${drawn} U of Botox Cosmetic 100 U drawn`)).waitFor();

  const points = page.getByRole('list', { name: 'Points and areas' }).getByRole('listitem');
  await page.getByRole('application', { name: 'Front' }).focus();
  for (let at = 0; at < patient.points; at += 1) {
    // a person's pace: keys that follow each other faster are a scanner to the desk
    await page.keyboard.press('n', { delay: 60 });
    await page.keyboard.press('Enter', { delay: 60 });
    await points.nth(at).waitFor();
  }
  if (patient.spilled > 0) await look(w, 'charted');
  await page.getByLabel('What was found and done').fill('Forehead and glabella, well tolerated.');
  await press(page.getByRole('button', { name: /^Sign the note/ }));
  const dialog = page.getByRole('dialog', { name: 'Sign the treatment note' });
  if (patient.spilled > 0) {
    const reason = dialog.getByLabel('Why do charted and drawn differ?');
    await reason.fill(spillReason);
    // what is behind the dialog is not drawn from, and what was typed stays
    await scanByWedge(page, label);
    await press(page.getByRole('alert').filter({ hasText: 'What is open takes no scan' }).getByRole('button'));
    if ((await reason.inputValue()) !== spillReason) throw new Error('The scan changed the reason.');
    await look(w, 'sign');
  }
  await press(dialog.getByRole('button', { name: 'Sign', exact: true, disabled: false }));
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('The note is signed. The visit is at checkout.').waitFor();
  if (patient.spilled > 0) await look(w, 'signed');
}

/** Pays by card; what differs is answered for first. */
export async function pay(reception: Watched, patient: Patient): Promise<void> {
  const { page } = reception;
  await payFor(reception, nameOf(patient));
  if (patient.spilled > 0) {
    await press(page.getByRole('button', { name: 'Go on with a reason' }));
    const dialog = page.getByRole('dialog', { name: 'Why is this right?' });
    await dialog.getByLabel('Reason').fill(spillReason);
    await look(reception, 'till-differs');
    await press(dialog.getByRole('button', { name: 'Keep reason' }));
    await dialog.getByText('An injector or the owner answers for this difference', { exact: false }).waitFor();
    await choose(page, dialog.getByRole('combobox', { name: 'Who confirms' }), 'Ingrid Injector');
    await dialog.getByRole('radio', { name: 'Password' }).press('Space');
    await dialog.getByLabel('Password of Ingrid Injector').fill(passwordOf('injector'));
    await look(reception, 'till-second');
    await page.keyboard.press('Enter');
    await page.getByText(`Ingrid Injector: ${spillReason}`).waitFor();
  }
  await tender(reception, 'card', String(chartedOf(patient) * 14), `T-${patient.given}`);
  if (patient.spilled > 0) await finish(reception, 'till');
  else {
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('heading', { name: /^Paid · Invoice/ }).waitFor();
  }
}
