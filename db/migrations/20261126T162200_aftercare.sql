-- What patients are given to take home: sheets in editions and languages, the services they belong to, and who was given which.
CREATE TABLE "aftercare_sheets" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL
) STRICT;
CREATE TABLE "aftercare_editions" (
	"id" text PRIMARY KEY NOT NULL,
	"sheet_id" text NOT NULL,
	"edition" integer NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	FOREIGN KEY ("sheet_id") REFERENCES "aftercare_sheets"("id"),
	FOREIGN KEY ("created_by") REFERENCES "staff"("id")
) STRICT;
CREATE UNIQUE INDEX "aftercare_editions_edition" ON "aftercare_editions" ("sheet_id","language","edition");
CREATE TABLE "aftercare_services" (
	"service_id" text NOT NULL,
	"sheet_id" text NOT NULL,
	PRIMARY KEY ("service_id","sheet_id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("sheet_id") REFERENCES "aftercare_sheets"("id")
) STRICT;
CREATE INDEX "aftercare_services_sheet" ON "aftercare_services" ("sheet_id");
CREATE TABLE "aftercare_given" (
	"id" text PRIMARY KEY NOT NULL,
	"appointment_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"edition_id" text NOT NULL,
	"document_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	"at" integer NOT NULL,
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("edition_id") REFERENCES "aftercare_editions"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE INDEX "aftercare_given_appointment" ON "aftercare_given" ("appointment_id");
CREATE INDEX "aftercare_given_patient" ON "aftercare_given" ("patient_id","at");
CREATE TRIGGER "aftercare_editions_no_update" BEFORE UPDATE ON "aftercare_editions" BEGIN SELECT RAISE(ABORT, 'aftercare_editions is append-only'); END;
CREATE TRIGGER "aftercare_editions_no_delete" BEFORE DELETE ON "aftercare_editions" BEGIN SELECT RAISE(ABORT, 'aftercare_editions is append-only'); END;
CREATE TRIGGER "aftercare_given_no_update" BEFORE UPDATE ON "aftercare_given" BEGIN SELECT RAISE(ABORT, 'aftercare_given is append-only'); END;
CREATE TRIGGER "aftercare_given_no_delete" BEFORE DELETE ON "aftercare_given" BEGIN SELECT RAISE(ABORT, 'aftercare_given is append-only'); END;
