/** Tables whose rows are never changed or removed: triggers in the database see to it, a test sees to the triggers. */
export const appendOnlyTables = [
  'audit_log',
  'policy_changes',
  'documents',
  'files',
  'journal_entries',
  'journal_lines',
  'stock_moves',
  'appointment_steps',
  'invoice_lines',
  'payments',
  'payment_allocations',
  'tips',
  'check_overrides',
  'consent_editions',
  'consents',
  'reconciliations',
] as const;
