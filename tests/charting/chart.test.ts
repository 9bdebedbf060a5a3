import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notePages } from '../../electron/charting/prints.ts';
import type { NoteSnapshot } from '../../electron/charting/signing/rules.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { receiveVials } from '../inventory/stockClinic.ts';
import { chart, consent, drawToxin, setScene, shown, sign } from './scene.ts';

const hour = 3_600_000;
let clinic: TestClinic;
beforeEach(async () => void (clinic = await testClinic()));
afterEach(() => clinic.close());

describe('points', () => {
  it('are placed, changed, moved and removed with their version while the chart is open', async () => {
    const scene = await setScene(clinic);
    const encounterId = await chart(scene, [4, 6]);
    const [first, second] = (await shown(scene)).points;
    const point = { pointId: first?.id ?? '', expectedVersion: 1 };
    const { injector } = scene;
    await injector.charting.changePoint.mutate({ ...point, area: 'Crow’s feet', quantity: 5000 });
    expect((await refusalOf(injector.charting.changePoint.mutate({ ...point, area: 'x', quantity: 1 }))).code).toBe(
      'CHANGED_ELSEWHERE',
    );
    await injector.charting.movePoint.mutate({ ...point, view: 'left', x: 0.5, y: 0.5, expectedVersion: 2 });
    await injector.charting.removePoint.mutate({ pointId: second?.id ?? '', expectedVersion: 1 });
    expect((await shown(scene)).points).toMatchObject([
      { area: 'Crow’s feet', quantity: 5000, view: 'left', x: 0.5, version: 3 },
    ]);
    const base = {
      encounterId,
      serviceLineId: scene.toxinLine,
      view: 'front',
      x: 0.1,
      y: 0.1,
      area: 'Chin',
      quantity: 1,
    } as const;
    expect(
      (await refusalOf(injector.charting.addPoint.mutate({ ...base, productId: scene.shelf.filler }))).sentence,
    ).toMatch(/does not use Juvederm/);
    const wrong = { ...base, productId: scene.shelf.botox, containerId: scene.syringe.id };
    expect((await refusalOf(injector.charting.addPoint.mutate(wrong))).sentence).toMatch(
      /This container holds Juvederm/,
    );
    expect(
      (await refusalOf(injector.charting.addPoint.mutate({ ...base, productId: scene.shelf.botox, x: 1.1 }))).code,
    ).toBe('BAD_INPUT');
  });
});

describe('a scan for a draw', () => {
  it('shows container, lot, expiry, beyond-use and what is left, and suggests what is still to draw', async () => {
    const scene = await setScene(clinic);
    const scan = { serviceLineId: scene.toxinLine, raw: scene.vial.code };
    const found = await scene.injector.charting.scanForDraw.query(scan);
    expect(found).toMatchObject({
      suggested: 20_000,
      container: { lotNumber: 'BTX1', expiresOn: '2027-01-31', remaining: 100_000, standing: 'opened' },
    });
    expect(found.container.beyondUseAt).toBe(clinic.clock.now() + 24 * hour);
    await chart(scene, [4, 4]);
    await drawToxin(scene, 5);
    expect((await scene.injector.charting.scanForDraw.query(scan)).suggested).toBe(3000);
  });

  it('refuses with what to do: wrong product, sealed powder, unknown, wrong check digit, several, recalled, expired, beyond use', async () => {
    const scene = await setScene(clinic);
    const { keeper, injector, shelf, toxinLine } = scene;
    const scan = async (raw: string, client = injector) => {
      const { code, sentence, details } = await refusalOf(
        client.charting.scanForDraw.query({ serviceLineId: toxinLine, raw }),
      );
      return [code, details?.reason, sentence];
    };
    expect(await scan(scene.syringe.code)).toEqual([
      'SCAN_REFUSED',
      'wrongProduct',
      expect.stringMatching(/^This is Juvederm.*scan a container of Botox/),
    ]);
    const sealed = (await receiveVials(keeper, shelf, shelf.botox, { lot: 'SEAL', containers: 2 })).containers;
    expect(await scan(sealed[0]?.code ?? '')).toEqual([
      'STOCK_REFUSED',
      'notOpened',
      expect.stringContaining('Reconstitute it first'),
    ]);
    expect(await scan('01003002339210121727013110SEAL')).toEqual([
      'SCAN_REFUSED',
      'several',
      expect.stringContaining('Scan the clinic'),
    ]);
    expect(await scan('4006381333931')).toEqual([
      'SCAN_REFUSED',
      'unknown',
      expect.stringContaining('Receive it first'),
    ]);
    expect(await scan(`${scene.vial.code.slice(0, 9)}${scene.vial.code.endsWith('7') ? '8' : '7'}`)).toEqual([
      'SCAN_REFUSED',
      'checkDigit',
      expect.stringContaining('Scan again'),
    ]);
    await keeper.charting.lotRecalls.recall.mutate({
      lotId: (await lotOf(sealed[0]?.id ?? '')) ?? '',
      reason: 'Letter',
    });
    expect((await scan(sealed[0]?.code ?? ''))[1]).toBe('recalled');
    clinic.clock.advance(24 * hour);
    expect(await scan(scene.vial.code, await clinic.as('injector'))).toEqual([
      'STOCK_REFUSED',
      'pastBeyondUse',
      expect.stringContaining('Waste the remaining 100 U'),
    ]);
    clinic.clock.advance(400 * 24 * hour);
    expect((await scan(scene.vial.code, await clinic.as('injector')))[1]).toBe('expired');

    async function lotOf(id: string): Promise<string | undefined> {
      return (await keeper.inventory.container.query({ id })).container.lotId;
    }
  });
});

describe('a signed chart', () => {
  it('never changes: not through the door, not in the database', async () => {
    const scene = await setScene(clinic);
    await consent(scene);
    await drawToxin(scene, 8);
    const encounterId = await chart(scene, [4, 4]);
    await scene.injector.charting.saveNote.mutate({
      encounterId,
      note: 'No complaints.',
      aftercare: 'No sport today.',
      expectedVersion: 1,
    });
    expect(
      (
        await refusalOf(
          scene.injector.charting.saveNote.mutate({ encounterId, note: '', aftercare: '', expectedVersion: 1 }),
        )
      ).code,
    ).toBe('CHANGED_ELSEWHERE');
    await sign(scene);
    const [point] = (await shown(scene)).points;
    const { injector } = scene;
    const attempts = [
      injector.charting.saveNote.mutate({ encounterId, note: 'x', aftercare: '', expectedVersion: 3 }),
      injector.charting.removePoint.mutate({ pointId: point?.id ?? '', expectedVersion: 1 }),
      sign(scene),
    ];
    for (const attempt of attempts) expect((await refusalOf(attempt)).code).toBe('SIGNED');
    const { raw } = clinic.opened.store.read;
    expect(() => raw.prepare("UPDATE encounters SET note = 'x' WHERE id = ?").run(encounterId)).toThrow(
      /never changes/,
    );
    expect(() => raw.prepare('DELETE FROM chart_points WHERE encounter_id = ?').run(encounterId)).toThrow(
      /never changes/,
    );
  });

  it('is kept with everything it says, and becomes pages', async () => {
    const scene = await setScene(clinic);
    await consent(scene);
    await drawToxin(scene, 8);
    const encounterId = await chart(scene, [4, 4]);
    await scene.injector.charting.saveNote.mutate({
      encounterId,
      note: 'No complaints.',
      aftercare: 'No sport today.',
      expectedVersion: 1,
    });
    await sign(scene);
    const row = clinic.opened.store.read.raw
      .prepare<[], { snapshot: string }>("SELECT snapshot FROM documents WHERE kind = 'note'")
      .get();
    const note = JSON.parse(row?.snapshot ?? '{}') as NoteSnapshot;
    expect(note).toMatchObject({
      patient: { name: 'Petra Patient' },
      lines: [
        {
          service: 'Botox forehead',
          performed: true,
          billed: { pricing: 'perUnit', quantity: 8000 },
          draws: [{ lot: 'BTX1', quantity: 8000 }],
        },
      ],
      points: [{ area: 'Forehead', quantity: 4000, lot: 'BTX1' }, { area: 'Glabella' }],
      signedBy: { name: 'Ingrid Injector' },
    });
    const text = JSON.stringify(notePages(note));
    for (const words of [
      'Petra Patient',
      'BTX1',
      'Jan 31, 2027',
      'No complaints.',
      'No sport today.',
      'Signed by Ingrid Injector',
      'Face, front',
    ])
      expect(text).toContain(words);
  });

  it('counts only as it was seen, and is for those who may sign', async () => {
    const scene = await setScene(clinic);
    await consent(scene);
    await drawToxin(scene, 4);
    await chart(scene, [4]);
    const seen = await shown(scene);
    const signature = { encounterId: seen.encounter?.id ?? '', expectedVersion: 1, seenIds: seen.seenIds };
    await chart(scene, [2]);
    expect((await refusalOf(scene.injector.charting.sign.mutate(signature))).code).toBe('CHANGED_ELSEWHERE');
    expect((await refusalOf(scene.desk.charting.sign.mutate(signature))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(scene.desk.charting.encounter.query({ appointmentId: scene.appointmentId }))).code).toBe(
      'NOT_ALLOWED',
    );
    expect((await scene.injector.charting.unsigned.query({})).charts).toMatchObject([
      { patientName: 'Petra Patient', openedByName: 'Ingrid Injector' },
    ]);
  });
});

describe('the PDF of a signed note', () => {
  it('is for those who may read charts, and a refusal is on record', async () => {
    const scene = await setScene(clinic);
    await consent(scene);
    await drawToxin(scene, 4);
    await chart(scene, [4]);
    const { documentId } = await sign(scene);
    expect((await scene.injector.documents.get.query({ id: documentId })).kind).toBe('note');
    expect((await refusalOf(scene.desk.documents.get.query({ id: documentId }))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(scene.desk.documents.pdf.query({ documentId }))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(scene.desk.documents.rerender.mutate({ documentId }))).code).toBe('NOT_ALLOWED');
    const refused = clinic.opened.store.read.raw
      .prepare("SELECT procedure FROM audit_log WHERE outcome = 'refused:NOT_ALLOWED' ORDER BY seq DESC LIMIT 3")
      .pluck()
      .all();
    expect(refused).toEqual(['documents.rerender', 'documents.pdf', 'documents.get']);
  });
});
