import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pictures } from '../../electron/app/stationDevices.ts';
import { sizeOfPicture } from '../../electron/workers/pictures/header.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';

function picture(width: number, height: number): Buffer {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#7d4765';
  pen.fillRect(0, 0, width, height / 2);
  return canvas.toBuffer('image/png');
}

describe('the logo of the clinic', () => {
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await testClinic();
  });
  afterEach(async () => {
    await clinic.close();
    await pictures.close();
  });
  const files = (): string[] =>
    readdirSync(join(clinic.dataDir, 'files'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  it('is made anew, kept encrypted, replaced and removed', async () => {
    const owner = await clinic.as('owner');
    expect(await owner.documents.logo.query({})).toEqual({ logo: null });
    // a chunk of text behind the picture, as a camera or a prankster leaves it
    const sent = Buffer.concat([picture(2400, 600), Buffer.from('<script>alert(1)</script> GPS 40.7,-73.9')]);
    await owner.documents.setLogo.mutate({ base64: sent.toString('base64') });
    const { logo } = await owner.documents.logo.query({});
    expect(logo).toMatchObject({ width: 1200, height: 300 });
    const png = Buffer.from(logo?.base64 ?? '', 'base64');
    expect(sizeOfPicture(png)).toEqual({ width: 1200, height: 300 });
    expect(png.includes('script')).toBe(false);
    const [file] = files();
    expect(readFileSync(file ?? '').includes('PNG')).toBe(false);

    await owner.documents.setLogo.mutate({ base64: picture(100, 50).toString('base64') });
    const second = (await (await clinic.as('frontDesk')).documents.logo.query({})).logo;
    expect(second).toMatchObject({ width: 100, height: 50 });
    const stale = { id: logo?.id ?? '', expectedVersion: 1 };
    expect(await refusalOf(owner.documents.removeLogo.mutate(stale))).toMatchObject({ code: 'CHANGED_ELSEWHERE' });
    await owner.documents.removeLogo.mutate({ id: second?.id ?? '', expectedVersion: second?.version ?? 0 });
    expect(await owner.documents.logo.query({})).toEqual({ logo: null });
  });

  it('refuses what is no picture, what unpacks to too much, and what is too large, and keeps nothing of it', async () => {
    const owner = await clinic.as('owner');
    const refuse = async (bytes: Buffer): Promise<unknown> =>
      refusalOf(owner.documents.setLogo.mutate({ base64: bytes.toString('base64') }));
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    const bomb = picture(64, 64);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const cut = picture(64, 64).subarray(0, 60);
    for (const bytes of [svg, bomb, cut, Buffer.from('GIF89a'), Buffer.alloc(1_100_000, 1)])
      expect(await refuse(bytes)).toMatchObject({ code: 'BAD_INPUT' });
    expect(await refusalOf(owner.documents.setLogo.mutate({ base64: '../../etc/passwd' }))).toMatchObject({
      code: 'BAD_INPUT',
    });
    const desk = await clinic.as('frontDesk');
    expect(await refusalOf(desk.documents.setLogo.mutate({ base64: picture(8, 8).toString('base64') }))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await owner.documents.logo.query({})).toEqual({ logo: null });
  });
});

describe('the size in a header', () => {
  it('is read from PNG, JPEG and WebP, and from nothing else', async () => {
    const canvas = createCanvas(37, 23);
    for (const type of ['png', 'jpeg', 'webp'] as const)
      expect(sizeOfPicture(type === 'png' ? canvas.toBuffer('image/png') : await canvas.encode(type)), type).toEqual({
        width: 37,
        height: 23,
      });
    for (const bytes of [new Uint8Array(), new Uint8Array([0xff, 0xd8, 0xff]), new TextEncoder().encode('BM')])
      expect(sizeOfPicture(bytes)).toBeNull();
  });
});
