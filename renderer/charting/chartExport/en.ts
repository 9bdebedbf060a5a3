/** Words of taking a chart along as a file. */
export const en = {
  action: 'Export chart',
  title: 'Export the chart of {{name}}',
  text: 'A file with everything the clinic holds of this patient’s care. It is not encrypted: keep it where only the right people read it. That you exported it goes on record.',
  form: 'What for',
  form_json: 'Everything, to read in again (JSON)',
  form_fhir: 'For other systems (FHIR R4)',
  formHelp_json:
    'Patient, health, all signed records with their hashes, and what is known of each photo. The manual describes the format.',
  formHelp_fhir: 'A bundle of patient, encounters, procedures and documents.',
  password: 'Your password',
  save: 'Save the file',
  saved: '{{file}} is saved.',
} as const;
