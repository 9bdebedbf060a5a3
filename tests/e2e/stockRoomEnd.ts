import type { Page } from 'playwright-core';
import { pagesOfPdf } from '../documents/poppler.ts';
import { scanByWedge } from './deskPage.ts';
import { goTo, look, press, type Watched } from './receptionDay.ts';
import { spillReason } from './stockRoomCare.ts';
import { patients } from './stockRoomClinic.ts';
import { choose, openStockRoom, recalledLot } from './stockRoomGoods.ts';

interface Second {
  name: string;
  password: string;
}

/** The shelf is counted by its labels; what is not there is found, answered for, and approved by somebody else. */
export async function countShelf(w: Watched, labels: readonly string[], approves: Second): Promise<void> {
  const { page } = w;
  await openStockRoom(page);
  await press(page.getByRole('link', { name: 'Counts', exact: true }));
  await press(page.getByRole('button', { name: 'New count' }).first());
  await press(page.getByRole('button', { name: 'Begin counting' }));
  await page.getByRole('tab', { name: `To count (${labels.length + 1})` }).waitFor();
  for (const [at, label] of labels.entries()) {
    await scanByWedge(page, label);
    await page.getByRole('tab', { name: `Counted (${at + 1})` }).waitFor();
  }
  await look(w, 'counting');
  await press(page.getByRole('button', { name: 'Finish counting' }));
  await page.getByText('1 thing that should be there was not counted').waitFor();
  await look(w, 'count-review');
  await press(page.getByRole('button', { name: 'Mark as not there' }));
  await page.getByRole('row', { name: /Needs a reason/ }).press('Enter');
  const line = page.getByRole('dialog');
  await line.getByLabel('Reason').fill('Missing, cannot be explained');
  await press(line.getByRole('button', { name: 'Save' }));
  await line.waitFor({ state: 'detached' });
  await press(page.getByRole('button', { name: 'Post the count' }));
  const dialog = page.getByRole('dialog', { name: 'Someone else approves' });
  await choose(page, dialog.getByRole('combobox'), approves.name);
  await dialog.getByRole('textbox', { name: 'Their password' }).fill(approves.password);
  await look(w, 'count-approve');
  await press(dialog.getByRole('button', { name: 'Approve and post' }));
  await page.getByText(`Approved by ${approves.name}`).waitFor();
  await look(w, 'count-posted');
}

/** The lot is called back: everyone who got of it is called and noted. Returns the text of the record. */
export async function recallLot(w: Watched): Promise<string> {
  const { page } = w;
  await openStockRoom(page);
  await press(page.getByRole('tab', { name: 'On hand' }));
  await press(page.getByRole('button', { name: `What to do with lot ${recalledLot}` }));
  await press(page.getByRole('menuitem', { name: 'Recall lot' }));
  await page.getByLabel('Reason').fill('Letter of the maker, March 10');
  await look(w, 'recall');
  await press(page.getByRole('button', { name: 'Recall this lot' }));
  await press(page.getByRole('button', { name: 'Show who got it' }));
  await page.getByRole('heading', { level: 1, name: 'Recalled lots' }).waitFor();
  for (const { given, family } of patients) {
    const name = `${given} ${family}`;
    await page.getByLabel(`Note about ${name}`).fill('Told by telephone, feels well');
    await page.getByLabel(`Note about ${name}`).press('Enter');
    await page.getByRole('checkbox', { name: `${name} was told` }).press('Space');
    await page.getByRole('checkbox', { name: `${name} was told`, checked: true, disabled: false }).waitFor();
  }
  await page.getByText('3 of 3').waitFor();
  await look(w, 'recalled');
  await press(page.getByRole('button', { name: 'Keep the record as it is now' }));
  await page.getByText('The record is kept.', { exact: false }).waitFor();
  await press(page.getByRole('button', { name: `Open PDF: Recall of lot ${recalledLot}` }));
  const text = pagesOfPdf(await savedPdf(page)).join('\n');
  await look(w, 'recall-pdf');
  await page.keyboard.press('Escape');
  return text;
}

async function savedPdf(page: Page): Promise<Buffer> {
  const link = page.getByRole('dialog').getByRole('link', { name: 'Save' });
  await link.and(page.locator('[href^="blob:"]')).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), press(link)]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** What was set aside of the lot goes back to the supplier; its label says so from then on. */
export async function sendBack(w: Watched, label: string): Promise<void> {
  const { page } = w;
  await openStockRoom(page);
  await press(page.getByRole('link', { name: 'Orders', exact: true }));
  await press(page.getByRole('link', { name: 'Returns', exact: true }));
  await press(page.getByRole('button', { name: 'New return' }).first());
  const dialog = page.getByRole('dialog', { name: 'New return' });
  await dialog.waitFor();
  await scanByWedge(page, label);
  await dialog.getByRole('row', { name: /Botox Cosmetic/ }).waitFor();
  await choose(page, dialog.getByRole('combobox', { name: 'Supplier' }), /Harbor/);
  await choose(page, dialog.getByRole('combobox', { name: 'Reason' }), 'Recalled');
  await look(w, 'return');
  await press(dialog.getByRole('button', { name: 'Send back', disabled: false }));
  await page.getByRole('dialog', { name: /Return 1001 to/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /1001.*Harbor/ }).waitFor();
  await look(w, 'returns');
  await openStockRoom(page);
  await scanByWedge(page, label);
  await page.getByRole('complementary', { name: 'Scanned' }).getByText('Sent back', { exact: true }).waitFor();
  await look(w, 'sent-back');
}

/** Every unit of the day is explained: charted, drawn and billed; and what was wasted, what it cost and who saw it. */
export async function explain(w: Watched): Promise<void> {
  const { page } = w;
  await goTo(page, 'Reports');
  await press(page.getByRole('link', { name: /^Charted, drawn, billed/ }));
  await page.getByRole('row', { name: /Noa Lindqvist.*20 U.*20 U.*20 U.*Agrees/ }).waitFor();
  await page.getByRole('row', { name: /Ann Lee.*16 U.*16 U.*16 U.*Agrees/ }).waitFor();
  const spilled = page.getByRole('row', { name: /Mia von Hohenfels.*12 U.*14 U.*12 U.*Explained/ });
  await spilled.getByText(`${spillReason} (Ingrid Injector`, { exact: false }).first().waitFor();
  await page.getByRole('row', { name: /^Botox Cosmetic 100 U.*48 U.*50 U.*48 U.*3.*1.*0$/ }).waitFor();
  await look(w, 'three-way');

  await goTo(page, 'Reports');
  await press(page.getByRole('link', { name: /^Wastage/ }));
  await page.getByRole('row', { name: /End of the day.*Botox Cosmetic 100 U.*50 U.*\$210\.00/ }).waitFor();
  await page.getByRole('row', { name: /Missing, cannot be explained.*\$/ }).waitFor();
  await page.getByText('Agrees with the journal').waitFor();
  await look(w, 'wastage');
  await page.getByRole('radio', { name: 'Witness' }).press('Space');
  await page.getByRole('row', { name: /Ingrid Injector.*Botox Cosmetic 100 U.*50 U.*\$210\.00/ }).waitFor();
  await look(w, 'wastage-witness');
  for (const report of ['Usage', 'Margins', 'Worth of the stock']) {
    await goTo(page, 'Reports');
    await press(page.getByRole('link', { name: new RegExp(`^${report}`) }));
    await page.getByText('Agrees with the journal').waitFor();
    await page.getByRole('row', { name: /Botox/ }).first().waitFor();
    await look(w, report.toLowerCase().replaceAll(' ', '-'));
  }
}
