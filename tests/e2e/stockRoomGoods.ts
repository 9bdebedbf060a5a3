import type { Locator, Page } from 'playwright-core';
import { scanByWedge } from './deskPage.ts';
import { goTo, look, press, type Watched } from './receptionDay.ts';
import { boxOf, type StockRoom } from './stockRoomClinic.ts';

export const recalledLot = 'C7001';
const fillerGtin = '04012345678901';

/** Opens a field that offers choices and takes one of them, by arrows. */
export async function choose(page: Page, field: Locator, name: string | RegExp): Promise<void> {
  await field.press('ArrowDown');
  const option = page.getByRole('option', { name });
  await option.waitFor();
  // the list finds out where it stands right after it is open: an arrow before that is forgotten
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  for (let at = 0; at < 20; at += 1) {
    if ((await option.getAttribute('data-combobox-selected')) !== null) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await option.waitFor({ state: 'hidden' });
}

/** From where it is open on, it takes scans. */
export async function openStockRoom(page: Page): Promise<void> {
  await goTo(page, 'Stock room');
  await page.getByRole('heading', { name: 'Stock room', level: 1 }).waitFor();
}

/** The order comes: two lots, each package scanned; then something nobody knew, made a product by its scan. */
export async function receiveByScan(w: Watched): Promise<void> {
  const { page } = w;
  await openStockRoom(page);
  await press(page.getByRole('link', { name: 'Orders', exact: true }));
  await page.getByRole('row', { name: /1001/ }).press('Enter');
  await page.getByRole('heading', { name: 'Order 1001' }).waitFor();
  for (const [lot, expiry, serials] of [
    [recalledLot, '270131', ['ZX71', 'ZX72']],
    ['C7002', '270531', ['ZX81', 'ZX82']],
  ] as const) {
    const dialog = page.getByRole('dialog', { name: 'Receive order 1001' });
    for (const [at, serial] of serials.entries()) {
      await scanByWedge(page, boxOf(lot, expiry, serial));
      await dialog.getByText(at === 0 ? '1 package scanned' : '2 packages scanned').waitFor();
    }
    await dialog.getByText('At the price of the order: $840.00').waitFor();
    if (lot === recalledLot) {
      await scanByWedge(page, boxOf('C7002', '270531', 'ZX81'));
      await dialog.getByText('Receive lot C7001 first, then scan this one again.', { exact: false }).waitFor();
      await look(w, 'receive');
    }
    await dialog.getByLabel('Cost of the delivery').press('Enter');
    await printLabels(w, lot);
  }
  await page.getByText('All here', { exact: true }).waitFor();
  await look(w, 'received');

  await openStockRoom(page);
  await scanByWedge(page, boxOf('VX55', '280630', 'ZX91', fillerGtin));
  await press(page.getByRole('button', { name: 'Add this product' }));
  const product = page.getByRole('dialog', { name: 'Add product' });
  await product.getByLabel('Name').fill('Volux, 1 mL');
  await choose(page, product.getByRole('combobox', { name: 'Kind' }), 'Filler');
  await look(w, 'new-product');
  await product.getByLabel('Name').press('Enter');
  const receive = page.getByRole('dialog', { name: 'Receive a delivery' });
  await receive.getByText('1 package scanned').waitFor();
  await scanByWedge(page, boxOf('VX55', '280630', 'ZX92', fillerGtin));
  await receive.getByText('2 packages scanned').waitFor();
  await receive.getByLabel('Cost of the delivery').fill('560');
  await page.keyboard.press('Enter');
  await printLabels(w, 'VX55');
}

/** What came in has its codes: Enter prints a label for each. */
async function printLabels(w: Watched, lot: string): Promise<void> {
  const { page } = w;
  const dialog = page.getByRole('dialog', { name: 'Label what came in' });
  await dialog.getByRole('button', { name: 'Print 2 labels' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByText('2 of 2 printed.').waitFor();
  if (lot === recalledLot) await look(w, 'labels');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** The vial is found by its label, dissolved, and says its strength and how long it may be used. */
export async function reconstitute(w: Watched, label: string): Promise<void> {
  const { page } = w;
  await openStockRoom(page);
  await scanByWedge(page, label);
  const pane = page.getByRole('complementary', { name: 'Scanned' });
  await press(pane.getByRole('button', { name: 'Reconstitute' }));
  const dialog = page.getByRole('dialog', { name: /^Reconstitute/ });
  await dialog.getByLabel('Diluent added').fill('2.5');
  await dialog.getByText('4 U', { exact: true }).waitFor();
  await dialog.getByText(/Mar 11, 2026/).waitFor();
  await look(w, 'reconstitute');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await pane.getByText('4 U in 0.1 mL').waitFor();
  await look(w, 'opened');
}

/** What is left of the vial is thrown away, and somebody else sees it. */
export async function wasteRest(w: Watched, label: string, witness: { name: string; password: string }): Promise<void> {
  const { page } = w;
  await openStockRoom(page);
  await scanByWedge(page, label);
  const pane = page.getByRole('complementary', { name: 'Scanned' });
  await press(pane.getByRole('button', { name: 'Waste', exact: true }));
  const dialog = page.getByRole('dialog', { name: /^Waste from/ });
  await dialog.getByText('50 U of 100 U left').waitFor();
  await choose(page, dialog.getByRole('combobox', { name: 'Reason' }), 'End of the day');
  await look(w, 'waste');
  await press(dialog.getByRole('button', { name: 'Discard the rest', disabled: false }));
  await dialog.getByText(/A second person sees that 50 U of Botox/).waitFor();
  await choose(page, dialog.getByRole('combobox', { name: 'Who confirms' }), witness.name);
  await dialog.getByRole('radio', { name: 'Password' }).press('Space');
  await dialog.getByLabel(`Password of ${witness.name}`).fill(witness.password);
  await look(w, 'waste-witness');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await pane.getByText(`seen by ${witness.name}`, { exact: false }).waitFor();
  await look(w, 'wasted');
}

/** For every container: what its label says was drawn, wasted, sent back, or is left. Those of which that is not true. */
export async function imbalances(s: StockRoom): Promise<string[]> {
  const faults: string[] = [];
  for (const state of ['inUse', 'empty', 'discarded', 'recalled'] as const) {
    const { containers } = await s.owner.inventory.containers.query({ state });
    for (const row of containers) {
      const { moves } = await s.owner.inventory.container.query({ id: row.id });
      const sum = (...kinds: string[]): number =>
        moves.reduce((total, move) => total - (kinds.includes(move.kind) ? move.quantity : 0), 0);
      if (sum('draw', 'return') + sum('waste', 'count', 'supplierReturn') + row.remaining !== row.labelled)
        faults.push(row.code);
    }
  }
  return faults;
}
