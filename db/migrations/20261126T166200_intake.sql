-- Forms that patients fill in: their editions, what was typed, and the review that took it into the chart.
CREATE TABLE "intake_forms" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"audience" text NOT NULL,
	"service_ids" text NOT NULL,
	"every_months" integer,
	"active" integer NOT NULL,
	"created_at" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "intake_forms_audience" CHECK("audience" IN ('newPatients', 'returning', 'everyone', 'services', 'byHand')),
	CONSTRAINT "intake_forms_months" CHECK("every_months" BETWEEN 1 AND 120)
) STRICT;
CREATE UNIQUE INDEX "intake_forms_name" ON "intake_forms" ("name");
CREATE TABLE "intake_editions" (
	"id" text PRIMARY KEY NOT NULL,
	"form_id" text NOT NULL,
	"number" integer NOT NULL,
	"definition" text NOT NULL,
	"sha256" text NOT NULL,
	"made_at" integer NOT NULL,
	"made_by" text NOT NULL,
	FOREIGN KEY ("form_id") REFERENCES "intake_forms"("id"),
	FOREIGN KEY ("made_by") REFERENCES "staff"("id")
) STRICT;
CREATE UNIQUE INDEX "intake_editions_number" ON "intake_editions" ("form_id","number");
CREATE TRIGGER "intake_editions_no_update" BEFORE UPDATE ON "intake_editions" BEGIN SELECT RAISE(ABORT, 'intake_editions is append-only'); END;
CREATE TRIGGER "intake_editions_no_delete" BEFORE DELETE ON "intake_editions" BEGIN SELECT RAISE(ABORT, 'intake_editions is append-only'); END;
CREATE TABLE "intake_submissions" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"form_id" text NOT NULL,
	"edition_id" text NOT NULL,
	"appointment_id" text,
	"language" text NOT NULL,
	"place" text NOT NULL,
	"state" text NOT NULL,
	"answers" text NOT NULL,
	"began_at" integer NOT NULL,
	"began_by" text NOT NULL,
	"submitted_at" integer,
	"reviewed_at" integer,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("form_id") REFERENCES "intake_forms"("id"),
	FOREIGN KEY ("edition_id") REFERENCES "intake_editions"("id"),
	FOREIGN KEY ("began_by") REFERENCES "staff"("id"),
	CONSTRAINT "intake_submissions_place" CHECK("place" IN ('desk', 'tablet')),
	CONSTRAINT "intake_submissions_state" CHECK("state" IN ('begun', 'submitted', 'reviewed', 'discarded')),
	CONSTRAINT "intake_submissions_submitted" CHECK(("submitted_at" IS NOT NULL) = ("state" IN ('submitted', 'reviewed'))),
	CONSTRAINT "intake_submissions_reviewed" CHECK(("reviewed_at" IS NOT NULL) = ("state" = 'reviewed'))
) STRICT;
CREATE INDEX "intake_submissions_patient" ON "intake_submissions" ("patient_id","began_at");
CREATE UNIQUE INDEX "intake_submissions_begun" ON "intake_submissions" ("patient_id","form_id") WHERE "state" = 'begun';
CREATE INDEX "intake_submissions_waiting" ON "intake_submissions" ("submitted_at") WHERE "state" = 'submitted';
CREATE TRIGGER "intake_submissions_as_typed" BEFORE UPDATE ON "intake_submissions"
WHEN OLD."state" <> 'begun' AND (NEW."answers" <> OLD."answers" OR NEW."patient_id" <> OLD."patient_id" OR NEW."edition_id" <> OLD."edition_id" OR NEW."submitted_at" IS NOT OLD."submitted_at")
BEGIN SELECT RAISE(ABORT, 'what was handed in stays as it was typed'); END;
CREATE TRIGGER "intake_submissions_no_delete" BEFORE DELETE ON "intake_submissions" BEGIN SELECT RAISE(ABORT, 'filled-in forms are kept'); END;
CREATE TABLE "intake_records" (
	"id" text PRIMARY KEY NOT NULL,
	"submission_id" text NOT NULL,
	"kind" text NOT NULL,
	"snapshot" text NOT NULL,
	"sha256" text NOT NULL,
	"at" integer NOT NULL,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("submission_id") REFERENCES "intake_submissions"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "intake_records_kind" CHECK("kind" IN ('answers', 'review'))
) STRICT;
CREATE UNIQUE INDEX "intake_records_submission" ON "intake_records" ("submission_id","kind");
CREATE TRIGGER "intake_records_no_update" BEFORE UPDATE ON "intake_records" BEGIN SELECT RAISE(ABORT, 'intake_records is append-only'); END;
CREATE TRIGGER "intake_records_no_delete" BEFORE DELETE ON "intake_records" BEGIN SELECT RAISE(ABORT, 'intake_records is append-only'); END;
