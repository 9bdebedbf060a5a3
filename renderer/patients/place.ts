/** What the address of the patients page keeps. */
export interface PatientsPlace {
  /** What was typed into the search. */
  q?: string;
  /** The form for a new patient is open. */
  add?: boolean;
}

/** Reads it; anything else is dropped. */
export function patientsPlace(raw: Record<string, unknown>): PatientsPlace {
  return {
    ...(typeof raw['q'] === 'string' || typeof raw['q'] === 'number' ? { q: String(raw['q']) } : {}),
    ...(raw['add'] === true ? { add: true } : {}),
  };
}
