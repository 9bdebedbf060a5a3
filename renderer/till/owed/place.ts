/** What the address of a later payment keeps: whose open invoices are paid, or which one. */
export interface OwedPlace {
  patient?: string;
  invoice?: string;
}

/** Reads it; anything else is dropped. */
export function owedPlace(raw: Record<string, unknown>): OwedPlace {
  const { patient, invoice } = raw;
  return {
    ...(typeof patient === 'string' ? { patient } : {}),
    ...(typeof invoice === 'string' ? { invoice } : {}),
  };
}
