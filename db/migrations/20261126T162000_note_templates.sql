-- What a note asks: templates in editions, the services they belong to, and the answers of each note.
CREATE TABLE "note_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL
) STRICT;
CREATE TABLE "note_editions" (
	"id" text PRIMARY KEY NOT NULL,
	"template_id" text NOT NULL,
	"edition" integer NOT NULL,
	"sections" text NOT NULL,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	FOREIGN KEY ("template_id") REFERENCES "note_templates"("id"),
	FOREIGN KEY ("created_by") REFERENCES "staff"("id")
) STRICT;
CREATE UNIQUE INDEX "note_editions_edition" ON "note_editions" ("template_id","edition");
CREATE TABLE "note_services" (
	"service_id" text NOT NULL,
	"template_id" text NOT NULL,
	PRIMARY KEY ("service_id","template_id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("template_id") REFERENCES "note_templates"("id")
) STRICT;
CREATE INDEX "note_services_template" ON "note_services" ("template_id");
CREATE TABLE "note_uses" (
	"id" text PRIMARY KEY NOT NULL,
	"encounter_id" text NOT NULL,
	"template_id" text NOT NULL,
	"edition_id" text NOT NULL,
	"by_hand" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("encounter_id") REFERENCES "encounters"("id"),
	FOREIGN KEY ("template_id") REFERENCES "note_templates"("id"),
	FOREIGN KEY ("edition_id") REFERENCES "note_editions"("id")
) STRICT;
CREATE UNIQUE INDEX "note_uses_template" ON "note_uses" ("encounter_id","template_id");
CREATE TABLE "note_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"encounter_id" text NOT NULL,
	"field_id" text NOT NULL,
	"value" text NOT NULL,
	"copied_from_id" text,
	"saved_at" integer NOT NULL,
	"saved_by" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("encounter_id") REFERENCES "encounters"("id"),
	FOREIGN KEY ("copied_from_id") REFERENCES "encounters"("id"),
	FOREIGN KEY ("saved_by") REFERENCES "staff"("id")
) STRICT;
CREATE UNIQUE INDEX "note_answers_field" ON "note_answers" ("encounter_id","field_id");
CREATE TRIGGER "note_editions_no_update" BEFORE UPDATE ON "note_editions" BEGIN SELECT RAISE(ABORT, 'note_editions is append-only'); END;
CREATE TRIGGER "note_editions_no_delete" BEFORE DELETE ON "note_editions" BEGIN SELECT RAISE(ABORT, 'note_editions is append-only'); END;
CREATE TRIGGER "note_uses_signed_insert" BEFORE INSERT ON "note_uses"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = NEW."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TRIGGER "note_uses_signed_update" BEFORE UPDATE ON "note_uses"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = OLD."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TRIGGER "note_uses_signed_delete" BEFORE DELETE ON "note_uses"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = OLD."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TRIGGER "note_answers_signed_insert" BEFORE INSERT ON "note_answers"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = NEW."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TRIGGER "note_answers_signed_update" BEFORE UPDATE ON "note_answers"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = OLD."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TRIGGER "note_answers_no_delete" BEFORE DELETE ON "note_answers"
BEGIN SELECT RAISE(ABORT, 'an answer is emptied, never deleted'); END;
