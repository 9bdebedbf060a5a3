-- The map has more drawings; a point says how it was given, and a whole area can be charted.
CREATE TABLE "chart_points_new" (
	"id" text PRIMARY KEY NOT NULL,
	"encounter_id" text NOT NULL,
	"service_line_id" text NOT NULL,
	"view" text NOT NULL,
	"x" real NOT NULL,
	"y" real NOT NULL,
	"region" text,
	"area" text NOT NULL,
	"product_id" text NOT NULL,
	"container_id" text,
	"quantity" integer NOT NULL,
	"depth" text,
	"technique" text,
	"instrument" text,
	"gauge" integer,
	"note" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("encounter_id") REFERENCES "encounters"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("container_id") REFERENCES "containers"("id"),
	CONSTRAINT "chart_points_view" CHECK("view" IN ('front', 'left', 'right', 'turnedLeft', 'turnedRight', 'lips', 'neck', 'hands', 'bodyFront', 'bodyBack')),
	CONSTRAINT "chart_points_place" CHECK("x" BETWEEN 0 AND 1 AND "y" BETWEEN 0 AND 1),
	CONSTRAINT "chart_points_quantity" CHECK("quantity" > 0),
	CONSTRAINT "chart_points_depth" CHECK("depth" IN ('topical', 'intradermal', 'subdermal', 'subcutaneous', 'submucosal', 'intramuscular', 'subSmas', 'supraperiosteal')),
	CONSTRAINT "chart_points_technique" CHECK("technique" IN ('bolus', 'microdroplet', 'serialPuncture', 'linearThreading', 'fanning', 'crossHatching', 'layered')),
	CONSTRAINT "chart_points_instrument" CHECK("instrument" IN ('needle', 'cannula')),
	CONSTRAINT "chart_points_gauge" CHECK("gauge" IS NULL OR ("gauge" BETWEEN 14 AND 34 AND "instrument" IS NOT NULL))
) STRICT;
INSERT INTO "chart_points_new" ("id", "encounter_id", "service_line_id", "view", "x", "y", "area", "product_id", "container_id", "quantity", "note", "version")
	SELECT "id", "encounter_id", "service_line_id", "view", "x", "y", "area", "product_id", "container_id", "quantity", '', "version" FROM "chart_points";
DROP TABLE "chart_points";
ALTER TABLE "chart_points_new" RENAME TO "chart_points";
CREATE INDEX "chart_points_encounter" ON "chart_points" ("encounter_id");
CREATE TRIGGER "chart_points_signed_insert" BEFORE INSERT ON "chart_points"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = NEW."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TRIGGER "chart_points_signed_update" BEFORE UPDATE ON "chart_points"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = OLD."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TRIGGER "chart_points_signed_delete" BEFORE DELETE ON "chart_points"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = OLD."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
