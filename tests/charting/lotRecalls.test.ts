import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOutbox } from '../../electron/app/outbox.ts';
import { noPoppler, pagesOfPdf } from '../documents/poppler.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { receiveVials } from '../inventory/stockClinic.ts';
import { sellCream, tillScene } from '../till/scene.ts';
import { drawToxin, type Scene, setScene } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
let lotId: string;

beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic);
  await drawToxin(scene, 22);
  const { container } = await scene.keeper.inventory.container.query({ id: scene.vial.id });
  lotId = container.lotId;
});
afterEach(() => clinic.close());

const recallIt = () =>
  scene.keeper.charting.lotRecalls.recall.mutate({ lotId, reason: 'Letter of the maker, March 9' });

describe('a recall of a lot', () => {
  it('puts everyone who got something of it on a call list, with units, day and clinician', async () => {
    await receiveVials(scene.keeper, scene.shelf, scene.shelf.botox, { lot: 'OTHER' });
    const { recallId, ...done } = await recallIt();
    expect(done).toMatchObject({ quarantined: 1, patients: 1 });
    const { recall, calls, toNobodyKnown } = await scene.desk.charting.lotRecalls.show.query({ recallId });
    const setAside = (await scene.keeper.charting.lotRecalls.setAside.query({ recallId })).rows;
    expect(recall).toMatchObject({ lotNumber: 'BTX1', reason: 'Letter of the maker, March 9', patients: 1, called: 0 });
    expect(setAside).toEqual([
      {
        label: `${scene.vial.code.slice(0, 5)}-${scene.vial.code.slice(5)}`,
        place: expect.any(String) as string,
        quantity: 78_000,
      },
    ]);
    expect(toNobodyKnown).toBe(0);
    expect(calls).toMatchObject([
      {
        patientName: 'Petra Patient',
        doneAt: null,
        given: [{ kind: 'treatment', quantity: 22_000, what: 'Botox forehead', at: clinic.clock.now() }],
      },
    ]);
    const { staff } = await scene.owner.staff.list.query({});
    const injector = staff.find(({ id }) => id === clinic.ids.staff.injector);
    expect(calls[0]?.given[0]?.clinician).toBe(injector?.name);
    expect((await refusalOf(drawToxin(scene, 1))).details).toMatchObject({ reason: 'recalled' });
  });

  it('keeps who was told by whom, and refuses what somebody else has changed', async () => {
    const { recallId } = await recallIt();
    const [call] = (await scene.desk.charting.lotRecalls.show.query({ recallId })).calls;
    if (!call) throw new Error('One patient got it.');
    const mark = { callId: call.id, done: true, note: 'Feels well', expectedVersion: call.version };
    await scene.desk.charting.lotRecalls.mark.mutate(mark);
    expect((await refusalOf(scene.injector.charting.lotRecalls.mark.mutate(mark))).code).toBe('CHANGED_ELSEWHERE');
    const after = await scene.desk.charting.lotRecalls.show.query({ recallId });
    expect(after.recall.called).toBe(1);
    expect(after.calls[0]).toMatchObject({ doneAt: clinic.clock.now(), note: 'Feels well' });
    await scene.desk.charting.lotRecalls.mark.mutate({ ...mark, done: false, expectedVersion: 2 });
    expect((await scene.desk.charting.lotRecalls.show.query({ recallId })).calls[0]).toMatchObject({ doneAt: null });
  });

  it('is lifted with a reason only: what was set aside is what it was, and both records stay', async () => {
    const { recallId } = await recallIt();
    const recallOf = async () => (await scene.keeper.charting.lotRecalls.list.query({})).recalls[0];
    const before = await recallOf();
    const lift = { recallId, reason: 'The maker withdrew it', expectedVersion: before?.version ?? 0 };
    expect((await refusalOf(scene.keeper.charting.lotRecalls.lift.mutate({ ...lift, reason: ' ' }))).code).toBe(
      'BAD_INPUT',
    );
    const { documentId } = await scene.keeper.charting.lotRecalls.lift.mutate(lift);
    expect(documentId).not.toBe(before?.documentId);
    expect(await recallOf()).toMatchObject({ liftReason: 'The maker withdrew it', documentId, patients: 1 });
    expect((await refusalOf(scene.keeper.charting.lotRecalls.lift.mutate({ ...lift, expectedVersion: 9 }))).code).toBe(
      'NOT_NOW',
    );
    const { container } = await scene.keeper.inventory.container.query({ id: scene.vial.id });
    expect(container).toMatchObject({ state: 'opened', remaining: 78_000 });
    await drawToxin(scene, 3);
    expect(await recallIt()).toMatchObject({ patients: 1 });
    expect((await scene.keeper.charting.lotRecalls.list.query({})).recalls.map((row) => row.liftedAt === null)).toEqual(
      [true, false],
    );
  });

  it('counts what was sold to people whose name nobody took', async () => {
    const till = await tillScene();
    try {
      await sellCream(till, till.desk, 'cash', 5000);
      const { products } = await till.keeper.inventory.onHand.query({});
      const lot = products.find(({ productId }) => productId === till.shelf.cream)?.lots[0];
      const { recallId, patients } = await till.keeper.charting.lotRecalls.recall.mutate({
        lotId: lot?.lotId ?? '',
        reason: 'Letter',
      });
      expect(patients).toBe(0);
      const shown = await till.desk.charting.lotRecalls.show.query({ recallId });
      expect(shown).toMatchObject({ calls: [], toNobodyKnown: 1000 });
      const { rows } = await till.keeper.charting.lotRecalls.setAside.query({ recallId });
      expect(rows).toMatchObject([{ label: 'Lot CR1', quantity: 9000 }]);
    } finally {
      await till.clinic.close();
    }
  });

  it('shows no names to the stock room', async () => {
    const { recallId } = await recallIt();
    expect((await refusalOf(scene.keeper.charting.lotRecalls.show.query({ recallId }))).code).toBe('NOT_ALLOWED');
    const desk = { lotId, reason: 'Letter' };
    expect((await refusalOf(scene.desk.charting.lotRecalls.recall.mutate(desk))).code).toBe('NOT_ALLOWED');
  });

  it.skipIf(noPoppler !== undefined)('is proved by a PDF', async () => {
    const errors: unknown[] = [];
    const outbox = startOutbox(clinic.opened, (error) => void errors.push(error));
    try {
      const { recallId } = await recallIt();
      const { documentId } = await scene.desk.charting.lotRecalls.keepRecord.mutate({ recallId });
      await outbox.settled();
      const pdf = await scene.desk.documents.pdf.query({ documentId });
      const words = pagesOfPdf(new Uint8Array(Buffer.from(pdf.base64, 'base64'))).join('\n');
      expect(words).toContain('Recall of lot BTX1');
      expect(words).toContain('Letter of the maker, March 9');
      expect(words).toMatch(/Petra Patient\s+2026-03-10: 22 U, Botox/);
      expect(words).toContain('Not yet');
      expect(errors).toEqual([]);
    } finally {
      await outbox.stop();
    }
  });
});
