import { expect, it } from 'vitest';
import { noPoppler, pagesOfPdf } from '../documents/poppler.ts';
import { consentScene } from './scene.ts';

it.skipIf(noPoppler)('draws an edition as a form to be filled in by hand', async () => {
  const scene = await consentScene();
  const { templates } = await scene.owner.consents.templates.query({});
  const toxin = templates.find(({ id }) => id === scene.templateId);
  const { base64, fileName } = await scene.desk.consents.blank.mutate({ editionId: toxin?.editionId ?? '' });
  expect(fileName).toMatch(/^Neurotoxin-en-.*\.pdf$/);
  const text = pagesOfPdf(Buffer.from(base64, 'base64')).join(' ');
  expect(text).toContain('ask ______________________ of Standard Clinic');
  expect(text).toContain('Name and signature');
  await scene.clinic.close();
});
