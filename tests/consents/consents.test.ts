import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsentSnapshot } from '../../electron/consents/rules.ts';
import { documentForPages } from '../../electron/documents/service.ts';
import { refusalOf } from '../harness.ts';
import { type ConsentScene, consentScene, signAll, signature } from './scene.ts';

describe.each(['process', 'http'] as const)('consents over %s', (via) => {
  let scene: ConsentScene;
  beforeEach(async () => {
    scene = await consentScene({ via });
  });
  afterEach(async () => {
    await scene.clinic.close();
  });

  const needs = async () => (await scene.desk.consents.forVisit.query({ appointmentId: scene.appointmentId })).lines;
  const firstNeed = async () => {
    const need = (await needs())[0]?.consents[0];
    if (!need) throw new Error('Nothing is asked for.');
    return { serviceLineId: need.serviceLineId, editionId: need.editionId };
  };
  const shownFor = (need: { serviceLineId: string; editionId: string }) => scene.desk.consents.preview.query(need);

  it('says per line what is asked for', async () => {
    const lines = await needs();
    expect(lines.map((line) => [line.serviceName, line.complete, line.consents.map((need) => need.name)])).toEqual([
      ['Neurotoxin', false, ['Neurotoxin', 'Photographs']],
      ['Peel', false, ['Photographs']],
      ['Facial', true, []],
    ]);
  });

  it('fills the text in and hashes what is shown', async () => {
    const shown = await shownFor(await firstNeed());
    expect(shown.title).toBe('Consent to Neurotoxin');
    expect(shown.paragraphs.map((paragraph) => paragraph.text)).toEqual([
      'I, Zoë Łuczak-Çelikoğlu, ask Ingrid Injector of Standard Clinic for Neurotoxin.',
      'Risks',
      'Bruising',
      'Swelling',
      'I consent on March 10, 2026.',
    ]);
    expect(shown.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes the charge when the last consent of a line is signed, and not before', async () => {
    const [toxinLine = '', peelLine = ''] = scene.lineIds;
    const need = await firstNeed();
    const shown = await shownFor(need);
    const first = await scene.desk.consents.sign.mutate({
      ...need,
      shownHash: shown.hash,
      signedName: 'Zoë Łuczak',
      strokes: signature(),
    });
    expect(first.chargeId).toBeNull();
    const second = await signAll(scene, scene.desk, toxinLine);
    expect(second?.chargeId).toEqual(expect.any(String));
    expect((await signAll(scene, scene.desk, peelLine))?.chargeId).toEqual(expect.any(String));
    const { charges } = await scene.desk.billing.charges.query({ appointmentId: scene.appointmentId });
    expect(charges.map((charge) => [charge.serviceLineId, charge.state, charge.estimatedQuantity])).toEqual([
      [toxinLine, 'pending', 3000],
      [peelLine, 'pending', 1000],
    ]);
    expect((await needs()).every((line) => line.complete)).toBe(true);
  });

  it('keeps everything that was shown and signed, with its hash', async () => {
    const need = await firstNeed();
    const shown = await shownFor(need);
    const strokes = signature();
    const signed = await scene.desk.consents.sign.mutate({
      ...need,
      shownHash: shown.hash,
      signedName: 'Zoë Łuczak',
      strokes,
    });
    const record = documentForPages(scene.clinic.opened.store.read, signed.documentId);
    const content = record.content as ConsentSnapshot;
    expect(record.sha256).toBe(createHash('sha256').update(record.snapshot).digest('hex'));
    expect(signed.sha256).toBe(record.sha256);
    expect(content.shown).toEqual({ title: shown.title, paragraphs: shown.paragraphs, hash: shown.hash });
    expect(content.signature).toEqual({ name: 'Zoë Łuczak', strokes });
    expect(content.edition).toMatchObject({ edition: 1, language: 'en' });
    expect(content.handedBy.name).toBe('Fran Desk');
    expect(content.station.number).toBe(1);
    expect(content.signedAt).toBe(scene.clinic.clock.now());
    expect(record.patientId).toBe(scene.patientId);
    const list = await scene.desk.consents.ofPatient.query({ patientId: scene.patientId });
    expect(list.consents).toMatchObject([
      { title: 'Neurotoxin', edition: 1, documentId: signed.documentId, staffName: 'Fran Desk' },
    ]);
  });

  it('refuses a second signature and points to the first', async () => {
    const need = await firstNeed();
    const input = { ...need, shownHash: (await shownFor(need)).hash, signedName: 'Zoë Łuczak', strokes: signature() };
    const signed = await scene.desk.consents.sign.mutate(input);
    const refusal = await refusalOf(scene.desk.consents.sign.mutate({ ...input, signedName: 'Somebody' }));
    expect(refusal).toMatchObject({ code: 'SIGNED', details: { documentId: signed.documentId } });
  });

  it('refuses when what was shown is not what would be kept', async () => {
    const need = await firstNeed();
    const shown = await shownFor(need);
    const sign = (shownHash: string) =>
      refusalOf(
        scene.desk.consents.sign.mutate({ ...need, shownHash, signedName: 'Zoë Łuczak', strokes: signature() }),
      );
    expect((await sign('0'.repeat(64))).code).toBe('CHANGED_ELSEWHERE');
    scene.clinic.clock.advance(4 * 60_000);
    await scene.owner.consents.addEdition.mutate({
      templateId: scene.templateId,
      title: 'Consent to {service}',
      body: 'A new text for {patient}.',
      expectedVersion: 1,
    });
    const refused = await sign(shown.hash);
    expect(refused.code).toBe('CHANGED_ELSEWHERE');
    expect(refused.sentence).toContain('newer edition');
    const fresh = (await needs())[0]?.consents[0];
    expect(fresh).toMatchObject({ edition: 2, signed: null });
  });

  it('refuses a dot, an empty name and a card number', async () => {
    const need = await firstNeed();
    const input = { ...need, shownHash: (await shownFor(need)).hash, signedName: 'Zoë Łuczak', strokes: signature() };
    const dot = { width: 600, height: 180, strokes: [[[300, 90]]] as Array<Array<[number, number]>> };
    const tapped = await refusalOf(scene.desk.consents.sign.mutate({ ...input, strokes: dot }));
    expect(tapped.code).toBe('BAD_INPUT');
    expect(tapped.sentence).toContain('not a signature');
    expect((await refusalOf(scene.desk.consents.sign.mutate({ ...input, signedName: ' ' }))).code).toBe('BAD_INPUT');
    expect(
      (await refusalOf(scene.desk.consents.sign.mutate({ ...input, signedName: '4111 1111 1111 1111' }))).code,
    ).toBe('CARD_NUMBER');
    expect((await needs())[0]?.consents.every((row) => row.signed === null)).toBe(true);
  });

  it('counts an older edition that was signed, and does not ask for what is out of use', async () => {
    await signAll(scene, scene.desk, scene.lineIds[0] ?? '');
    await scene.owner.consents.addEdition.mutate({
      templateId: scene.templateId,
      title: 'New',
      body: 'New.',
      expectedVersion: 1,
    });
    await scene.owner.consents.updateTemplate.mutate({
      id: scene.photoTemplateId,
      name: 'Photographs',
      active: false,
      expectedVersion: 1,
    });
    const lines = await needs();
    expect(lines[0]?.complete).toBe(true);
    expect(lines[0]?.consents.find((need) => need.name === 'Neurotoxin')).toMatchObject({ edition: 1, required: true });
    expect(lines[0]?.consents.find((need) => need.name === 'Photographs')).toMatchObject({ required: false });
    expect(lines[1]).toMatchObject({ complete: true, consents: [] });
  });

  it('refuses to sign for a cancelled visit', async () => {
    const need = await firstNeed();
    const shownHash = (await shownFor(need)).hash;
    await scene.desk.scheduling.cancel.mutate({
      appointmentId: scene.appointmentId,
      reason: 'ill',
      expectedVersion: 1,
    });
    const refusal = await refusalOf(
      scene.desk.consents.sign.mutate({ ...need, shownHash, signedName: 'Zoë Łuczak', strokes: signature() }),
    );
    expect(refusal.code).toBe('NOT_NOW');
  });

  it('points out on the board who is here and has not signed', async () => {
    expect((await scene.desk.consents.missingToday.query({})).visits).toEqual([]);
    await scene.desk.scheduling.advance.mutate({
      appointmentId: scene.appointmentId,
      to: 'arrived',
      expectedVersion: 1,
    });
    expect((await scene.desk.consents.missingToday.query({})).visits).toMatchObject([
      { appointmentId: scene.appointmentId, missing: 3, patientName: 'Zoë Łuczak-Çelikoğlu' },
    ]);
  });
});

describe('consent texts', () => {
  let scene: ConsentScene;
  beforeEach(async () => {
    scene = await consentScene();
  });
  afterEach(async () => {
    await scene.clinic.close();
  });

  it('refuse what nobody can fill in, a taken name and a stale version', async () => {
    const add = (name: string, body: string) =>
      refusalOf(scene.owner.consents.addTemplate.mutate({ name, title: 'T', body }));
    const unknown = await add('Other', 'Dear {dose}');
    expect(unknown.code).toBe('BAD_INPUT');
    expect(unknown.sentence).toContain('{patient}');
    expect((await add('neurotoxin', 'Text')).code).toBe('DUPLICATE');
    const stale = scene.owner.consents.addEdition.mutate({
      templateId: scene.templateId,
      title: 'T',
      body: 'B',
      expectedVersion: 7,
    });
    expect((await refusalOf(stale)).code).toBe('CHANGED_ELSEWHERE');
  });

  it('are asked for by the services that say so', async () => {
    await scene.owner.consents.require.mutate({
      serviceId: scene.services.facial,
      templateId: scene.templateId,
      required: true,
    });
    await scene.owner.consents.require.mutate({
      serviceId: scene.services.toxin,
      templateId: scene.templateId,
      required: false,
    });
    const { templates } = await scene.owner.consents.templates.query({});
    expect(templates.find((template) => template.id === scene.templateId)?.serviceIds).toEqual([scene.services.facial]);
    const { lines } = await scene.desk.consents.forVisit.query({ appointmentId: scene.appointmentId });
    expect(lines.map((line) => line.consents.map((need) => need.name))).toEqual([
      ['Photographs'],
      ['Photographs'],
      ['Neurotoxin'],
    ]);
  });

  it('belong to the owner', async () => {
    const refusal = await refusalOf(scene.desk.consents.addTemplate.mutate({ name: 'X', title: 'X', body: 'X' }));
    expect(refusal.code).toBe('NOT_ALLOWED');
  });
});
