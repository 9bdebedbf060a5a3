/** The clinic words, in order. A slice imports only what stands before it; this list is the only one. */
export const SLICES = [
  'audit',
  'clinic',
  'staff',
  'jobs',
  'documents',
  'devices',
  'messaging',
  'ledger',
  'patients',
  'tablets',
  'intake',
  'inventory',
  'catalog',
  'scheduling',
  'billing',
  'till',
  'consents',
  'charting',
  'claims',
  'receivables',
  'accounting',
  'marketing',
  'reporting',
] as const;

/** Where a file stands in the slice order; -1 for what is no slice. */
export function rank(slice: string | null): number {
  return slice === null ? -1 : (SLICES as readonly string[]).indexOf(slice);
}
