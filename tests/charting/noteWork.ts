import type { Client } from '../harness.ts';
import type { Scene } from './scene.ts';

type Input = Parameters<Client['charting']['notes']['saveTemplate']['mutate']>[0];
export type Sections = Input['sections'];

export const skin: Sections = [
  {
    key: '',
    title: 'Skin',
    fields: [
      { key: '', label: 'Skin type', kind: 'choice', options: ['I', 'II', 'III'], required: true },
      { key: '', label: 'Products', kind: 'longText' },
      { key: '', label: 'Sun protection explained', kind: 'yesNo', initial: true },
    ],
  },
];

/** The note of the scene's visit and the templates it is made of. */
export function noteWorkOf(scene: Scene) {
  const { owner, injector, appointmentId } = scene;
  /** Adds a template to the notes of the facial, or changes it. */
  const template = async (sections: Sections = skin, change: Partial<Input> = {}) => {
    const { services } = await owner.catalog.services.query({});
    const facial = services.find(({ name }) => name === 'Signature facial')?.id ?? '';
    return owner.charting.notes.saveTemplate.mutate({
      id: null,
      name: 'Skincare',
      sections,
      serviceIds: [facial],
      expectedVersion: 0,
      ...change,
    });
  };
  const note = () => injector.charting.notes.ofVisit.query({ appointmentId });
  const fields = async () => (await note()).sections.flatMap((section) => section.fields);
  return {
    template,
    note,
    fields,
    idOf: async (label: string) =>
      (await fields()).find(({ field }) => field.label === label)?.id ?? `no field ${label}`,
    open: async () => (await injector.charting.open.mutate({ appointmentId })).encounterId,
    missing: async () => (await injector.charting.encounter.query({ appointmentId })).missing,
    /** What stands in each field, and its version. */
    values: async () =>
      Object.fromEntries((await fields()).map(({ field, value, version }) => [field.label, [value, version]])),
  };
}
