import type { WriteTx } from '../../db/access.ts';
import filler from '../../resources/aftercare/filler.json' with { type: 'json' };
import laser from '../../resources/aftercare/laser.json' with { type: 'json' };
import neurotoxin from '../../resources/aftercare/neurotoxin.json' with { type: 'json' };
import skin from '../../resources/aftercare/skin.json' with { type: 'json' };
import { saveSheet } from '../charting/aftercare/service.ts';
import type { Act } from '../kernel/act.ts';

const sheets = { neurotoxin, filler, laser, skin };
export type StandardSheet = keyof typeof sheets;

/** Adds our own aftercare sheets: a starting point that the medical director should read. */
export function addStandardAftercare(
  tx: WriteTx,
  act: Act,
  serviceIds: Partial<Record<StandardSheet, string[]>> = {},
): void {
  for (const [key, { name, texts }] of Object.entries(sheets)) {
    let saved: { id: string; version: number } | undefined;
    for (const { language, title, body } of texts)
      saved = saveSheet(tx, act, {
        id: saved?.id ?? null,
        name,
        active: true,
        serviceIds: serviceIds[key as StandardSheet] ?? [],
        language,
        title,
        body: body.join('\n\n'),
        expectedVersion: saved?.version ?? 0,
      });
  }
}
