-- Charts that are one person: what was merged into what, and what was taken out again.
CREATE TABLE "patient_merges" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"patient_id" text NOT NULL,
	"into_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" integer NOT NULL,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("into_id") REFERENCES "patients"("id"),
	CONSTRAINT "patient_merges_kind" CHECK("kind" IN ('merge', 'unmerge')),
	CONSTRAINT "patient_merges_two" CHECK("patient_id" <> "into_id")
) STRICT;
CREATE UNIQUE INDEX "patient_merges_id" ON "patient_merges" ("id");
CREATE INDEX "patient_merges_patient" ON "patient_merges" ("patient_id","seq");
CREATE TRIGGER "patient_merges_no_update" BEFORE UPDATE ON "patient_merges" BEGIN SELECT RAISE(ABORT, 'patient_merges is append-only'); END;
CREATE TRIGGER "patient_merges_no_delete" BEFORE DELETE ON "patient_merges" BEGIN SELECT RAISE(ABORT, 'patient_merges is append-only'); END;
