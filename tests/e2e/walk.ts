import type { Page } from 'playwright-core';
import type { Plan } from '../../scripts/visit/plan.ts';
import { accessFaults, scanByWedge, shoot } from './deskPage.ts';
import { drawSignature } from './signature.ts';

/** What the walk needs to know of where it takes place. */
export interface Walk {
  page: Page;
  plan: Plan;
  /** Begins the names of the pictures. */
  name: string;
  /** What axe found, page by page; undefined where it is not asked. */
  faults: string[] | undefined;
}

/** Takes a picture and asks axe. */
async function look(walk: Walk, where: string): Promise<void> {
  await shoot(walk.page, `${walk.name}-${where}`);
  if (walk.faults) walk.faults.push(...(await accessFaults(walk.page)).map((fault) => `${where}: ${fault}`));
}

/** Signs in as a person; nobody may be signed in yet. */
export async function signIn(page: Page, who: { login: string; password: string }): Promise<void> {
  await page.getByLabel('Sign-in name').fill(who.login);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

/** Signs whoever is there out. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /at the keyboard$/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter');
  await page.getByLabel('Sign-in name').waitFor();
}

const goTo = (page: Page, name: string): Promise<void> => page.getByRole('link', { name, exact: true }).press('Enter');

/** A new patient, then a booking in the calendar: keyboard alone. */
export async function takeInAndBook(walk: Walk): Promise<void> {
  const { page, plan } = walk;
  const { givenName, familyName, birthDate, phone } = plan.patient;
  await goTo(page, 'Patients');
  await page.getByRole('button', { name: 'New patient' }).press('Enter');
  await page.getByLabel('First name').fill(givenName);
  await page.getByLabel('Last name').fill(familyName);
  await page.getByLabel('Birth date').fill(birthDate);
  await page.getByLabel('Phone').fill(phone);
  await look(walk, 'patient-form');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Patient chart' }).waitFor();
  await look(walk, 'patient');
  await page.getByRole('button', { name: 'Book a visit' }).first().press('Enter');
  await page.getByRole('application', { name: /^Calendar of/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('This time is free').waitFor();
  await look(walk, 'booking');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: new RegExp(`^${givenName}`) }).waitFor();
  await look(walk, 'calendar');
}

/** Moves the card one column on by its key; again if the board was just being drawn anew. */
async function advanceTo({ page, plan }: Walk, column: string): Promise<void> {
  const card = page.getByRole('article', { name: new RegExp(`^${plan.patient.givenName}`) });
  const there = page.getByRole('region', { name: new RegExp(`^${column}, 1`) });
  for (let tries = 0; tries < 5; tries += 1) {
    await card.focus();
    await page.keyboard.press('Shift+ArrowRight');
    const arrived = await there.waitFor({ timeout: 4000 }).then(
      () => true,
      () => false,
    );
    if (arrived) return;
  }
  await there.waitFor();
}

/** The board: here, in a room; then the visit is opened. Keyboard alone. */
export async function receive(walk: Walk): Promise<void> {
  const { page, plan } = walk;
  const card = page.getByRole('article', { name: new RegExp(`^${plan.patient.givenName}`) });
  await goTo(page, 'Today');
  for (const column of ['Arrived', 'Roomed']) await advanceTo(walk, column);
  await look(walk, 'today');
  await card.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Consents' }).waitFor();
}

/** The consent is read to its end, signed with the pointer and kept. */
export async function signConsent(walk: Walk): Promise<void> {
  const { page } = walk;
  await page.getByRole('button', { name: 'Read and sign' }).press('Enter');
  await page.getByText('Please read to the end').waitFor();
  await look(walk, 'consent');
  await drawSignature(page);
  await look(walk, 'consent-signature');
  await page.getByRole('button', { name: 'Sign this consent' }).press('Enter');
  await page.getByRole('heading', { name: /^Thank you/ }).waitFor();
  await look(walk, 'consent-thanks');
  await page.getByRole('button', { name: 'Back to the desk' }).press('Enter');
  await page.getByRole('dialog', { name: 'Consent signed' }).getByText('The PDF is ready').waitFor();
  await look(walk, 'consent-kept');
  await page.keyboard.press('Escape');
}

/** Scan, dissolve, draw; a point on the face; note; signature of the chart. */
export async function treat(walk: Walk): Promise<void> {
  const { page, plan } = walk;
  const { toxin } = plan;
  const card = page.getByRole('article', { name: new RegExp(`^${plan.patient.givenName}`) });
  await goTo(page, 'Today');
  await advanceTo(walk, 'In treatment');
  await card.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('application', { name: 'Front' }).waitFor();
  await scanByWedge(page, `01${toxin.gtin}17${toxin.expiresOn.slice(2).replaceAll('-', '')}21${toxin.serial}`);
  await page.getByRole('button', { name: 'Reconstitute it now' }).press('Enter');
  const dissolve = page.getByRole('dialog');
  await dissolve.waitFor();
  await dissolve.getByRole('textbox').first().fill('2.5');
  await look(walk, 'reconstitute');
  await page.keyboard.press('Enter');
  await dissolve.waitFor({ state: 'hidden' });
  const amount = page.getByLabel('How much');
  await amount.fill('12');
  await look(walk, 'draw');
  await amount.press('Enter');
  await page.getByText('12 U of', { exact: false }).first().waitFor();
  await page.getByLabel('Units per point').fill('6');
  const face = page
    .getByRole('application', { name: 'Front' })
    .or(page.getByRole('group', { name: 'Front' }))
    .first();
  const box = await face.boundingBox();
  if (!box) throw new Error('The face is not on the page.');
  await page.mouse.click(box.x + box.width * 0.42, box.y + box.height * 0.24);
  await page.mouse.click(box.x + box.width * 0.58, box.y + box.height * 0.24);
  await page.getByText('Agrees').first().waitFor();
  await page.getByLabel('What was found and done').fill('Frown lines softened. Tolerated well.');
  await page.getByText('Saved', { exact: true }).first().waitFor();
  await look(walk, 'visit');
  await page.getByRole('button', { name: /^Sign the note/ }).press('Enter');
  const signing = page.getByRole('dialog', { name: 'Sign the treatment note' });
  await signing.waitFor();
  await look(walk, 'sign');
  await signing.getByRole('button', { name: 'Sign', exact: true }).press('Enter');
  await page.getByText('This note is closed to change', { exact: false }).waitFor();
  await look(walk, 'visit-signed');
}

/** The drawer, the cart with its charge, retail by scan, discount, tip, card and cash, change. */
export async function pay(walk: Walk): Promise<void> {
  const { page, plan } = walk;
  await goTo(page, 'Till');
  await page.getByRole('button', { name: /Open drawer/ }).press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Pieces of $20', { exact: false }).or(drawer.getByRole('textbox').nth(2)).first().fill('5');
  await look(walk, 'drawer');
  await page.keyboard.press('Control+Enter');
  await drawer
    .getByRole('button', { name: /Open drawer/ })
    .press('Enter', { timeout: 2000 })
    .catch(() => undefined);
  await drawer.waitFor({ state: 'hidden' });
  await page
    .getByRole('button', { name: new RegExp(plan.patient.givenName) })
    .or(page.getByRole('link', { name: new RegExp(plan.patient.givenName) }))
    .first()
    .press('Enter');
  await page.getByText('All three agree').waitFor();
  await scanByWedge(page, plan.serum.gtin.slice(1));
  await page.getByText(plan.serum.name).first().waitFor();
  await look(walk, 'till');
  await page.getByRole('button', { name: /^Discount for Neurotoxin/ }).press('Enter');
  const discount = page.getByRole('dialog', { name: 'Discount' });
  await discount.getByRole('textbox').first().fill('10');
  await discount.getByLabel('Reason').fill('Regular patient');
  await look(walk, 'discount');
  await discount.getByRole('button', { name: 'Save' }).press('Enter');
  await discount.waitFor({ state: 'hidden' });
  await page.getByText('15 %', { exact: false }).first().click();
  await page.keyboard.press('Alt+k');
  await page.getByLabel('Charged on the terminal').fill('50');
  await page.getByLabel('Terminal reference').fill('4242 4242 4242 4242');
  await page.getByRole('button', { name: 'Note card payment' }).press('Enter');
  await page.getByRole('alert').getByText('card number', { exact: false }).waitFor();
  await look(walk, 'card-refused');
  await page.getByLabel('Terminal reference').fill(plan.terminalReference);
  await page.getByRole('button', { name: 'Note card payment' }).press('Enter');
  await page.getByText(`ref. ${plan.terminalReference}`).waitFor();
  await page.keyboard.press('Alt+c');
  await page.getByLabel('Received').fill('500');
  await page.getByRole('button', { name: 'Take cash' }).press('Enter');
  await page.getByText('Change', { exact: true }).first().waitFor();
  await look(walk, 'tendered');
  await page.keyboard.press('Alt+Enter');
  await page.getByRole('heading', { name: 'Paid' }).waitFor();
  await look(walk, 'paid');
}
