import { command, query, router } from '../api/door.ts';
import type { Approvals } from '../kernel/approvals.ts';
import { BlankInput, BlankOutput } from './blanks/schemas.ts';
import { blankPdf } from './blanks/service.ts';
import { createOnTabletRouter } from './onTablet/router.ts';
import type { FormRenderer } from './ports.ts';
import { Revoked, RevokeInput } from './revoking/schemas.ts';
import { revokeConsent } from './revoking/service.ts';
import * as schemas from './schemas.ts';
import { consentsForVisit, consentsSignedBy, missingToday, previewConsent } from './service.ts';
import { DeclineInput, DeclineOutput, SignInput, SignOutput } from './signing/schemas.ts';
import { declineConsent, signConsent } from './signing/service.ts';
import {
  addEdition,
  addTemplate,
  consentTemplates,
  editionsOf,
  requireConsent,
  updateTemplate,
} from './templates/service.ts';

const read = { permission: 'consents.read', reads: 'patient' } as const;
const manage = { permission: 'clinic.manage' } as const;

/** `approvals` knows who confirmed as a witness, `forms` draws blank forms. */
export function createConsentsRouter(approvals: Approvals, forms: FormRenderer) {
  return router({
    forVisit: query({ ...read, input: schemas.ForVisitInput, output: schemas.ForVisitOutput }, consentsForVisit),
    preview: query({ ...read, input: schemas.PreviewInput, output: schemas.PreviewOutput }, previewConsent),
    ofPatient: query({ ...read, input: schemas.OfPatientInput, output: schemas.OfPatientOutput }, consentsSignedBy),
    missingToday: query(
      { ...read, reads: 'none', input: schemas.MissingTodayInput, output: schemas.MissingTodayOutput },
      missingToday,
    ),
    templates: query(
      { ...read, reads: 'none', input: schemas.TemplatesInput, output: schemas.TemplatesOutput },
      consentTemplates,
    ),
    editions: query(
      { ...read, reads: 'none', input: schemas.EditionsInput, output: schemas.EditionsOutput },
      editionsOf,
    ),
    sign: command({ permission: 'consents.sign', input: SignInput, output: SignOutput }, (tx, act, input) =>
      signConsent(tx, act, input, approvals),
    ),
    decline: command({ permission: 'consents.sign', input: DeclineInput, output: DeclineOutput }, (tx, act, input) =>
      declineConsent(tx, act, input),
    ),
    revoke: command({ permission: 'consents.sign', input: RevokeInput, output: Revoked }, revokeConsent),
    addTemplate: command(
      { ...manage, input: schemas.AddTemplateInput, output: schemas.AddTemplateOutput },
      addTemplate,
    ),
    addEdition: command({ ...manage, input: schemas.AddEditionInput, output: schemas.AddEditionOutput }, addEdition),
    updateTemplate: command({ ...manage, input: schemas.UpdateTemplateInput, output: schemas.Done }, updateTemplate),
    require: command({ ...manage, input: schemas.RequireInput, output: schemas.Done }, requireConsent),
    /** A command, because what is drawn takes time; nothing of it is kept. */
    blank: command(
      {
        permission: 'consents.read',
        input: BlankInput,
        output: BlankOutput,
        secret: true,
        prepare: (input, asker, db) => blankPdf(db, asker, input, forms),
      },
      (_tx, _act, _input, pdf) => pdf,
    ),
    onTablet: createOnTabletRouter(approvals),
  });
}
