-- The records of one patient, for the export of a chart.
CREATE INDEX "documents_patient" ON "documents" ("patient_id","created_at");
