import { createHash } from 'node:crypto';
import type { ReadDb } from '../../../db/access.ts';
import { findEdition, findTemplate } from '../../../db/consents/queries.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { pdfFileName } from '../../documents/rules.ts';
import { pageSetup } from '../../documents/service.ts';
import type { Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { FormRenderer } from '../ports.ts';
import { blankPages } from './prints.ts';
import type { BlankInput, BlankOutput } from './schemas.ts';

/** An edition on paper, to be filled in by hand. @throws Refusal NOT_FOUND */
export async function blankPdf(db: ReadDb, asker: Asker, input: BlankInput, forms: FormRenderer): Promise<BlankOutput> {
  const edition = findEdition(db, input.editionId) ?? refuse('NOT_FOUND');
  const template = findTemplate(db, edition.templateId) ?? refuse('NOT_FOUND');
  const { edition: number, language, title, body } = edition;
  const { name, witness } = template;
  const model = blankPages({
    clinicName: clinicProfile(db).name,
    name,
    edition: number,
    language,
    title,
    body,
    witness,
  });
  const pdf = await forms.render(model, pageSetup(db, { record: '', createdAt: asker.now }));
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return { base64: Buffer.from(pdf).toString('base64'), fileName: pdfFileName(`${name} ${language}`, sha256) };
}
