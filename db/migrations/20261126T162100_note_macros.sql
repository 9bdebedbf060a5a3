-- Texts that are put into notes by a short name, and where the free words of a note were copied from.
CREATE TABLE "note_macros" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text,
	"name" text NOT NULL,
	"text" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE UNIQUE INDEX "note_macros_clinic" ON "note_macros" ("name") WHERE "staff_id" IS NULL;
CREATE UNIQUE INDEX "note_macros_own" ON "note_macros" ("staff_id","name") WHERE "staff_id" IS NOT NULL;
ALTER TABLE "encounters" ADD COLUMN "note_copied_from_id" text REFERENCES "encounters"("id");
