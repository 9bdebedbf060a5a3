-- Charts of other clinics that were read in: the verified file as it stood, kept for good beside our own chart.
CREATE TABLE "chart_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"sha256" text NOT NULL,
	"head" text NOT NULL,
	"source_patient_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	"imported_at" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE INDEX "chart_imports_patient" ON "chart_imports" ("patient_id","imported_at");
CREATE INDEX "chart_imports_source" ON "chart_imports" ("source_patient_id");
CREATE TRIGGER "chart_imports_no_update" BEFORE UPDATE ON "chart_imports" BEGIN SELECT RAISE(ABORT, 'chart_imports is append-only'); END;
CREATE TRIGGER "chart_imports_no_delete" BEFORE DELETE ON "chart_imports" BEGIN SELECT RAISE(ABORT, 'chart_imports is append-only'); END;
CREATE TABLE "imported_records" (
	"id" text PRIMARY KEY NOT NULL,
	"import_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"position" integer NOT NULL,
	"record_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"clinic" text NOT NULL,
	"sha256" text NOT NULL,
	"revoked" text,
	"content" text NOT NULL,
	FOREIGN KEY ("import_id") REFERENCES "chart_imports"("id"),
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	CONSTRAINT "imported_records_kind" CHECK("kind" IN ('consent', 'note', 'exam'))
) STRICT;
CREATE UNIQUE INDEX "imported_records_import" ON "imported_records" ("import_id","position");
CREATE INDEX "imported_records_patient" ON "imported_records" ("patient_id","created_at");
CREATE TRIGGER "imported_records_no_update" BEFORE UPDATE ON "imported_records" BEGIN SELECT RAISE(ABORT, 'imported_records is append-only'); END;
CREATE TRIGGER "imported_records_no_delete" BEFORE DELETE ON "imported_records" BEGIN SELECT RAISE(ABORT, 'imported_records is append-only'); END;
CREATE TABLE "imported_photos" (
	"id" text PRIMARY KEY NOT NULL,
	"import_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"position" integer NOT NULL,
	"photo_id" text NOT NULL,
	"taken_at" integer NOT NULL,
	"sha256" text NOT NULL,
	"facts" text NOT NULL,
	FOREIGN KEY ("import_id") REFERENCES "chart_imports"("id"),
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id")
) STRICT;
CREATE UNIQUE INDEX "imported_photos_import" ON "imported_photos" ("import_id","position");
CREATE INDEX "imported_photos_patient" ON "imported_photos" ("patient_id","taken_at");
CREATE TRIGGER "imported_photos_no_update" BEFORE UPDATE ON "imported_photos" BEGIN SELECT RAISE(ABORT, 'imported_photos is append-only'); END;
CREATE TRIGGER "imported_photos_no_delete" BEFORE DELETE ON "imported_photos" BEGIN SELECT RAISE(ABORT, 'imported_photos is append-only'); END;
CREATE TABLE "imported_photo_files" (
	"id" text PRIMARY KEY NOT NULL,
	"imported_photo_id" text NOT NULL,
	"size" text NOT NULL,
	"media_type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"wrapped_key" text NOT NULL,
	FOREIGN KEY ("imported_photo_id") REFERENCES "imported_photos"("id"),
	CONSTRAINT "imported_photo_files_size" CHECK("size" IN ('kept', 'screen', 'thumb'))
) STRICT;
CREATE UNIQUE INDEX "imported_photo_files_photo" ON "imported_photo_files" ("imported_photo_id","size");
CREATE TRIGGER "imported_photo_files_no_update" BEFORE UPDATE ON "imported_photo_files" BEGIN SELECT RAISE(ABORT, 'imported_photo_files is append-only'); END;
CREATE TRIGGER "imported_photo_files_no_delete" BEFORE DELETE ON "imported_photo_files" BEGIN SELECT RAISE(ABORT, 'imported_photo_files is append-only'); END;
CREATE TABLE "imported_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"import_id" text NOT NULL,
	"list" text NOT NULL,
	"entry_id" text NOT NULL,
	"taken_id" text NOT NULL,
	FOREIGN KEY ("import_id") REFERENCES "chart_imports"("id"),
	CONSTRAINT "imported_entries_list" CHECK("list" IN ('allergy', 'medication', 'condition'))
) STRICT;
CREATE UNIQUE INDEX "imported_entries_taken" ON "imported_entries" ("taken_id");
CREATE INDEX "imported_entries_import" ON "imported_entries" ("import_id");
CREATE TRIGGER "imported_entries_no_update" BEFORE UPDATE ON "imported_entries" BEGIN SELECT RAISE(ABORT, 'imported_entries is append-only'); END;
CREATE TRIGGER "imported_entries_no_delete" BEFORE DELETE ON "imported_entries" BEGIN SELECT RAISE(ABORT, 'imported_entries is append-only'); END;
