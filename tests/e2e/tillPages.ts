import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type TillScene, tillScene } from '../till/scene.ts';
import { openBrowser } from './deskPage.ts';

/** The till's scene over HTTP and a browser, for the tests of one `describe`; both are closed, and the clinic verified, after them. */
export function onTill(begin: (scene: TillScene, browser: Browser) => void): void {
  let close = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    const scene = await tillScene('http');
    const browser = await openBrowser();
    close = async () => {
      await browser.close();
      await scene.clinic.close();
    };
    begin(scene, browser);
  });
  afterAll(() => close());
}
