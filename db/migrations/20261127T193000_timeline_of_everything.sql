-- What the timeline looks for: charts that were merged into one, and charts that left the clinic.
CREATE INDEX "patient_merges_into" ON "patient_merges" ("into_id");
CREATE INDEX "audit_log_chart_exports" ON "audit_log" ("patient_id") WHERE "procedure" = 'charting.chartExport.export';
