import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentPages } from '../../electron/consents/prints.ts';
import { type ConsentSnapshot, witnessAbout } from '../../electron/consents/rules.ts';
import { documentForPages } from '../../electron/documents/service.ts';
import { day } from '../../electron/kernel/dates.ts';
import { refusalOf, standardNow } from '../harness.ts';
import { passwordOf } from '../standardClinic.ts';
import { handOver, type TabletScene, tabletScene } from '../tablets/scene.ts';
import { signAll, signature } from './scene.ts';

describe.each(['process', 'http'] as const)('a consent over %s', (via) => {
  let scene: TabletScene;
  beforeEach(async () => {
    scene = await tabletScene({ via });
  });
  afterEach(async () => {
    await scene.clinic.close();
  });

  const lines = async (appointmentId = scene.appointmentId) =>
    (await scene.desk.consents.forVisit.query({ appointmentId })).lines;
  const need = async (name = 'Neurotoxin') => {
    const found = (await lines())[0]?.consents.find((one) => one.name === name);
    if (!found) throw new Error(`${name} is not asked for.`);
    return { serviceLineId: found.serviceLineId, editionId: found.editionId };
  };
  const charges = async () =>
    (await scene.desk.billing.charges.query({ appointmentId: scene.appointmentId })).charges.map((one) => one.state);
  const record = (documentId: string) =>
    documentForPages(scene.clinic.opened.store.read, documentId).content as ConsentSnapshot;
  /** Another visit of the patient for the same services, so many days later. */
  const visitAfter = async (days: number) => {
    const { id } = await scene.desk.scheduling.book.mutate({
      patientId: scene.patientId,
      startsAt: standardNow + 3_600_000 + days * day,
      lines: [{ serviceId: scene.services.toxin, providerId: scene.clinic.ids.staff.injector }],
    });
    return id;
  };

  it('is shown in the language that is chosen, and its hash is of what was shown in it', async () => {
    await scene.owner.consents.addEdition.mutate({
      templateId: scene.templateId,
      language: 'es',
      title: 'Consentimiento para {service}',
      body: 'Yo, {patient}, doy mi consentimiento el {date}.',
      expectedVersion: 1,
    });
    const { languages } = await scene.desk.consents.preview.query(await need());
    const spanishId = languages.find(({ language }) => language === 'es')?.editionId ?? '';
    const spanish = await scene.desk.consents.preview.query({ ...(await need()), editionId: spanishId });
    expect(spanish).toMatchObject({ language: 'es', title: 'Consentimiento para Neurotoxin' });
    expect(spanish.paragraphs[0]?.text).toContain('10 de marzo de 2026');
    expect(spanish.languages.map(({ language }) => language)).toEqual(['en', 'es']);
    const english = spanish.languages.find(({ language }) => language === 'en')?.editionId ?? '';
    const { serviceLineId } = await need();
    const other = await scene.desk.consents.preview.query({ serviceLineId, editionId: english });
    expect(other.hash).not.toBe(spanish.hash);
    const sign = (editionId: string, shownHash: string) =>
      scene.desk.consents.sign.mutate({
        serviceLineId,
        editionId,
        shownHash,
        signedName: 'Zoë Łuczak',
        strokes: signature(),
      });
    expect((await refusalOf(sign(english, spanish.hash))).code).toBe('CHANGED_ELSEWHERE');
    const signed = await sign(english, other.hash);
    expect(record(signed.documentId)).toMatchObject({ language: 'en', shown: { hash: other.hash } });
  });

  it('asks for initials where its text does, and prints them', async () => {
    await scene.owner.consents.addEdition.mutate({
      templateId: scene.templateId,
      title: 'T',
      body: 'Text.\n\n[initials] No refunds.\n\n[initials] No pregnancy.',
      expectedVersion: 1,
    });
    const at = await need();
    const shown = await scene.desk.consents.preview.query(at);
    expect(shown.paragraphs.map(({ kind }) => kind)).toEqual(['text', 'initials', 'initials']);
    const sign = (initials: string[]) =>
      scene.desk.consents.sign.mutate({
        ...at,
        shownHash: shown.hash,
        signedName: 'Zoë Łuczak',
        strokes: signature(),
        initials,
      });
    expect((await refusalOf(sign(['ZŁ']))).sentence).toContain('Initials are missing');
    const { documentId } = await sign(['ZŁ', 'ZŁ']);
    const pages = consentPages(record(documentId));
    expect(JSON.stringify(pages.nodes)).toContain('[ ZŁ ]  No pregnancy.');
  });

  it('is signed for a child by someone who says what they are to them', async () => {
    const at = await need();
    const shown = await scene.desk.consents.preview.query(at);
    const { documentId } = await scene.desk.consents.sign.mutate({
      ...at,
      shownHash: shown.hash,
      signedName: 'Maria Łuczak',
      relationship: 'mother',
      strokes: signature(),
    });
    const { consents } = await scene.desk.consents.ofPatient.query({ patientId: scene.patientId });
    expect(consents[0]).toMatchObject({ onBehalf: 'Maria Łuczak, mother', outcome: 'signed' });
    expect(JSON.stringify(consentPages(record(documentId)).nodes)).toContain(
      'Maria Łuczak (mother), for Zoë Łuczak-Çelikoğlu',
    );
  });

  it('needs a witness where the clinic says so: another person, once, for this text', async () => {
    await scene.owner.consents.updateTemplate.mutate({
      id: scene.templateId,
      name: 'Neurotoxin',
      active: true,
      witness: true,
      renew: false,
      expectedVersion: 1,
    });
    const at = await need();
    const shown = await scene.desk.consents.preview.query(at);
    expect(shown.witness).toBe(true);
    const sign = (approvalId?: string) =>
      scene.desk.consents.sign.mutate({
        ...at,
        shownHash: shown.hash,
        signedName: 'Zoë Łuczak',
        strokes: signature(),
        witness: approvalId === undefined ? null : { approvalId, strokes: signature() },
      });
    expect((await refusalOf(sign())).code).toBe('APPROVAL_NEEDED');
    const confirm = (about: string) =>
      scene.desk.session.confirm.mutate({
        about,
        staffId: scene.clinic.ids.staff.injector,
        password: passwordOf('injector'),
      });
    const other = await confirm(witnessAbout(at.serviceLineId, 'another text'));
    expect((await refusalOf(sign(other.approvalId))).code).toBe('APPROVAL_NEEDED');
    const { approvalId } = await confirm(witnessAbout(at.serviceLineId, at.editionId));
    const { documentId } = await sign(approvalId);
    expect(record(documentId).witness).toMatchObject({ name: 'Ingrid Injector' });
    const { consents } = await scene.desk.consents.ofPatient.query({ patientId: scene.patientId });
    expect(consents[0]).toMatchObject({ witnessName: 'Ingrid Injector' });
  });

  it('may be declined: kept with the reason, the charge goes, a later signature counts', async () => {
    const [toxin = ''] = scene.lineIds;
    await signAll(scene, scene.desk, toxin);
    expect(await charges()).toEqual(['pending']);
    const { consents } = await scene.desk.consents.ofPatient.query({ patientId: scene.patientId });
    const photo = consents.find(({ title }) => title === 'Photographs');
    await scene.desk.consents.revoke.mutate({
      consentId: photo?.id ?? '',
      revokedOn: '2026-03-10',
      reason: 'Does not want photographs',
    });
    expect(await charges()).toEqual(['cancelled']);
    expect((await lines())[0]).toMatchObject({ complete: false });
    const at = await need('Photographs');
    const shown = await scene.desk.consents.preview.query(at);
    const declined = await scene.desk.consents.decline.mutate({
      ...at,
      shownHash: shown.hash,
      signedName: 'Zoë Łuczak',
      reason: 'No photographs of the face',
    });
    expect(record(declined.documentId)).toMatchObject({ outcome: 'refused', signature: null });
    const refused = (await lines())[0]?.consents.find(({ name }) => name === 'Photographs');
    expect(refused).toMatchObject({ signed: null, refused: { reason: 'No photographs of the face' } });
    await signAll(scene, scene.desk, toxin);
    expect((await lines())[0]).toMatchObject({ complete: true });
    expect(await charges()).toEqual(['cancelled', 'pending']);
  });

  it('counts for as long as the service says', async () => {
    const later = await visitAfter(77);
    const much = await visitAfter(203);
    await signAll(scene, scene.desk, scene.lineIds[0] ?? '');
    const state = async (id: string) =>
      (await lines(id))[0]?.consents.map(({ name, signed }) => [name, signed?.earlier ?? null, signed?.validUntil]);
    expect(await state(later)).toEqual([
      ['Neurotoxin', null, undefined],
      ['Photographs', null, undefined],
    ]);
    const require = (templateId: string, validFor: 'visit' | 'months' | 'once', months: number | null) =>
      scene.owner.consents.require.mutate({
        serviceId: scene.services.toxin,
        templateId,
        required: true,
        validFor,
        months,
      });
    await require(scene.templateId, 'months', 6);
    await require(scene.photoTemplateId, 'once', null);
    expect(await state(later)).toEqual([
      ['Neurotoxin', true, '2026-09-10'],
      ['Photographs', true, null],
    ]);
    expect(await state(much)).toEqual([
      ['Neurotoxin', null, undefined],
      ['Photographs', true, null],
    ]);
    await scene.owner.consents.updateTemplate.mutate({
      id: scene.photoTemplateId,
      name: 'Photographs',
      active: true,
      witness: false,
      renew: true,
      expectedVersion: 1,
    });
    await scene.owner.consents.addEdition.mutate({
      templateId: scene.photoTemplateId,
      title: 'New',
      body: 'New.',
      expectedVersion: 2,
    });
    expect((await state(later))?.find(([name]) => name === 'Photographs')).toEqual(['Photographs', null, undefined]);
    expect((await lines())[0]).toMatchObject({ complete: true });
  });

  it('is taken back by the patient for what is still to come, once, on a day that was', async () => {
    const later = await visitAfter(10);
    await scene.owner.consents.require.mutate({
      serviceId: scene.services.toxin,
      templateId: scene.templateId,
      required: true,
      validFor: 'once',
    });
    await signAll(scene, scene.desk, scene.lineIds[0] ?? '');
    const { consents } = await scene.desk.consents.ofPatient.query({ patientId: scene.patientId });
    const consentId = consents.find(({ title }) => title === 'Neurotoxin')?.id ?? '';
    const revoke = (revokedOn: string) =>
      scene.desk.consents.revoke.mutate({ consentId, revokedOn, reason: 'Changed her mind' });
    expect((await refusalOf(revoke('2026-03-11'))).sentence).toContain('still to come');
    expect((await refusalOf(revoke('2026-03-09'))).sentence).toContain('before the signature');
    await revoke('2026-03-10');
    expect((await refusalOf(revoke('2026-03-10'))).code).toBe('NOT_NOW');
    const toxin = (await lines(later))[0]?.consents.find(({ name }) => name === 'Neurotoxin');
    expect(toxin?.signed).toBeNull();
    const list = await scene.desk.consents.ofPatient.query({ patientId: scene.patientId });
    expect(list.consents.find(({ id }) => id === consentId)?.revoked).toEqual({
      on: '2026-03-10',
      reason: 'Changed her mind',
      takenBy: 'Fran Desk',
    });
  });

  it('is declined on the tablet like at the desk', async () => {
    await handOver(scene);
    await scene.tablet.tablet.check.mutate({ answer: '1988-03-09' });
    const { consents } = await scene.tablet.consents.onTablet.list.query({});
    for (const [at, { serviceLineId, editionId }] of consents.entries()) {
      const shown = await scene.tablet.consents.onTablet.preview.query({ serviceLineId, editionId });
      const answer = await scene.tablet.consents.onTablet.decline.mutate({
        serviceLineId,
        editionId,
        shownHash: shown.hash,
        signedName: 'Zoë Łuczak',
        reason: 'Not today',
        strokes: signature(),
      });
      expect(answer.left).toBe(consents.length - at - 1);
    }
    expect((await scene.desk.tablets.today.query({})).handOvers).toMatchObject([{ state: 'done' }]);
    expect((await lines()).map(({ complete }) => complete)).toEqual([false, false, true]);
  });
});
