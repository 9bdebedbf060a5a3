import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  allEditions,
  allRequirements,
  allTemplates,
  editionsShownNow,
  findRequirement,
  findTemplate,
  findTemplateByName,
  highestEdition,
  insertEdition,
  insertRequirement,
  insertTemplate,
  removeRequirement,
  touchTemplate,
  updateRequirement,
  updateTemplateRow,
} from '../../../db/consents/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { clinicProfile } from '../../clinic/service.ts';
import type { Act } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import { listStaff } from '../../staff/service.ts';
import type {
  AddEditionInput,
  AddEditionOutput,
  AddTemplateInput,
  AddTemplateOutput,
  Done,
  EditionsInput,
  EditionsOutput,
  RequireInput,
  TemplatesOutput,
  UpdateTemplateInput,
} from '../schemas.ts';

/** Every consent text with its newest edition in each language, and for how long a signature counts for each service. */
export function consentTemplates(db: ReadDb): TemplatesOutput {
  const required = allRequirements(db);
  return {
    templates: allTemplates(db, clinicProfile(db).language).map(({ editionId, ...template }) => {
      const editions = editionsShownNow(db, template.id);
      const shown = editions.find(({ id }) => id === editionId) ?? refuse('NOT_FOUND');
      const requirements = required.filter((row) => row.templateId === template.id);
      return {
        ...template,
        editionId,
        edition: shown.edition,
        language: shown.language,
        title: shown.title,
        body: shown.body,
        createdAt: shown.createdAt,
        editions: editions.map(({ id, edition, language, title, body, createdAt }) => ({
          editionId: id,
          edition,
          language,
          title,
          body,
          createdAt,
        })),
        serviceIds: requirements.map((row) => row.serviceId),
        requirements: requirements.map(({ serviceId, validFor, months }) => ({ serviceId, validFor, months })),
      };
    }),
  };
}

/** Every edition a consent text ever had, the newest of each language first. */
export function editionsOf(db: ReadDb, _asker: unknown, input: EditionsInput): EditionsOutput {
  const names = new Map(listStaff(db).map(({ id, name }) => [id, name]));
  return {
    editions: allEditions(db, input.templateId).map(({ id, edition, language, title, body, createdAt, createdBy }) => ({
      editionId: id,
      edition,
      language,
      title,
      body,
      createdAt,
      createdBy: names.get(createdBy) ?? '',
    })),
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
  const { name, witness, renew } = input;
  insertTemplate(tx, { id, name, active: true, witness, renew, version: 1 });
  act.touch('consents', 'template', id, 1);
  const editionId = keepEdition(tx, act, id, 1, input);
  for (const serviceId of input.serviceIds)
    requireConsent(tx, act, { serviceId, templateId: id, required: true, validFor: 'visit', months: null });
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
  if (!updateTemplateRow(tx, input.id, input.expectedVersion, input)) {
    refuse('CHANGED_ELSEWHERE', undefined, { current });
  }
  if (current.name !== input.name) act.changed('name');
  if (current.active !== input.active) act.changed('active', { from: current.active, to: input.active });
  if (current.witness !== input.witness) act.changed('witness', { from: current.witness, to: input.witness });
  if (current.renew !== input.renew) act.changed('renew', { from: current.renew, to: input.renew });
  act.touch('consents', 'template', input.id, input.expectedVersion + 1);
  return { id: input.id };
}

/** Has a service ask for a consent and says for how long a signature counts, or has it ask no longer. */
export function requireConsent(tx: WriteTx, act: Act, input: RequireInput): Done {
  const template = findTemplate(tx, input.templateId) ?? refuse('NOT_FOUND');
  const service = serviceById(tx, input.serviceId);
  const row = findRequirement(tx, service.id, template.id);
  const { validFor, months } = input;
  if (input.required && !row) {
    const id = act.newId();
    insertRequirement(tx, { id, serviceId: service.id, templateId: template.id, version: 1, validFor, months });
    act.changed('required', { from: false, to: true });
    act.touch('consents', 'requirement', id, 1);
  } else if (input.required && row && (row.validFor !== validFor || row.months !== months)) {
    if (!updateRequirement(tx, row.id, row.version, { validFor, months })) refuse('CHANGED_ELSEWHERE');
    act.changed('validity', { from: [row.validFor, row.months], to: [validFor, months] });
    act.touch('consents', 'requirement', row.id, row.version + 1);
  } else if (!input.required && row) {
    removeRequirement(tx, row.id);
    act.changed('required', { from: true, to: false });
    act.touch('consents', 'requirement', row.id, row.version + 1);
  }
  return { id: template.id };
}
