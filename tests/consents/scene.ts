import type { SignedStrokes } from '../../electron/documents/signatures/rules.ts';
import { type Client, standardNow, type TestClinic, testClinic } from '../harness.ts';

/** A signature such as a pen makes. */
export function signature(): SignedStrokes {
  const stroke = (x: number, y: number): Array<[number, number]> =>
    Array.from({ length: 40 }, (_, at) => [x + at * 6, y + Math.round(Math.sin(at / 3) * 20)]);
  return { width: 600, height: 180, strokes: [stroke(40, 90), stroke(120, 120)] };
}

export interface ConsentScene {
  clinic: TestClinic;
  owner: Client;
  desk: Client;
  patientId: string;
  appointmentId: string;
  lineIds: string[];
  services: { toxin: string; peel: string; facial: string };
  templateId: string;
  photoTemplateId: string;
}

const body = [
  'I, {patient}, ask {provider} of {clinic} for {service}.',
  '## Risks\n- Bruising\n- Swelling',
  'I consent on {date}.',
].join('\n\n');

/** A patient who has come for a toxin (two consents asked for), a peel (one) and a facial (none). */
export async function consentScene(options: Parameters<typeof testClinic>[0] = {}): Promise<ConsentScene> {
  const clinic = await testClinic(options);
  const owner = await clinic.as('owner');
  const desk = await clinic.as('frontDesk');
  const service = async (name: string, pricing: 'perArea' | 'flat'): Promise<string> => {
    const { id } = await owner.catalog.addService.mutate({
      name,
      category: 'Face',
      durationMinutes: 30,
      pricing,
      priceCents: 1400,
      estimatedQuantity: pricing === 'perArea' ? 3000 : 1000,
    });
    return id;
  };
  const services = {
    toxin: await service('Neurotoxin', 'perArea'),
    peel: await service('Peel', 'flat'),
    facial: await service('Facial', 'flat'),
  };
  const toxin = await owner.consents.addTemplate.mutate({
    name: 'Neurotoxin',
    title: 'Consent to {service}',
    body,
    serviceIds: [services.toxin],
  });
  const photo = await owner.consents.addTemplate.mutate({
    name: 'Photographs',
    title: 'Photographs',
    body: 'Photographs of {patient} may be taken.',
    serviceIds: [services.toxin, services.peel],
  });
  const patient = await desk.patients.create.mutate({
    givenName: 'Zoë',
    familyName: 'Łuczak-Çelikoğlu',
    birthDate: '1988-03-09',
  });
  const visit = await desk.scheduling.book.mutate({
    patientId: patient.id,
    startsAt: standardNow + 3_600_000,
    lines: [services.toxin, services.peel, services.facial].map((serviceId) => ({
      serviceId,
      providerId: clinic.ids.staff.injector,
    })),
  });
  return {
    clinic,
    owner,
    desk,
    patientId: patient.id,
    appointmentId: visit.id,
    lineIds: visit.lines.map((line) => line.id),
    services,
    templateId: toxin.id,
    photoTemplateId: photo.id,
  };
}

/** Shows and signs what is open on a line; the answer of the last signature. */
export async function signAll(scene: ConsentScene, client: Client, serviceLineId: string) {
  const { lines } = await client.consents.forVisit.query({ appointmentId: scene.appointmentId });
  let last: Awaited<ReturnType<typeof client.consents.sign.mutate>> | undefined;
  for (const need of lines.find((line) => line.serviceLineId === serviceLineId)?.consents ?? []) {
    if (need.signed) continue;
    const shown = await client.consents.preview.query({ serviceLineId, editionId: need.editionId });
    last = await client.consents.sign.mutate({
      serviceLineId,
      editionId: need.editionId,
      shownHash: shown.hash,
      signedName: shown.patientName,
      strokes: signature(),
    });
  }
  return last;
}
