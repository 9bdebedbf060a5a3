-- Which views of a service are photographed, in which order, and which of them must not be missing.
CREATE TABLE "photo_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "photo_sets_active" CHECK("active" IN (0, 1))
) STRICT;
CREATE TABLE "photo_set_views" (
	"set_id" text NOT NULL,
	"view_id" text NOT NULL,
	"position" integer NOT NULL,
	"required" integer NOT NULL,
	PRIMARY KEY ("set_id","view_id"),
	FOREIGN KEY ("set_id") REFERENCES "photo_sets"("id"),
	FOREIGN KEY ("view_id") REFERENCES "photo_views"("id"),
	CONSTRAINT "photo_set_views_required" CHECK("required" IN (0, 1))
) STRICT;
CREATE TABLE "photo_set_services" (
	"service_id" text PRIMARY KEY NOT NULL,
	"set_id" text NOT NULL,
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("set_id") REFERENCES "photo_sets"("id")
) STRICT;
CREATE INDEX "photo_set_services_set" ON "photo_set_services" ("set_id");
INSERT INTO "photo_sets" ("id", "name", "active", "version") VALUES ('set-face', 'Face', 1, 1);
INSERT INTO "photo_set_views" ("set_id", "view_id", "position", "required") VALUES
	('set-face', 'view-face-rest', 1, 1),
	('set-face', 'view-face-smile', 2, 0),
	('set-face', 'view-face-frown', 3, 1),
	('set-face', 'view-face-brows', 4, 1),
	('set-face', 'view-face-three-quarter-left', 5, 0),
	('set-face', 'view-face-three-quarter-right', 6, 0),
	('set-face', 'view-face-left', 7, 0),
	('set-face', 'view-face-right', 8, 0);
