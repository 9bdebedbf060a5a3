import type { WriteTx } from '../../db/access.ts';
import { addStandardRules } from '../charting/alerts/service.ts';
import { addRoom } from '../clinic/service.ts';
import type { Act } from '../kernel/act.ts';
import { addStandardAftercare } from './standardAftercare.ts';
import { addStandardConsents } from './standardConsents.ts';
import { addStandardForms } from './standardForms.ts';
import { addStandardNotes } from './standardNotes.ts';

/** What every clinic begins with: a first room, our consent texts, forms, note templates, aftercare sheets and safety rules. Services, prices and products are the clinic's own. */
export function seedStandards(tx: WriteTx, act: Act): void {
  addRoom(tx, act, { name: 'Room 1' });
  addStandardConsents(tx, act);
  addStandardForms(tx, act);
  addStandardNotes(tx, act);
  addStandardAftercare(tx, act);
  addStandardRules(tx, act);
}
