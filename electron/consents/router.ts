import { command, query, router } from '../api/door.ts';
import { onTabletRouter } from './onTablet/router.ts';
import * as schemas from './schemas.ts';
import { consentsForVisit, consentsSignedBy, missingToday, previewConsent, signAtDesk } from './service.ts';
import { addEdition, addTemplate, consentTemplates, requireConsent, updateTemplate } from './templates/service.ts';

export const consentsRouter = router({
  forVisit: query(
    { permission: 'consents.read', reads: 'patient', input: schemas.ForVisitInput, output: schemas.ForVisitOutput },
    consentsForVisit,
  ),
  preview: query(
    { permission: 'consents.read', reads: 'patient', input: schemas.PreviewInput, output: schemas.PreviewOutput },
    previewConsent,
  ),
  ofPatient: query(
    { permission: 'consents.read', reads: 'patient', input: schemas.OfPatientInput, output: schemas.OfPatientOutput },
    consentsSignedBy,
  ),
  missingToday: query(
    {
      permission: 'consents.read',
      reads: 'none',
      input: schemas.MissingTodayInput,
      output: schemas.MissingTodayOutput,
    },
    missingToday,
  ),
  templates: query(
    { permission: 'consents.read', reads: 'none', input: schemas.TemplatesInput, output: schemas.TemplatesOutput },
    consentTemplates,
  ),
  sign: command({ permission: 'consents.sign', input: schemas.SignInput, output: schemas.SignOutput }, signAtDesk),
  addTemplate: command(
    { permission: 'clinic.manage', input: schemas.AddTemplateInput, output: schemas.AddTemplateOutput },
    addTemplate,
  ),
  addEdition: command(
    { permission: 'clinic.manage', input: schemas.AddEditionInput, output: schemas.AddEditionOutput },
    addEdition,
  ),
  updateTemplate: command(
    { permission: 'clinic.manage', input: schemas.UpdateTemplateInput, output: schemas.Done },
    updateTemplate,
  ),
  require: command({ permission: 'clinic.manage', input: schemas.RequireInput, output: schemas.Done }, requireConsent),
  onTablet: onTabletRouter,
});
