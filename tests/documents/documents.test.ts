import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOutbox } from '../../electron/app/outbox.ts';
import { documentForPages } from '../../electron/documents/service.ts';
import { type ConsentScene, consentScene, signAll } from '../consents/scene.ts';
import { refusalOf } from '../harness.ts';
import { noPoppler, pagesOfPdf } from './poppler.ts';

describe('a signed record and its PDF', () => {
  let scene: ConsentScene;
  let outbox: ReturnType<typeof startOutbox> | undefined;
  const errors: unknown[] = [];
  beforeEach(async () => {
    scene = await consentScene();
  });
  afterEach(async () => {
    await outbox?.stop();
    outbox = undefined;
    await scene.clinic.close();
  });

  const start = (): void => {
    outbox = startOutbox(scene.clinic.opened, (error) => errors.push(error));
  };
  const sign = async (): Promise<string> => {
    const signed = await signAll(scene, scene.desk, scene.lineIds[0] ?? '');
    if (!signed) throw new Error('Nothing was signed.');
    return signed.documentId;
  };
  const ready = async (id: string): Promise<void> => {
    await expect.poll(async () => (await scene.desk.documents.get.query({ id })).ready, { timeout: 20_000 }).toBe(true);
  };
  const storedFiles = (): string[] =>
    readdirSync(join(scene.clinic.dataDir, 'files'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  it('is there at once as a record, and as a PDF when the job has run', async () => {
    const documentId = await sign();
    expect(await scene.desk.documents.get.query({ id: documentId })).toMatchObject({
      ready: false,
      fileId: null,
      kind: 'consent',
    });
    expect(await refusalOf(scene.desk.documents.pdf.query({ documentId }))).toMatchObject({ code: 'NOT_NOW' });
    start();
    await ready(documentId);
    const pdf = await scene.desk.documents.pdf.query({ documentId });
    const bytes = Buffer.from(pdf.base64, 'base64');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.fileName).toMatch(/^[A-Za-z0-9-]+\.pdf$/);
    if (noPoppler === undefined) {
      const text = pagesOfPdf(bytes).join(' ').replace(/\s+/g, ' ');
      const record = documentForPages(scene.clinic.opened.store.read, documentId);
      for (const part of ['Zoë Łuczak-Çelikoğlu', 'Standard Clinic', 'Ingrid Injector', record.sha256])
        expect(text).toContain(part);
    }
    expect(errors).toEqual([]);
  });

  it('lies on the disk encrypted; a damaged file is refused and can be made again', async () => {
    start();
    const documentId = await sign();
    await ready(documentId);
    await outbox?.settled();
    const files = storedFiles();
    expect(files).toHaveLength(2);
    for (const file of files) {
      const bytes = readFileSync(file);
      expect(bytes.includes('%PDF')).toBe(false);
      writeFileSync(file, Buffer.concat([bytes.subarray(0, 60), Buffer.from([1]), bytes.subarray(61)]));
    }
    const refusal = await refusalOf(scene.desk.documents.pdf.query({ documentId }));
    expect(refusal.code).toBe('FILE_DAMAGED');
    expect(refusal.sentence).toContain('record is safe');
    await scene.desk.documents.rerender.mutate({ documentId });
    await expect.poll(() => storedFiles().length, { timeout: 20_000 }).toBe(3);
    await outbox?.settled();
    expect((await scene.desk.documents.pdf.query({ documentId })).base64.length).toBeGreaterThan(1000);
  });

  it('says the same when it is made again', async () => {
    start();
    const documentId = await sign();
    await ready(documentId);
    const first = await scene.desk.documents.pdf.query({ documentId });
    scene.clinic.clock.advance(60_000);
    await scene.desk.documents.rerender.mutate({ documentId });
    await expect.poll(() => storedFiles().length, { timeout: 20_000 }).toBe(3);
    await outbox?.settled();
    expect((await scene.desk.documents.pdf.query({ documentId })).sha256).toBe(first.sha256);
  });

  it('cannot be opened without the right to see patients, and each opening is on record', async () => {
    const documentId = await sign();
    const keeper = await scene.clinic.as('stockKeeper');
    expect((await refusalOf(keeper.documents.get.query({ id: documentId }))).code).toBe('NOT_ALLOWED');
    await scene.desk.documents.get.query({ id: documentId });
    const row = scene.clinic.opened.store.read.raw
      .prepare(
        "SELECT patient_id AS patientId, outcome FROM audit_log WHERE procedure = 'documents.get' ORDER BY seq DESC LIMIT 1",
      )
      .get();
    expect(row).toEqual({ patientId: scene.patientId, outcome: 'read' });
  });

  it('is rendered after a restart when the process ended before', async () => {
    const documentId = await sign();
    start();
    await outbox?.stop();
    rmSync(join(scene.clinic.dataDir, 'files'), { recursive: true, force: true });
    start();
    await ready(documentId);
    expect(storedFiles().length).toBeGreaterThan(0);
  });

  it('cannot be changed in the database', async () => {
    const documentId = await sign();
    const { raw } = scene.clinic.opened.store.read;
    expect(() => raw.prepare("UPDATE documents SET snapshot = '{}' WHERE id = ?").run(documentId)).toThrow(
      'append-only',
    );
    expect(() => raw.prepare('DELETE FROM documents WHERE id = ?').run(documentId)).toThrow('append-only');
  });
});
