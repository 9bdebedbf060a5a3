import type { Locator, Page } from 'playwright-core';

/** Reads what is to be signed to its end and draws a signature with the pointer. */
export async function drawSignature(page: Page): Promise<void> {
  const readOn = page.getByRole('button', { name: 'Read on' });
  const pad = page.getByRole('img', { name: /^Signature of/ });
  await pad.waitFor();
  for (let i = 0; i < 20 && (await readOn.isVisible()); i += 1) {
    // the last press takes the button away
    await readOn.press('Enter', { timeout: 1000 }).catch(() => undefined);
    await page.waitForTimeout(150);
  }
  await drawOn(page, pad);
}

/** Draws a signature on a pad with the pointer. */
export async function drawOn(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('The signature pad is not on the page.');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (let i = 0; i < 40; i += 1) await page.mouse.move(box.x + 40 + i * 6, box.y + 60 + Math.sin(i / 3) * 25);
  await page.mouse.up();
  await page.getByRole('button', { name: 'Take back last stroke', disabled: false }).last().waitFor();
}
