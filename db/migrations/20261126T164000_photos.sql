-- Photographs of patients: what each shows and when, its encrypted files, and what the patient lets it be used for.
CREATE TABLE "photo_views" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"outline" text NOT NULL,
	"position" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "photo_views_outline" CHECK("outline" IN ('none', 'faceFront', 'faceThreeQuarterLeft', 'faceThreeQuarterRight', 'faceLeft', 'faceRight', 'body')),
	CONSTRAINT "photo_views_active" CHECK("active" IN (0, 1))
) STRICT;
CREATE TABLE "photos" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"appointment_id" text,
	"service_line_id" text,
	"view_id" text,
	"phase" text NOT NULL,
	"source" text NOT NULL,
	"taken_at" integer NOT NULL,
	"taken_by" text NOT NULL,
	"station_id" text NOT NULL,
	"added_at" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"sha256" text NOT NULL,
	"use" text NOT NULL,
	"hidden_at" integer,
	"hidden_by" text,
	"hidden_reason" text,
	"removed_at" integer,
	"removed_by" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	FOREIGN KEY ("view_id") REFERENCES "photo_views"("id"),
	FOREIGN KEY ("taken_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("hidden_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("removed_by") REFERENCES "staff"("id"),
	CONSTRAINT "photos_phase" CHECK("phase" IN ('before', 'after', 'progress')),
	CONSTRAINT "photos_source" CHECK("source" IN ('file', 'camera')),
	CONSTRAINT "photos_use" CHECK("use" IN ('chartOnly', 'education', 'marketing')),
	CONSTRAINT "photos_line" CHECK("service_line_id" IS NULL OR "appointment_id" IS NOT NULL),
	CONSTRAINT "photos_hidden" CHECK(("hidden_at" IS NULL) = ("hidden_by" IS NULL) AND ("hidden_at" IS NULL) = ("hidden_reason" IS NULL)),
	CONSTRAINT "photos_removed" CHECK(("removed_at" IS NULL) = ("removed_by" IS NULL))
) STRICT;
CREATE INDEX "photos_patient" ON "photos" ("patient_id","taken_at","id");
CREATE INDEX "photos_visit" ON "photos" ("appointment_id") WHERE "appointment_id" IS NOT NULL;
CREATE TRIGGER "photos_no_delete" BEFORE DELETE ON "photos" BEGIN SELECT RAISE(ABORT, 'a photo keeps its row'); END;
CREATE TRIGGER "photos_kept" BEFORE UPDATE OF "id", "patient_id", "source", "taken_at", "taken_by", "station_id", "added_at", "width", "height", "sha256" ON "photos"
BEGIN SELECT RAISE(ABORT, 'what a photo is does not change'); END;
CREATE TRIGGER "photos_ended" BEFORE UPDATE ON "photos" WHEN OLD."removed_at" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a removed photo does not change'); END;
CREATE TRIGGER "photos_hidden_stays" BEFORE UPDATE OF "hidden_at", "hidden_by", "hidden_reason" ON "photos" WHEN OLD."hidden_at" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an error mark stays'); END;
CREATE TRIGGER "photos_signed_stay" BEFORE UPDATE OF "removed_at", "appointment_id", "service_line_id", "view_id", "phase" ON "photos"
WHEN EXISTS (SELECT 1 FROM "encounters" WHERE "appointment_id" = OLD."appointment_id" AND "state" = 'signed')
BEGIN SELECT RAISE(ABORT, 'photos of a signed visit stay as they are'); END;
CREATE TABLE "photo_files" (
	"id" text PRIMARY KEY NOT NULL,
	"photo_id" text NOT NULL,
	"size" text NOT NULL,
	"media_type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"wrapped_key" text NOT NULL,
	FOREIGN KEY ("photo_id") REFERENCES "photos"("id"),
	CONSTRAINT "photo_files_size" CHECK("size" IN ('kept', 'screen', 'thumb'))
) STRICT;
CREATE UNIQUE INDEX "photo_files_photo" ON "photo_files" ("photo_id","size");
CREATE TRIGGER "photo_files_no_update" BEFORE UPDATE ON "photo_files" BEGIN SELECT RAISE(ABORT, 'a file of a photo does not change'); END;
CREATE TRIGGER "photo_files_no_delete" BEFORE DELETE ON "photo_files"
WHEN (SELECT "removed_at" FROM "photos" WHERE "id" = OLD."photo_id") IS NULL
BEGIN SELECT RAISE(ABORT, 'only a removed photo gives up its files'); END;
CREATE TABLE "photo_uses" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"photo_id" text NOT NULL,
	"use" text NOT NULL,
	"document_id" text,
	"reason" text NOT NULL,
	"given_at" integer NOT NULL,
	"staff_id" text NOT NULL,
	"at" integer NOT NULL,
	FOREIGN KEY ("photo_id") REFERENCES "photos"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "photo_uses_use" CHECK("use" IN ('chartOnly', 'education', 'marketing'))
) STRICT;
CREATE INDEX "photo_uses_photo" ON "photo_uses" ("photo_id","seq");
CREATE TRIGGER "photo_uses_no_update" BEFORE UPDATE ON "photo_uses" BEGIN SELECT RAISE(ABORT, 'photo_uses is append-only'); END;
CREATE TRIGGER "photo_uses_no_delete" BEFORE DELETE ON "photo_uses" BEGIN SELECT RAISE(ABORT, 'photo_uses is append-only'); END;
INSERT INTO "photo_views" ("id", "name", "outline", "position", "active", "version") VALUES
	('view-face-rest', 'Face, front at rest', 'faceFront', 1, 1, 1),
	('view-face-smile', 'Face, front smiling', 'faceFront', 2, 1, 1),
	('view-face-frown', 'Face, frowning', 'faceFront', 3, 1, 1),
	('view-face-brows', 'Face, brows raised', 'faceFront', 4, 1, 1),
	('view-face-three-quarter-left', 'Face, three-quarter left', 'faceThreeQuarterLeft', 5, 1, 1),
	('view-face-three-quarter-right', 'Face, three-quarter right', 'faceThreeQuarterRight', 6, 1, 1),
	('view-face-left', 'Face, profile left', 'faceLeft', 7, 1, 1),
	('view-face-right', 'Face, profile right', 'faceRight', 8, 1, 1),
	('view-body', 'Treated area', 'none', 9, 1, 1);
