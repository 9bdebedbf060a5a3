import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestClinic, testClinic } from '../harness.ts';
import { examOf, needExam } from './orderScene.ts';
import { listenTo, scansOf } from './queryPlans.ts';
import { chart, consent, drawToxin, type Scene, setScene, shown, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
beforeAll(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic, ['toxin', 'facial']);
});
afterAll(() => clinic.close());

const clinical =
  /\b(encounters|chart_points|note_amendments|note_uses|note_answers|cosign_requests|reconciliations|stock_moves|containers|service_lines|appointments|occupancies|charges|consents|exams|exam_scopes|exam_revocations|safety_overrides|lot_recall_calls|medications|conditions)\b/;
/** Lists that a clinic writes once and that do not grow with its years, and the list of work that empties as it is done. */
const small =
  /^SCAN (services|products|staff|rooms|stations|locations|policies|cosign_requests|clinics|consent_\w+|note_templates|note_editions|note_services|working_hours|standing_\w+|safety_rules|lot_recalls)\b/;

it('opening, drawing, charting, signing and what comes after scan no table that grows', async () => {
  const listening = listenTo(clinic);
  const { services } = await scene.owner.catalog.services.query({});
  await scene.owner.charting.notes.saveTemplate.mutate({
    id: null,
    name: 'Toxin',
    sections: [{ key: '', title: 'Exam', fields: [{ key: '', label: 'Findings', kind: 'text' }] }],
    serviceIds: services.map(({ id }) => id),
    expectedVersion: 0,
  });
  await consent(scene);
  await scene.owner.charting.alerts.addStandard.mutate({});
  await scene.owner.charting.alerts.ofPatient.query({ patientId: scene.patientId });
  await scene.owner.charting.alerts.overrides.query({ from: 0, until: clinic.clock.now() });
  await needExam(scene);
  await scene.owner.charting.orders.signExam.mutate(examOf(scene));
  await scene.owner.charting.orders.exams.query({ patientId: scene.patientId });
  await scene.owner.charting.orders.upcoming.query({});
  const opened = await chart(scene, [4, 4]);
  const note = await scene.injector.charting.notes.ofVisit.query({ appointmentId: scene.appointmentId });
  const fieldId = note.sections[0]?.fields[0]?.id ?? '';
  const finding = { encounterId: opened, fieldId, value: 'Even', expectedVersion: 0 };
  await scene.injector.charting.notes.save.mutate(finding);
  await scene.injector.charting.scanForDraw.query({ serviceLineId: scene.toxinLine, raw: scene.vial.code });
  await drawToxin(scene, 8);
  await shown(scene);
  await scene.injector.charting.unsigned.query({});
  const { encounterId } = await sign(scene);
  await scene.owner.charting.signOffNumbers.query({});
  await scene.owner.charting.signOff.query({});
  await scene.injector.charting.addAddendum.mutate({ encounterId, text: 'No pain.' });
  await scene.owner.charting.cosign.mutate({ encounterId });
  await scene.owner.charting.markError.mutate({ encounterId, reason: 'Wrong visit' });
  await scene.owner.charting.errorMarks.query({ patientId: scene.patientId });
  const hot = listening.stop(clinical);
  expect(hot.length).toBeGreaterThan(8);
  expect(scansOf(clinic, hot, small)).toEqual([]);
});
