-- Equipment that is booked like a room, days on which the clinic is closed, hours of one date, and blocks: time in which
-- a person, a room or a device is not to be had. Occupancies belong to a service line or to a block.

CREATE TABLE "equipment" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL
) STRICT;
CREATE TABLE "closed_days" (
	"id" text PRIMARY KEY NOT NULL,
	"date" text NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX "closed_days_date" ON "closed_days" ("date");
CREATE TABLE "date_hours" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"date" text NOT NULL,
	"from_minute" integer,
	"until_minute" integer,
	"version" integer NOT NULL,
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "date_hours_span" CHECK(("from_minute" IS NULL AND "until_minute" IS NULL) OR ("from_minute" >= 0 AND "until_minute" <= 1440 AND "from_minute" < "until_minute"))
) STRICT;
CREATE INDEX "date_hours_date" ON "date_hours" ("date","staff_id");
CREATE TABLE "blocks" (
	"id" text PRIMARY KEY NOT NULL,
	"resource_kind" text NOT NULL,
	"resource_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"starts_at" integer NOT NULL,
	"ends_at" integer NOT NULL,
	"removed" integer NOT NULL,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "blocks_resource_kind" CHECK("resource_kind" IN ('staff', 'room', 'device')),
	CONSTRAINT "blocks_kind" CHECK("kind" IN ('break', 'timeOff', 'meeting', 'maintenance', 'other')),
	CONSTRAINT "blocks_span" CHECK("starts_at" < "ends_at")
) STRICT;
CREATE INDEX "blocks_resource" ON "blocks" ("resource_kind","resource_id","ends_at") WHERE "removed" = 0;
CREATE TABLE "occupancies_new" (
	"id" text PRIMARY KEY NOT NULL,
	"appointment_id" text,
	"service_line_id" text,
	"block_id" text,
	"resource_kind" text NOT NULL,
	"resource_id" text NOT NULL,
	"starts_at" integer NOT NULL,
	"ends_at" integer NOT NULL,
	"released" integer NOT NULL,
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	FOREIGN KEY ("block_id") REFERENCES "blocks"("id"),
	CONSTRAINT "occupancies_resource_kind" CHECK("resource_kind" IN ('staff', 'room', 'device')),
	CONSTRAINT "occupancies_span" CHECK("starts_at" < "ends_at" AND "ends_at" - "starts_at" <= 86400000),
	CONSTRAINT "occupancies_owner" CHECK(("block_id" IS NULL) = ("appointment_id" IS NOT NULL) AND ("appointment_id" IS NULL) = ("service_line_id" IS NULL))
) STRICT;
INSERT INTO "occupancies_new" ("id", "appointment_id", "service_line_id", "block_id", "resource_kind", "resource_id", "starts_at", "ends_at", "released")
	SELECT "id", "appointment_id", "service_line_id", NULL, "resource_kind", "resource_id", "starts_at", "ends_at", "released" FROM "occupancies" ORDER BY "rowid";
DROP TABLE "occupancies";
ALTER TABLE "occupancies_new" RENAME TO "occupancies";
CREATE UNIQUE INDEX "occupancies_resource" ON "occupancies" ("resource_kind","resource_id","starts_at") WHERE "released" = 0;
CREATE INDEX "occupancies_appointment" ON "occupancies" ("appointment_id");
CREATE INDEX "occupancies_service_line" ON "occupancies" ("service_line_id");
CREATE INDEX "occupancies_block" ON "occupancies" ("block_id") WHERE "block_id" IS NOT NULL;
CREATE INDEX "occupancies_block_time" ON "occupancies" ("starts_at") WHERE "block_id" IS NOT NULL;
