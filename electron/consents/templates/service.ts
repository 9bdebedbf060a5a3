import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  allRequirements,
  allTemplates,
  findEdition,
  findRequirement,
  findTemplate,
  findTemplateByName,
  highestEdition,
  insertEdition,
  insertRequirement,
  insertTemplate,
  removeRequirement,
  touchTemplate,
  updateTemplateRow,
} from '../../../db/consents/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { clinicProfile } from '../../clinic/service.ts';
import type { Act } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type {
  AddEditionInput,
  AddEditionOutput,
  AddTemplateInput,
  AddTemplateOutput,
  Done,
  RequireInput,
  TemplatesOutput,
  UpdateTemplateInput,
} from '../schemas.ts';

/** Every consent text with the edition shown now and the services that ask for it. */
export function consentTemplates(db: ReadDb): TemplatesOutput {
  const required = allRequirements(db);
  return {
    templates: allTemplates(db, clinicProfile(db).language).map(({ editionId, ...template }) => {
      const edition = findEdition(db, editionId) ?? refuse('NOT_FOUND');
      return {
        ...template,
        editionId,
        edition: edition.edition,
        language: edition.language,
        title: edition.title,
        body: edition.body,
        createdAt: edition.createdAt,
        serviceIds: required.filter((row) => row.templateId === template.id).map((row) => row.serviceId),
      };
    }),
  };
}

/** Adds a consent text with its first edition. @throws Refusal DUPLICATE if the name is taken */
export function addTemplate(tx: WriteTx, act: Act, input: AddTemplateInput): AddTemplateOutput {
  if (findTemplateByName(tx, input.name)) {
    refuse(
      'DUPLICATE',
      `There is already a consent called ${input.name}. Choose another name, or add an edition to it.`,
    );
  }
  const id = act.newId();
  insertTemplate(tx, { id, name: input.name, active: true, version: 1 });
  act.touch('consents', 'template', id, 1);
  const editionId = keepEdition(tx, act, id, 1, input);
  for (const serviceId of input.serviceIds) requireConsent(tx, act, { serviceId, templateId: id, required: true });
  return { id, editionId };
}

/** Adds an edition: from now on it is the one that is shown. Signed consents keep the edition they were signed under. */
export function addEdition(tx: WriteTx, act: Act, input: AddEditionInput): AddEditionOutput {
  const template = findTemplate(tx, input.templateId) ?? refuse('NOT_FOUND');
  if (!touchTemplate(tx, template.id, input.expectedVersion, { active: template.active })) {
    refuse('CHANGED_ELSEWHERE', undefined, { current: template });
  }
  const edition = highestEdition(tx, template.id, input.language) + 1;
  const editionId = keepEdition(tx, act, template.id, edition, input);
  act.touch('consents', 'template', template.id, input.expectedVersion + 1);
  return { editionId, edition };
}

function keepEdition(
  tx: WriteTx,
  act: Act,
  templateId: string,
  edition: number,
  text: { language: string; title: string; body: string },
): string {
  const id = act.newId();
  insertEdition(tx, {
    id,
    templateId,
    edition,
    language: text.language,
    title: text.title,
    body: text.body,
    createdAt: act.now,
    createdBy: act.staffId,
  });
  act.touch('consents', 'edition', id, 1);
  return id;
}

/** Renames a consent text, or takes it out of use; what was signed stays. */
export function updateTemplate(tx: WriteTx, act: Act, input: UpdateTemplateInput): Done {
  const current = findTemplate(tx, input.id) ?? refuse('NOT_FOUND');
  const namesake = findTemplateByName(tx, input.name);
  if (namesake && namesake.id !== input.id) {
    refuse('DUPLICATE', `There is already a consent called ${input.name}. Choose another name.`);
  }
  if (!updateTemplateRow(tx, input.id, input.expectedVersion, { name: input.name, active: input.active })) {
    refuse('CHANGED_ELSEWHERE', undefined, { current });
  }
  if (current.name !== input.name) act.changed('name');
  if (current.active !== input.active) act.changed('active', { from: current.active, to: input.active });
  act.touch('consents', 'template', input.id, input.expectedVersion + 1);
  return { id: input.id };
}

/** Has a service ask for a consent, or no longer. */
export function requireConsent(tx: WriteTx, act: Act, input: RequireInput): Done {
  const template = findTemplate(tx, input.templateId) ?? refuse('NOT_FOUND');
  const service = serviceById(tx, input.serviceId);
  const row = findRequirement(tx, service.id, template.id);
  if (input.required && !row) {
    const id = act.newId();
    insertRequirement(tx, { id, serviceId: service.id, templateId: template.id, version: 1 });
    act.changed('required', { from: false, to: true });
    act.touch('consents', 'requirement', id, 1);
  } else if (!input.required && row) {
    removeRequirement(tx, row.id);
    act.changed('required', { from: true, to: false });
    act.touch('consents', 'requirement', row.id, row.version + 1);
  }
  return { id: template.id };
}
