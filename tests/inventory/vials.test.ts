import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hour } from '../../electron/kernel/dates.ts';
import { type Scene, setScene } from '../charting/scene.ts';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { type PersonKey, passwordOf } from '../standardClinic.ts';
import { receiveVials } from './stockClinic.ts';

let clinic: TestClinic;
let scene: Scene;
let director: Client;
beforeAll(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic, ['toxin', 'filler']);
  director = await clinic.as('director');
});
afterAll(() => clinic.close());

const strokes = {
  width: 400,
  height: 120,
  strokes: [Array.from({ length: 20 }, (_, at): [number, number] => [20 + at * 15, 60 + (at % 5) * 8])],
};
const policy = (change: object = {}) => ({
  productId: scene.shelf.botox,
  hours: 168,
  validFrom: '2026-03-10',
  conditions: 'Preserved saline, 2-8 °C, dated and initialled, entered aseptically.',
  strokes,
  ...change,
});
async function opened() {
  const [vial] = (await receiveVials(scene.keeper, scene.shelf, scene.shelf.botox, { lot: 'POL1' })).containers;
  const { container } = await scene.injector.inventory.open.mutate({
    containerId: vial?.id ?? '',
    diluentMl: 2500,
    expectedVersion: 1,
  });
  return container;
}
let visits = 0;
/** A visit of someone else. */
async function visitOf(name: string) {
  const { services } = await scene.owner.catalog.services.query({});
  const idOf = (service: string): string => services.find((row) => row.name === service)?.id ?? '';
  const patient = await scene.desk.patients.create.mutate({
    givenName: name,
    familyName: 'Other',
    birthDate: '1979-01-02',
  });
  visits += 1;
  const booked = await scene.desk.scheduling.book.mutate({
    patientId: patient.id,
    startsAt: clinic.clock.now() + (2 + visits) * hour,
    lines: [{ serviceId: idOf('Voluma by area'), providerId: clinic.ids.staff.injector2 }],
  });
  return { patientId: patient.id, lineId: booked.lines[0]?.id ?? '' };
}
const drawFiller = (serviceLineId: string, containerId: string, quantity = 400) =>
  scene.injector.charting.draw.mutate({ serviceLineId, containerId, quantity });
async function confirmedBy(client: Client, who: PersonKey, about: string): Promise<string> {
  const answer = await client.session.confirm.mutate({
    about,
    staffId: clinic.ids.staff[who],
    password: passwordOf(who),
  });
  return answer.approvalId;
}

describe('beyond use', () => {
  it('is 24 hours once reconstituted; more than the label is not typed, only signed by the medical director', async () => {
    const vial = await opened();
    expect(vial).toMatchObject({ beyondUseAt: clinic.clock.now() + 24 * hour, underPolicy: false });
    const product = (await scene.keeper.inventory.products.query({})).products.find((row) => row.id === vial.productId);
    const { version, inContainers: _in, ...fields } = product ?? expect.unreachable();
    const longer = { ...fields, beyondUseHours: 336, expectedVersion: version };
    expect((await refusalOf(scene.keeper.inventory.updateProduct.mutate(longer))).sentence).toMatch(
      /label allows 24 h.*medical director signs a policy/,
    );
    expect((await refusalOf(scene.injector.inventory.signVialPolicy.mutate(policy()))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(scene.owner.inventory.signVialPolicy.mutate(policy()))).sentence).toMatch(
      /Only the medical director/,
    );
    expect((await refusalOf(director.inventory.signVialPolicy.mutate(policy({ hours: 24 })))).sentence).toMatch(
      /for 24 hours without a policy/,
    );
    expect(
      (await refusalOf(director.inventory.signVialPolicy.mutate(policy({ strokes: { ...strokes, strokes: [] } }))))
        .code,
    ).toBe('BAD_INPUT');
  });
});

describe('a container that serves one patient', () => {
  it('belongs to the first it is drawn for, and to nobody once all of it is back', async () => {
    const [one, two] = [await visitOf('Ann'), await visitOf('Bea')];
    const { id } = scene.syringe;
    await drawFiller(one.lineId, id);
    const refused = await refusalOf(drawFiller(two.lineId, id));
    expect(refused).toMatchObject({ code: 'STOCK_REFUSED', details: { reason: 'otherPatient' } });
    expect(refused.sentence).toMatch(/was opened for another patient, and one container of it serves one patient only/);
    await drawFiller(one.lineId, id, 100);
    expect((await scene.keeper.inventory.container.query({ id })).container).toMatchObject({ taken: true });
    await scene.injector.charting.returnDrawn.mutate({
      serviceLineId: one.lineId,
      quantity: 500,
      reason: 'Wrong visit',
    });
    await drawFiller(two.lineId, id);
    expect((await refusalOf(drawFiller(one.lineId, id))).details).toMatchObject({ reason: 'otherPatient' });
  });

  it('may be a vial that serves several: the same vial for two patients of a day', async () => {
    const [vial] = (await receiveVials(scene.keeper, scene.shelf, scene.shelf.filler, { lot: 'MULTI' })).containers;
    const product = (await scene.keeper.inventory.products.query({})).products.find(
      (row) => row.id === scene.shelf.filler,
    );
    const { version, inContainers: _in, ...fields } = product ?? expect.unreachable();
    await scene.keeper.inventory.updateProduct.mutate({ ...fields, multiPatient: true, expectedVersion: version });
    await drawFiller((await visitOf('Cid')).lineId, vial?.id ?? '');
    await drawFiller((await visitOf('Dee')).lineId, vial?.id ?? '');
    await scene.keeper.inventory.updateProduct.mutate({ ...fields, expectedVersion: version + 1 });
  });
});

describe('waste', () => {
  it('is seen by a second person where the rules or the product ask for one, and the history says who', async () => {
    const vial = await opened();
    const waste = (quantity: number, approvalId?: string) =>
      scene.injector.inventory.waste.mutate({
        containerId: vial.id,
        quantity,
        reason: 'Broken or spilled',
        ...(approvalId === undefined ? {} : { approvalId }),
      });
    await waste(1000);
    const { version } = await scene.owner.clinic.policies.query({});
    await scene.owner.clinic.setPolicies.mutate({ values: { 'stock.witnessToxin': true }, expectedVersion: version });
    const refused = await refusalOf(waste(2000));
    expect(refused).toMatchObject({ code: 'APPROVAL_NEEDED', details: { about: `waste ${vial.id} 2000` } });
    const about = String(refused.details?.['about']);
    expect((await refusalOf(confirmedBy(scene.injector, 'injector', about))).code).toBe('APPROVAL_NEEDED');
    const desk = await confirmedBy(scene.injector, 'frontDesk', about);
    expect((await refusalOf(waste(2000, desk))).sentence).toMatch(/Fran Desk cannot confirm this/);
    const seen = await confirmedBy(scene.injector, 'stockKeeper', about);
    expect((await refusalOf(waste(3000, seen))).code).toBe('APPROVAL_NEEDED');
    await waste(2000, seen);
    const { moves } = await scene.keeper.inventory.container.query({ id: vial.id });
    expect(moves.map((move) => [move.kind, move.quantity, move.witnessName])).toEqual([
      ['receive', 100_000, null],
      ['waste', -1000, null],
      ['waste', -2000, 'Stan Keeper'],
    ]);
    expect((await refusalOf(waste(2000, seen))).code).toBe('APPROVAL_NEEDED');
    await scene.injector.charting.draw.mutate({ serviceLineId: scene.toxinLine, containerId: vial.id, quantity: 5000 });
    const drawn = {
      serviceLineId: scene.toxinLine,
      containerId: vial.id,
      quantity: 4000,
      reason: 'Left in the syringe',
    };
    const back = await refusalOf(scene.injector.charting.wasteDrawn.mutate(drawn));
    expect(back.code).toBe('APPROVAL_NEEDED');
    const approvalId = await confirmedBy(scene.injector, 'owner', String(back.details?.['about']));
    await scene.injector.charting.wasteDrawn.mutate({ ...drawn, approvalId });
    expect((await scene.keeper.inventory.container.query({ id: vial.id })).moves.at(-1)?.witnessName).toBe(
      'Olive Owner',
    );
  });

  it('above an amount only, where the product says so: of one vial added up, whatever the steps', async () => {
    const [vial, other] = [await opened(), await opened()];
    const product = (await scene.keeper.inventory.products.query({})).products.find((row) => row.id === vial.productId);
    const { version, inContainers: _in, ...fields } = product ?? expect.unreachable();
    const own = { ...fields, witness: 'above', witnessAbove: 5000, expectedVersion: version } as const;
    await scene.keeper.inventory.updateProduct.mutate(own);
    const waste = (quantity: number, containerId = vial.id, approval: { approvalId?: string } = {}) =>
      scene.injector.inventory.waste.mutate({ containerId, quantity, reason: 'Residue', ...approval });
    expect((await refusalOf(waste(5001))).code).toBe('APPROVAL_NEEDED');
    const { moveId } = await waste(3000);
    await scene.injector.inventory.undoWaste.mutate({ moveId });
    for (const quantity of [4000, 500, 500]) await waste(quantity);
    const asked = await refusalOf(waste(1));
    expect(asked).toMatchObject({ code: 'APPROVAL_NEEDED', details: { about: `waste ${vial.id} 1` } });
    expect(asked.sentence).toMatch(/0\.001 U of Botox .* \(after 5 U of the same container without a witness\)/);
    const drawn = { serviceLineId: scene.toxinLine, containerId: vial.id, quantity: 2000 };
    await scene.injector.charting.draw.mutate(drawn);
    const left = scene.injector.charting.wasteDrawn.mutate({ ...drawn, quantity: 1000, reason: 'Left in the syringe' });
    expect((await refusalOf(left)).code).toBe('APPROVAL_NEEDED');
    const { container } = await scene.keeper.inventory.container.query({ id: vial.id });
    const containers = [{ id: vial.id, expectedVersion: container.version }];
    const close = scene.injector.inventory.closeContainers.mutate({ containers, reason: 'End of the day' });
    expect((await refusalOf(close)).code).toBe('APPROVAL_NEEDED');
    await waste(1, vial.id, { approvalId: await confirmedBy(scene.injector, 'stockKeeper', `waste ${vial.id} 1`) });
    expect((await refusalOf(waste(1))).code).toBe('APPROVAL_NEEDED');
    await waste(5000, other.id);
  });

  it('closes the open vials of a day in one act with one witness, all or none', async () => {
    const vials = [await opened(), await opened()];
    const list = vials.map((vial) => ({ id: vial.id, expectedVersion: vial.version }));
    const close = (containers: typeof list, approvalId?: string) =>
      scene.injector.inventory.closeContainers.mutate({
        containers,
        reason: 'End of the day',
        ...(approvalId === undefined ? {} : { approvalId }),
      });
    const stale = list.map((row, at) => (at === 1 ? { ...row, expectedVersion: 1 } : row));
    expect((await refusalOf(close(stale))).code).toBe('CHANGED_ELSEWHERE');
    const asked = await refusalOf(close(list));
    expect(asked.code).toBe('APPROVAL_NEEDED');
    const approvalId = await confirmedBy(scene.injector, 'stockKeeper', String(asked.details?.['about']));
    expect(await close(list, approvalId)).toMatchObject({ closed: 2 });
    for (const { id } of vials) {
      const { container, moves } = await scene.keeper.inventory.container.query({ id });
      expect(container).toMatchObject({ state: 'discarded', remaining: 0 });
      expect(moves.at(-1)).toMatchObject({ kind: 'waste', quantity: -100_000, witnessName: 'Stan Keeper' });
    }
    expect(
      (await refusalOf(close(list.map((row) => ({ ...row, expectedVersion: row.expectedVersion + 1 }))))).code,
    ).toBe('NOT_NOW');
  });
});

describe('a policy', () => {
  it('is longer under a policy from its first day on, and the label again once it is revoked: an expired vial gives nothing', async () => {
    const later = await director.inventory.signVialPolicy.mutate(policy({ validFrom: '2026-03-20' }));
    expect(await opened()).toMatchObject({ beyondUseAt: clinic.clock.now() + 24 * hour, underPolicy: false });
    await director.inventory.revokeVialPolicy.mutate({ id: later.id, reason: 'Begins too late' });
    const signed = await director.inventory.signVialPolicy.mutate(policy());
    const vial = await opened();
    expect(vial).toMatchObject({ beyondUseAt: clinic.clock.now() + 168 * hour, underPolicy: true });
    expect(await scene.injector.inventory.vialPolicies.query({ productId: scene.shelf.botox })).toMatchObject({
      labelHours: 24,
      inForce: { id: signed.id, hours: 168, signedByName: 'Dora Director', revoked: null },
      policies: [{ id: signed.id }, { id: later.id, revoked: { reason: 'Begins too late' } }],
    });
    clinic.clock.advance(30 * hour);
    const [injector, owner] = await Promise.all([clinic.as('injector'), clinic.as('owner')]);
    const draw = () =>
      injector.charting.draw.mutate({ serviceLineId: scene.toxinLine, containerId: vial.id, quantity: 1000 });
    await draw();
    const revoke = { id: signed.id, reason: 'The saline has changed' };
    expect((await refusalOf(injector.inventory.revokeVialPolicy.mutate(revoke))).code).toBe('NOT_ALLOWED');
    expect(await owner.inventory.revokeVialPolicy.mutate(revoke)).toMatchObject({ shortened: 1 });
    expect((await refusalOf(owner.inventory.revokeVialPolicy.mutate(revoke))).code).toBe('NOT_NOW');
    expect(await refusalOf(draw())).toMatchObject({ code: 'STOCK_REFUSED', details: { reason: 'pastBeyondUse' } });
  });
});
