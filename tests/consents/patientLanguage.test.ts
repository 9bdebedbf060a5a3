import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentPages } from '../../electron/consents/prints.ts';
import type { ConsentSnapshot } from '../../electron/consents/rules.ts';
import { documentForPages } from '../../electron/documents/service.ts';
import { connect, handOver } from '../tablets/scene.ts';
import { type ConsentScene, consentScene, signature } from './scene.ts';

describe.each(['process', 'http'] as const)('consents in the language of the patient, %s', (via) => {
  let scene: ConsentScene;
  beforeEach(async () => {
    scene = await consentScene({ via });
    await scene.owner.consents.addEdition.mutate({
      templateId: scene.templateId,
      language: 'es',
      title: 'Consentimiento para {service}',
      body: 'Yo, {patient}, doy mi consentimiento el {date}.',
      expectedVersion: 1,
    });
  });
  afterEach(async () => {
    await scene.clinic.close();
  });

  const speaks = (language: string | null, expectedVersion: number) =>
    scene.desk.patients.saveDetails.mutate({ patientId: scene.patientId, expectedVersion, language });
  const needs = async () => {
    const { lines, patientLanguage } = await scene.desk.consents.forVisit.query({ appointmentId: scene.appointmentId });
    return { patientLanguage, needs: lines[0]?.consents ?? [] };
  };

  it('are offered in it, else in that of the clinic; what was shown is what is kept', async () => {
    expect(await needs()).toMatchObject({ patientLanguage: null, needs: [{ language: 'en' }, { language: 'en' }] });
    await speaks('es', 0);
    const spoken = await needs();
    expect(spoken).toMatchObject({
      patientLanguage: 'es',
      needs: [
        { name: 'Neurotoxin', language: 'es', title: 'Consentimiento para {service}' },
        { name: 'Photographs', language: 'en' },
      ],
    });
    const tablet = { ...scene, ...(await connect(scene, 'Front tablet')) };
    await handOver(tablet);
    await tablet.tablet.tablet.check.mutate({ answer: '1988-03-09' });
    const { consents } = await tablet.tablet.consents.onTablet.list.query({});
    const signed = [];
    for (const { serviceLineId, editionId } of consents.slice(0, 2)) {
      const shown = await tablet.tablet.consents.onTablet.preview.query({ serviceLineId, editionId });
      signed.push(shown);
      const name = { signedName: shown.patientName, strokes: signature() };
      await tablet.tablet.consents.onTablet.sign.mutate({ serviceLineId, editionId, shownHash: shown.hash, ...name });
    }
    expect(signed).toMatchObject([
      { language: 'es', patientLanguage: 'es', title: 'Consentimiento para Neurotoxin' },
      { language: 'en', patientLanguage: 'es', languages: [{ language: 'en' }] },
    ]);
    const kept = (await scene.desk.consents.ofPatient.query({ patientId: scene.patientId })).consents
      .toReversed()
      .map(({ documentId }) => documentForPages(scene.clinic.opened.store.read, documentId).content as ConsentSnapshot);
    expect(kept.map(({ language, patientLanguage, shown }) => [language, patientLanguage, shown.hash])).toEqual([
      ['es', undefined, signed[0]?.hash],
      ['en', 'es', signed[1]?.hash],
    ]);
    const pages = kept.map((one) => JSON.stringify(consentPages(one).nodes));
    expect(pages[0]).not.toContain('Language');
    expect(pages[1]).toContain("read in English; the patient's language is Spanish");
  });

  it('that were signed in another language stay signed when the language of the patient changes', async () => {
    const [need] = (await needs()).needs;
    const { serviceLineId = '', editionId = '' } = need ?? {};
    const shown = await scene.desk.consents.preview.query({ serviceLineId, editionId });
    const name = { signedName: shown.patientName, strokes: signature() };
    await scene.desk.consents.sign.mutate({ serviceLineId, editionId, shownHash: shown.hash, ...name });
    await speaks('es', 0);
    const after = (await needs()).needs.find(({ templateId }) => templateId === need?.templateId);
    expect(after).toMatchObject({ language: 'en', editionId, signed: { earlier: false } });
    await speaks('vi', 1);
    expect((await needs()).needs.map(({ language }) => language)).toEqual(['en', 'en']);
  });
});
