import type { Client } from '../harness.ts';
import type { Scene } from './scene.ts';

/** The toxin service of the scene becomes one that needs a good-faith exam. */
export async function needExam({ owner }: Scene): Promise<void> {
  const { services } = await owner.catalog.services.query({});
  const found = services.find(({ name }) => name === 'Botox forehead');
  if (!found) throw new Error('The toxin service is on the list.');
  const { position: _position, version, ...service } = found;
  await owner.catalog.updateService.mutate({ ...service, needsExam: true, expectedVersion: version });
}

type ExamInput = Parameters<Client['charting']['orders']['signExam']['mutate']>[0];

/** What an exam of the scene's patient says, of today and for the toxin. */
export function examOf(scene: Scene, change: Partial<ExamInput> = {}): ExamInput {
  return {
    patientId: scene.patientId,
    performedOn: '2026-03-10',
    how: 'inPerson',
    historyReviewed: true,
    allergiesReviewed: true,
    scope: [{ kind: 'product', target: scene.shelf.botox }],
    validUntil: '2027-03-10',
    ...change,
  };
}
