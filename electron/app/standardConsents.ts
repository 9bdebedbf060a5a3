import type { WriteTx } from '../../db/access.ts';
import filler from '../../resources/consents/filler.json' with { type: 'json' };
import laserSkin from '../../resources/consents/laser-skin.json' with { type: 'json' };
import neurotoxin from '../../resources/consents/neurotoxin.json' with { type: 'json' };
import { addTemplate } from '../consents/templates/service.ts';
import type { Act } from '../kernel/act.ts';

const texts = { neurotoxin, filler, laserSkin };
export type StandardConsent = keyof typeof texts;

/** Adds our own three consent texts: a starting point that the clinic's counsel should read. Returns the templates' ids. */
export function addStandardConsents(
  tx: WriteTx,
  act: Act,
  serviceIds: Partial<Record<StandardConsent, string[]>> = {},
): Record<StandardConsent, string> {
  const add = (key: StandardConsent): string => {
    const { name, title, body, language } = texts[key];
    return addTemplate(tx, act, { name, title, language, body: body.join('\n\n'), serviceIds: serviceIds[key] ?? [] })
      .id;
  };
  return { neurotoxin: add('neurotoxin'), filler: add('filler'), laserSkin: add('laserSkin') };
}
