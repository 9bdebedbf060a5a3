-- What a service needs besides its provider and a room, add-ons, who performs what; appointments that belong together.

ALTER TABLE "services" ADD COLUMN "finishing_minutes" integer NOT NULL DEFAULT 0 CONSTRAINT "services_finishing" CHECK("finishing_minutes" >= 0);
ALTER TABLE "services" ADD COLUMN "add_on_only" integer NOT NULL DEFAULT 0;
ALTER TABLE "services" ADD COLUMN "assistant" text NOT NULL DEFAULT 'none' CONSTRAINT "services_assistant" CHECK("assistant" IN ('none', 'any', 'owner', 'injector', 'frontDesk', 'stockKeeper'));
ALTER TABLE "services" ADD COLUMN "device_kind" text;
CREATE TABLE "service_providers" (
	"service_id" text NOT NULL,
	"staff_id" text NOT NULL,
	PRIMARY KEY("service_id", "staff_id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE TABLE "service_add_ons" (
	"service_id" text NOT NULL,
	"add_on_id" text NOT NULL,
	"extra_minutes" integer NOT NULL,
	PRIMARY KEY("service_id", "add_on_id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("add_on_id") REFERENCES "services"("id"),
	CONSTRAINT "service_add_ons_minutes" CHECK("extra_minutes" >= 5)
) STRICT;
ALTER TABLE "service_lines" ADD COLUMN "add_on_to" text REFERENCES "service_lines"("id");
ALTER TABLE "occupancies" ADD COLUMN "assists" integer NOT NULL DEFAULT 0;
CREATE TABLE "appointment_series" (
	"id" text PRIMARY KEY NOT NULL,
	"rule" text NOT NULL,
	"starts_on" text NOT NULL,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"version" integer NOT NULL
) STRICT;
ALTER TABLE "appointments" ADD COLUMN "series_id" text REFERENCES "appointment_series"("id");
ALTER TABLE "appointments" ADD COLUMN "group_id" text;
CREATE INDEX "appointments_series" ON "appointments" ("series_id","starts_at") WHERE "series_id" IS NOT NULL;
CREATE INDEX "appointments_group" ON "appointments" ("group_id") WHERE "group_id" IS NOT NULL;
