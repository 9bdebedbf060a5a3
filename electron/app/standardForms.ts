import type { WriteTx } from '../../db/access.ts';
import aestheticGoals from '../../resources/intake/aesthetic-goals.json' with { type: 'json' };
import insurance from '../../resources/intake/insurance.json' with { type: 'json' };
import medicalUpdate from '../../resources/intake/medical-update.json' with { type: 'json' };
import newPatient from '../../resources/intake/new-patient.json' with { type: 'json' };
import { CreateFormInput } from '../intake/forms/schemas.ts';
import { createForm } from '../intake/forms/service.ts';
import type { Act } from '../kernel/act.ts';

/** Adds our four forms in English and Spanish, a starting point that the clinic changes as it likes. Returns their ids. */
export function addStandardForms(tx: WriteTx, act: Act): string[] {
  return [newPatient, medicalUpdate, aestheticGoals, insurance].map(
    (form) => createForm(tx, act, CreateFormInput.parse({ ...form, active: true })).id,
  );
}
