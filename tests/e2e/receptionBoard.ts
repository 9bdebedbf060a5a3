import type { Locator, Page } from 'playwright-core';
import { goTo, look, press, type Reception } from './receptionDay.ts';

/** Opens the appointment of someone in the calendar of today. */
async function openAppointment(page: Page, patient: string): Promise<Locator> {
  await goTo(page, 'Calendar');
  const calendar = page.getByRole('application', { name: /^Calendar of/ });
  await press(calendar.getByRole('button', { name: new RegExp(`^${patient}`) }));
  const drawer = page.getByRole('dialog', { name: 'Appointment' });
  await drawer.getByRole('heading', { name: new RegExp(`^${patient}`) }).waitFor();
  return drawer;
}

/** Comes twenty minutes after their time: the board says so, and the fee the rules ask for is charged. */
export async function receiveLate(r: Reception, patient: string): Promise<void> {
  const { page } = r;
  await goTo(page, 'Today');
  const card = page.getByRole('article', { name: new RegExp(`^${patient}.*Late by 20 min`) });
  await card.waitFor();
  await look(r, 'late');
  await card.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('region', { name: /^Arrived, 1/ }).waitFor();
  const drawer = await openAppointment(page, patient);
  await drawer.getByText('Came 20 min late: $25.00').waitFor();
  await look(r, 'late-fee');
  await press(drawer.getByRole('button', { name: 'Charge it' }));
  await drawer.getByText('It waits at the till.').waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
}

/** Did not come at all: the time becomes free, the fee waits at the till. */
export async function markNoShow(r: Reception, patient: string): Promise<void> {
  const { page } = r;
  const drawer = await openAppointment(page, patient);
  await press(drawer.getByRole('button', { name: 'No-show' }));
  await drawer.getByText('Charge $50.00; it waits at the till').waitFor();
  await look(r, 'no-show');
  await press(drawer.getByRole('button', { name: 'Mark as no-show' }));
  await drawer.getByText('It waits at the till.').waitFor();
  await look(r, 'no-show-fee');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
}

/** Somebody comes in from the street: found by name, served next, here at once. */
export async function walkIn(r: Reception, patient: string, service: string, provider: string): Promise<void> {
  const { page } = r;
  await goTo(page, 'Calendar');
  await press(page.getByRole('button', { name: 'Walk-in' }));
  const drawer = page.getByRole('dialog', { name: 'Walk-in' });
  await drawer.getByLabel('Patient').fill(patient);
  await page.getByRole('option', { name: new RegExp(`^${patient}`) }).waitFor();
  await page.keyboard.press('Enter');
  for (const [label, wish] of [
    ['Service', service],
    ['Provider', provider],
  ] as const) {
    const field = drawer.getByRole('combobox', { name: label, exact: true });
    await field.fill(wish);
    await page.getByRole('option', { name: wish }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await drawer.getByText('This time is free').waitFor();
  await look(r, 'walk-in');
  await page.keyboard.press('Control+Enter');
  await drawer.waitFor({ state: 'hidden' });
}

/** Moves a card on until it stands in a column. */
export async function advanceTo(
  { page, faults }: Reception,
  patient: string,
  columns: readonly string[],
): Promise<void> {
  await goTo(page, 'Today');
  const card = page.getByRole('article', { name: new RegExp(`^${patient}`) });
  for (const column of columns) {
    const there = page.getByRole('region', { name: new RegExp(`^${column}, `) });
    await card.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await there.getByRole('article', { name: new RegExp(`^${patient}`) }).waitFor();
  }
  if (await page.getByText('stays where it was').isVisible()) faults.push(`${patient} was not moved on`);
}
