import type { WriteTx } from '../../db/access.ts';
import filler from '../../resources/notes/filler.json' with { type: 'json' };
import freeText from '../../resources/notes/freeText.json' with { type: 'json' };
import laser from '../../resources/notes/laser.json' with { type: 'json' };
import neurotoxin from '../../resources/notes/neurotoxin.json' with { type: 'json' };
import skincare from '../../resources/notes/skincare.json' with { type: 'json' };
import soap from '../../resources/notes/soap.json' with { type: 'json' };
import { SaveTemplateInput } from '../charting/noteTemplates/schemas.ts';
import { saveNoteTemplate } from '../charting/noteTemplates/service.ts';
import type { Act } from '../kernel/act.ts';

const templates = { soap, freeText, neurotoxin, filler, laser, skincare };
export type StandardNote = keyof typeof templates;

/** Adds our own note templates: a starting point that the clinic builds on. */
export function addStandardNotes(
  tx: WriteTx,
  act: Act,
  serviceIds: Partial<Record<StandardNote, string[]>> = {},
): void {
  for (const [key, { name, sections }] of Object.entries(templates)) {
    const input = {
      id: null,
      name,
      serviceIds: serviceIds[key as StandardNote] ?? [],
      sections: sections.map(({ title, fields }) => ({
        key: '',
        title,
        fields: fields.map((field) => ({ key: '', ...field })),
      })),
      expectedVersion: 0,
    };
    saveNoteTemplate(tx, act, SaveTemplateInput.parse(input));
  }
}
