-- What is drawn over a photo: kept beside it, never in it. Rows are only ever added; taking one back is a row too, and ends with the signature.
CREATE TABLE "photo_marks" (
	"id" text PRIMARY KEY NOT NULL,
	"photo_id" text NOT NULL,
	"kind" text NOT NULL,
	"colour" text NOT NULL,
	"points" text NOT NULL,
	"text" text,
	"staff_id" text NOT NULL,
	"at" integer NOT NULL,
	FOREIGN KEY ("photo_id") REFERENCES "photos"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "photo_marks_kind" CHECK("kind" IN ('arrow', 'circle', 'pen', 'text')),
	CONSTRAINT "photo_marks_colour" CHECK("colour" IN ('white', 'red', 'blue', 'yellow')),
	CONSTRAINT "photo_marks_text" CHECK(("kind" = 'text') = ("text" IS NOT NULL))
) STRICT;
CREATE INDEX "photo_marks_photo" ON "photo_marks" ("photo_id","id");
CREATE TRIGGER "photo_marks_no_update" BEFORE UPDATE ON "photo_marks" BEGIN SELECT RAISE(ABORT, 'photo_marks is append-only'); END;
CREATE TRIGGER "photo_marks_no_delete" BEFORE DELETE ON "photo_marks" BEGIN SELECT RAISE(ABORT, 'photo_marks is append-only'); END;
CREATE TABLE "photo_mark_removals" (
	"mark_id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"at" integer NOT NULL,
	FOREIGN KEY ("mark_id") REFERENCES "photo_marks"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE TRIGGER "photo_mark_removals_no_update" BEFORE UPDATE ON "photo_mark_removals" BEGIN SELECT RAISE(ABORT, 'photo_mark_removals is append-only'); END;
CREATE TRIGGER "photo_mark_removals_no_delete" BEFORE DELETE ON "photo_mark_removals" BEGIN SELECT RAISE(ABORT, 'photo_mark_removals is append-only'); END;
CREATE TRIGGER "photo_mark_removals_signed" BEFORE INSERT ON "photo_mark_removals"
WHEN EXISTS (
	SELECT 1 FROM "photo_marks" m JOIN "photos" p ON p."id" = m."photo_id" JOIN "encounters" e ON e."appointment_id" = p."appointment_id"
	WHERE m."id" = NEW."mark_id" AND e."state" = 'signed'
)
BEGIN SELECT RAISE(ABORT, 'marks on photos of a signed visit stay'); END;
