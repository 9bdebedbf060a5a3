/** Whose chart a file is to be read into; without a patient the page asks. */
export interface ChartImportPlace {
  patient?: string;
}

/** Reads it; anything else is dropped. */
export function chartImportPlace(raw: Record<string, unknown>): ChartImportPlace {
  return typeof raw['patient'] === 'string' ? { patient: raw['patient'] } : {};
}
