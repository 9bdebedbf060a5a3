-- What lasers and other energy devices were set to, per area; and what the clinic lets each device be set to.
CREATE TABLE "device_treatments" (
	"id" text PRIMARY KEY NOT NULL,
	"encounter_id" text NOT NULL,
	"service_line_id" text NOT NULL,
	"view" text NOT NULL,
	"region" text NOT NULL,
	"area" text NOT NULL,
	"equipment_id" text NOT NULL,
	"wavelength" integer,
	"handpiece" text NOT NULL,
	"fluence" integer,
	"spot" integer,
	"pulse" integer,
	"rate" integer,
	"passes" integer NOT NULL,
	"cooling" text,
	"endpoint" text,
	"skin_type" integer,
	"beyond_reason" text,
	"note" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("encounter_id") REFERENCES "encounters"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	FOREIGN KEY ("equipment_id") REFERENCES "equipment"("id"),
	CONSTRAINT "device_treatments_view" CHECK("view" IN ('front', 'left', 'right', 'turnedLeft', 'turnedRight', 'lips', 'neck', 'hands', 'bodyFront', 'bodyBack')),
	CONSTRAINT "device_treatments_settings" CHECK("wavelength" > 0 AND "fluence" > 0 AND "spot" > 0 AND "pulse" > 0 AND "rate" > 0 AND "passes" > 0),
	CONSTRAINT "device_treatments_cooling" CHECK("cooling" IN ('none', 'contact', 'air', 'cryogen', 'gel')),
	CONSTRAINT "device_treatments_endpoint" CHECK("endpoint" IN ('none', 'erythema', 'perifollicularEdema', 'edema', 'darkening', 'purpura', 'frosting', 'pinpointBleeding', 'vesselClearance')),
	CONSTRAINT "device_treatments_skin_type" CHECK("skin_type" BETWEEN 1 AND 6)
) STRICT;
CREATE UNIQUE INDEX "device_treatments_area" ON "device_treatments" ("encounter_id","service_line_id","view","region","equipment_id");
CREATE TRIGGER "device_treatments_signed_insert" BEFORE INSERT ON "device_treatments"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = NEW."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TRIGGER "device_treatments_signed_update" BEFORE UPDATE ON "device_treatments"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = OLD."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TRIGGER "device_treatments_signed_delete" BEFORE DELETE ON "device_treatments"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = OLD."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TABLE "device_limits" (
	"id" text PRIMARY KEY NOT NULL,
	"wavelengths" text NOT NULL,
	"handpieces" text NOT NULL,
	"ranges" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("id") REFERENCES "equipment"("id")
) STRICT;
