-- What is put to a note after its signature: addenda, error marks, co-signatures. The signed note itself stays as it is.
CREATE TABLE "note_amendments" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"id" text NOT NULL,
	"encounter_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"happened_at" integer,
	"addendum_id" text,
	"staff_id" text NOT NULL,
	"session_id" text NOT NULL,
	"station_id" text NOT NULL,
	"at" integer NOT NULL,
	"document_id" text NOT NULL,
	FOREIGN KEY ("encounter_id") REFERENCES "encounters"("id"),
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	CONSTRAINT "note_amendments_kind" CHECK("kind" IN ('addendum', 'error', 'cosignature')),
	CONSTRAINT "note_amendments_text" CHECK(("kind" = 'cosignature') = ("text" IS NULL)),
	CONSTRAINT "note_amendments_happened" CHECK("happened_at" IS NULL OR "kind" = 'addendum'),
	CONSTRAINT "note_amendments_addendum" CHECK("addendum_id" IS NULL OR "kind" = 'error')
) STRICT;
CREATE UNIQUE INDEX "note_amendments_id" ON "note_amendments" ("id");
CREATE INDEX "note_amendments_encounter" ON "note_amendments" ("encounter_id","seq");
CREATE INDEX "note_amendments_errors" ON "note_amendments" ("patient_id") WHERE "kind" = 'error';
CREATE UNIQUE INDEX "note_amendments_note_error" ON "note_amendments" ("encounter_id") WHERE "kind" = 'error' AND "addendum_id" IS NULL;
CREATE UNIQUE INDEX "note_amendments_addendum_error" ON "note_amendments" ("addendum_id") WHERE "addendum_id" IS NOT NULL;
CREATE UNIQUE INDEX "note_amendments_cosigner" ON "note_amendments" ("encounter_id","staff_id") WHERE "kind" = 'cosignature';
CREATE TRIGGER "note_amendments_no_update" BEFORE UPDATE ON "note_amendments" BEGIN SELECT RAISE(ABORT, 'note_amendments is append-only'); END;
CREATE TRIGGER "note_amendments_no_delete" BEFORE DELETE ON "note_amendments" BEGIN SELECT RAISE(ABORT, 'note_amendments is append-only'); END;
CREATE TRIGGER "note_amendments_signed_only" BEFORE INSERT ON "note_amendments"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = NEW."encounter_id") <> 'signed'
BEGIN SELECT RAISE(ABORT, 'only a signed note takes addenda, marks and co-signatures'); END;
CREATE TRIGGER "note_amendments_own_addendum" BEFORE INSERT ON "note_amendments"
WHEN NEW."addendum_id" IS NOT NULL AND NOT EXISTS (
	SELECT 1 FROM "note_amendments" WHERE "id" = NEW."addendum_id" AND "kind" = 'addendum' AND "encounter_id" = NEW."encounter_id"
)
BEGIN SELECT RAISE(ABORT, 'an error mark strikes through an addendum of its own note'); END;
