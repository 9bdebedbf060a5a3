import type { WriteTx } from '../../db/access.ts';
import fillerEs from '../../resources/consents/es/filler.json' with { type: 'json' };
import laserSkinEs from '../../resources/consents/es/laser-skin.json' with { type: 'json' };
import neurotoxinEs from '../../resources/consents/es/neurotoxin.json' with { type: 'json' };
import filler from '../../resources/consents/filler.json' with { type: 'json' };
import laserSkin from '../../resources/consents/laser-skin.json' with { type: 'json' };
import neurotoxin from '../../resources/consents/neurotoxin.json' with { type: 'json' };
import { addEdition, addTemplate } from '../consents/templates/service.ts';
import type { Act } from '../kernel/act.ts';

const texts = { neurotoxin, filler, laserSkin };
const spanish = { neurotoxin: neurotoxinEs, filler: fillerEs, laserSkin: laserSkinEs };
export type StandardConsent = keyof typeof texts;

/** Adds our own three consent texts, in English and Spanish: a starting point that the clinic's counsel should read. Returns the templates' ids. */
export function addStandardConsents(
  tx: WriteTx,
  act: Act,
  serviceIds: Partial<Record<StandardConsent, string[]>> = {},
): Record<StandardConsent, string> {
  const add = (key: StandardConsent): string => {
    const { name, title, body, language } = texts[key];
    const { id } = addTemplate(tx, act, {
      name,
      title,
      language,
      body: body.join('\n\n'),
      serviceIds: serviceIds[key] ?? [],
      witness: false,
      renew: false,
    });
    const other = spanish[key];
    const { title: titleEs, language: es } = other;
    addEdition(tx, act, {
      templateId: id,
      title: titleEs,
      language: es,
      body: other.body.join('\n\n'),
      expectedVersion: 1,
    });
    return id;
  };
  return { neurotoxin: add('neurotoxin'), filler: add('filler'), laserSkin: add('laserSkin') };
}
