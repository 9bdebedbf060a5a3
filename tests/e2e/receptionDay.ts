import type { Locator, Page } from 'playwright-core';
import { passwordOf } from '../standardClinic.ts';
import { accessFaults, settle, shoot } from './deskPage.ts';
import type { ReceptionClinic } from './receptionClinic.ts';

/** A window somebody works in, and what is noticed meanwhile. */
export interface Watched {
  page: Page;
  /** Begins the names of the pictures. */
  name: string;
  /** What axe found, page by page. */
  faults: string[];
}

/** Who stands at the desk. */
export interface Reception extends Watched {
  s: ReceptionClinic;
}

/** Takes a picture and asks axe. */
export async function look({ page, name, faults }: Watched, where: string): Promise<void> {
  await settle(page);
  await shoot(page, `${name}-${where}`);
  faults.push(...(await accessFaults(page)).map((fault) => `${where}: ${fault}`));
}

/** Enter, once it can be pressed: a button that still waits for something does not take the focus, and the key would go elsewhere. */
export const press = (target: Locator): Promise<void> =>
  target.and(target.page().locator(':not(:disabled)')).press('Enter');

export async function goTo(page: Page, name: string): Promise<void> {
  await press(page.getByRole('link', { name, exact: true }));
}

/** Both clocks go on, the clinic's and the window's; the desk has locked itself meanwhile and is unlocked. */
export async function later({ s, page }: Reception, minutes: number): Promise<void> {
  s.clinic.clock.advance(minutes * 60_000);
  await page.clock.fastForward(minutes * 60_000);
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await page.getByLabel('Password', { exact: true }).fill(passwordOf('frontDesk'));
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

/** The float is counted by denomination, the drawer opened with Ctrl+Enter. */
export async function openDrawer(r: Reception): Promise<void> {
  const { page } = r;
  await goTo(page, 'Till');
  await press(page.getByRole('button', { name: 'Open drawer' }).first());
  const dialog = page.getByRole('dialog', { name: /^Open the drawer/ });
  await dialog.getByLabel('Pieces of $20.00').fill('5');
  await dialog.getByLabel('Pieces of $5.00').fill('10');
  await look(r, 'opening');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('should be in it', { exact: false }).first().waitFor();
}

/** Takes the first line of an invoice back, goods to the shelf and cash to the customer. */
export async function refund(r: Reception, number: string): Promise<void> {
  const { page } = r;
  await goTo(page, 'Till');
  await page.getByRole('row', { name: new RegExp(`^${number} `) }).press('Enter');
  await page.getByRole('heading', { name: new RegExp(number) }).waitFor();
  await press(page.getByRole('button', { name: 'Take back' }));
  await press(page.getByRole('menuitem', { name: 'Refund…' }));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('How many of Repair cream come back').fill('1');
  await dialog.getByRole('combobox', { name: 'Reason' }).fill('Not tolerated');
  await dialog.getByRole('region', { name: 'What happens' }).getByText('back on the shelf', { exact: false }).waitFor();
  await look(r, 'refund');
  await press(dialog.getByRole('button', { name: /^Refund \$/ }));
  await page.getByRole('heading', { name: 'Taken back' }).waitFor();
  await look(r, 'refunded');
}

/** What the printer did not print is on the board, and is dealt with in the queue by keys. */
export async function printWhatFailed(r: Reception): Promise<void> {
  const { page } = r;
  await goTo(page, 'Today');
  const needs = page.getByRole('complementary', { name: 'Needs a person' });
  await needs
    .getByRole('button', { name: /Receipt/ })
    .first()
    .waitFor();
  await look(r, 'needs');
  await press(needs.getByRole('button', { name: /Receipt/ }).first());
  const queue = page.getByRole('table', { name: 'Print jobs' });
  await queue.waitFor();
  await look(r, 'queue');
  // nobody knows whether this one came out: a person looked, and wants it once more, marked as a copy
  await queue.getByRole('row', { name: /Not known/ }).press('c');
  const failed = queue.getByRole('row', { name: /Not printed/ });
  await failed.first().press('r');
  await failed.first().waitFor({ state: 'detached' });
  await look(r, 'queue-printed');
}

/** Counts, closes, and prints the Z. */
export async function closeDay(r: Reception, pieces: Readonly<Record<string, number>>): Promise<void> {
  const { page } = r;
  await goTo(page, 'Till');
  await page.keyboard.press('Alt+d');
  await page.getByRole('heading', { name: 'Day', level: 1 }).waitFor();
  await look(r, 'day');
  await page.keyboard.press('Alt+z');
  const dialog = page.getByRole('dialog');
  for (const [value, count] of Object.entries(pieces))
    await dialog.getByLabel(`Pieces of ${value}`).fill(String(count));
  await dialog.getByLabel('Card terminal, batch report').fill('150');
  await dialog.getByLabel('Checks, sum').fill('100');
  await dialog.getByRole('row', { name: /^Check .*Agrees$/ }).waitFor();
  await look(r, 'closing');
  await press(dialog.getByRole('button', { name: 'Close and print the Z' }));
  await page.getByRole('heading', { name: /^Z \d/ }).waitFor();
  await look(r, 'z');
}
