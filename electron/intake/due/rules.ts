import { addMonths, type LocalDate } from '../../kernel/dates.ts';

/** Of whom a form is asked: of the new, of those who were here before, of everyone, for certain services, or never by itself. */
export const audiences = ['newPatients', 'returning', 'everyone', 'services', 'byHand'] as const;
export type FormAudience = (typeof audiences)[number];

export interface FormPlan {
  id: string;
  audience: FormAudience;
  serviceIds: readonly string[];
  /** Asked again this many months after it was filled in; null asks once. */
  everyMonths: number | null;
}

export interface VisitAsked {
  /** Nothing was done for this patient yet. */
  isNew: boolean;
  serviceIds: readonly string[];
  /** The day each form was handed in last, by form. */
  handedIn: ReadonlyMap<string, LocalDate>;
  today: LocalDate;
}

/**
 * The forms that a visit waits for: those asked of this patient that were never handed in, or too long ago. To one who was
 * here before any form counts that was handed in meanwhile: the long history of last week needs no update today.
 */
export function formsDue<F extends FormPlan>(forms: readonly F[], visit: VisitAsked): F[] {
  const latest = [...visit.handedIn.values()].sort().at(-1);
  return forms.filter((form) => {
    if (!isAsked(form, visit)) return false;
    const last = form.audience === 'returning' && form.everyMonths !== null ? latest : visit.handedIn.get(form.id);
    if (last === undefined) return form.audience !== 'byHand';
    return form.everyMonths !== null && addMonths(last, form.everyMonths) <= visit.today;
  });
}

function isAsked(form: FormPlan, visit: VisitAsked): boolean {
  if (form.audience === 'newPatients') return visit.isNew || visit.handedIn.has(form.id);
  if (form.audience === 'returning') return !visit.isNew;
  if (form.audience === 'services') return form.serviceIds.some((id) => visit.serviceIds.includes(id));
  return form.audience === 'everyone' || visit.handedIn.has(form.id);
}
