import type { Page } from 'playwright-core';
import { scanByWedge, typeLikeAPerson } from './deskPage.ts';
import { goTo, look, press, type Reception, type Watched } from './receptionDay.ts';

/** A sale at the counter, of a patient if one is named. */
export async function newSale(r: Reception, patient?: string): Promise<void> {
  const { page } = r;
  await goTo(page, 'Till');
  await page.getByRole('heading', { name: 'Sales of today' }).waitFor();
  await page.keyboard.press('Alt+n');
  await page.getByText('The cart is empty').waitFor();
  if (patient === undefined) return;
  await find(page, patient);
  await page.getByRole('heading', { name: new RegExp(`^${patient}`) }).waitFor();
}

/** Chooses what the finder offers for a text. */
async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Alt+p');
  await typeLikeAPerson(page, text);
  await page
    .getByRole('option', { name: new RegExp(text) })
    .and(page.locator('[data-combobox-selected]'))
    .waitFor();
  await page.keyboard.press('Enter');
}

/** A package and a gift card for a friend in one sale. */
export async function addPackageAndGiftCard(r: Reception): Promise<void> {
  const { page } = r;
  const lines = page.getByRole('table', { name: 'Lines of the cart' });
  await find(page, 'Three facials');
  await lines.getByText('Three facials').waitFor();
  await find(page, 'gift card');
  const dialog = page.getByRole('dialog', { name: 'Sell a gift card' });
  await dialog.getByLabel('Worth').fill('100');
  await look(r, 'gift-card');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await lines.getByText('Gift card').first().waitFor();
}

/** Opens the cart of a visit that waits to pay. */
export async function payFor(r: Watched, patient: string): Promise<void> {
  const { page } = r;
  await goTo(page, 'Till');
  await press(page.getByRole('navigation', { name: 'To pay' }).getByRole('button', { name: new RegExp(patient) }));
  await page.getByRole('heading', { name: new RegExp(`^${patient}`) }).waitFor();
}

const kinds = {
  card: { key: 'Alt+k', amount: 'Charged on the terminal', reference: 'Terminal reference', take: 'Note card payment' },
  check: { key: 'Alt+h', amount: 'Amount of the check', reference: 'Check number', take: 'Take check' },
} as const;

/** Takes a part of what is due by card or check. */
export async function tender(r: Watched, kind: keyof typeof kinds, amount: string, reference: string): Promise<void> {
  const { page } = r;
  const words = kinds[kind];
  await page.keyboard.press(words.key);
  await page.getByLabel(words.amount).fill(amount);
  await page.getByLabel(words.reference).fill(reference);
  await press(page.getByRole('button', { name: words.take }));
  await page.getByText(`ref. ${reference}`).waitFor();
}

/** Takes cash; more than is due gives change. */
export async function cash({ page }: Reception, amount: string): Promise<void> {
  await page.keyboard.press('Alt+c');
  await page.getByLabel('Received').fill(amount);
  await page.keyboard.press('Enter');
  await page
    .getByText('All paid')
    .or(page.getByText('Change', { exact: true }))
    .first()
    .waitFor();
}

/** Ends the sale; returns the number of its invoice. */
export async function finish(r: Watched, where: string): Promise<string> {
  const { page } = r;
  await look(r, `${where}-ready`);
  await page.keyboard.press('Alt+Enter');
  const words = page.getByRole('heading', { name: /^Paid · Invoice/ });
  await words.waitFor();
  await look(r, `${where}-paid`);
  return /Invoice (\S+)/.exec((await words.textContent()) ?? '')?.[1] ?? '';
}

/** A jar of cream over the scanner. */
export async function scanCream({ page, s }: Reception): Promise<void> {
  await scanByWedge(page, s.creamGtin.slice(1));
  await page.getByRole('table', { name: 'Lines of the cart' }).getByText('Repair cream').waitFor();
}

/** One touch pays the line with what the patient paid ahead. */
export async function usePaidAhead(r: Reception, title: string): Promise<void> {
  const { page } = r;
  await press(page.getByRole('region', { name: 'Paid ahead' }).getByRole('button', { name: new RegExp(`^${title}`) }));
  await page.getByRole('list', { name: 'What was taken' }).getByText(title).waitFor();
}

/** A tip of a share, with Alt+T and the arrows of the keyboard. */
export async function tip({ page }: Reception, share: string): Promise<void> {
  await page.keyboard.press('Alt+t');
  await press(page.getByRole('button', { name: new RegExp(`^${share}`) }));
  await page.getByRole('button', { name: new RegExp(`^${share}`), pressed: true }).waitFor();
}

/** A gift card over the scanner pays what it can. */
export async function scanGiftCard({ page }: Reception, code: string): Promise<void> {
  await scanByWedge(page, code);
  await page.getByRole('list', { name: 'What was taken' }).getByText('Gift card').waitFor();
}

/** The fee that waited has come onto the cart by itself. */
export async function seesFee({ page }: Reception, name: string): Promise<void> {
  await page.getByRole('table', { name: 'Lines of the cart' }).getByText(name).waitFor();
}
