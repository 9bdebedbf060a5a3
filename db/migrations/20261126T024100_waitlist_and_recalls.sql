-- Deposits and recalls by service, the waitlist with its offers, recalls.

ALTER TABLE "services" ADD COLUMN "needs_deposit" integer DEFAULT 0 NOT NULL;
ALTER TABLE "services" ADD COLUMN "recall_days" integer CONSTRAINT "services_recall" CHECK("recall_days" > 0);

CREATE TABLE "waitlist_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"provider_id" text,
	"weekdays" integer NOT NULL,
	"dayparts" integer NOT NULL,
	"from_on" text,
	"until_on" text,
	"expires_on" text NOT NULL,
	"priority" text NOT NULL,
	"note" text NOT NULL,
	"state" text NOT NULL,
	"appointment_id" text,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("provider_id") REFERENCES "staff"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	CONSTRAINT "waitlist_entries_priority" CHECK("priority" IN ('normal', 'high')),
	CONSTRAINT "waitlist_entries_state" CHECK("state" IN ('open', 'booked', 'removed')),
	CONSTRAINT "waitlist_entries_masks" CHECK("weekdays" BETWEEN 1 AND 127 AND "dayparts" BETWEEN 1 AND 7)
) STRICT;
CREATE INDEX "waitlist_entries_open" ON "waitlist_entries" ("expires_on") WHERE "state" = 'open';
CREATE INDEX "waitlist_entries_patient" ON "waitlist_entries" ("patient_id");
CREATE INDEX "waitlist_entries_appointment" ON "waitlist_entries" ("appointment_id") WHERE "appointment_id" IS NOT NULL;
CREATE TABLE "waitlist_services" (
	"id" text PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"service_id" text NOT NULL,
	"position" integer NOT NULL,
	FOREIGN KEY ("entry_id") REFERENCES "waitlist_entries"("id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id")
) STRICT;
CREATE INDEX "waitlist_services_entry" ON "waitlist_services" ("entry_id");
CREATE TABLE "waitlist_offers" (
	"id" text PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"starts_at" integer NOT NULL,
	"offered_at" integer NOT NULL,
	"offered_by" text NOT NULL,
	"outcome" text NOT NULL,
	"answered_at" integer,
	"version" integer NOT NULL,
	FOREIGN KEY ("entry_id") REFERENCES "waitlist_entries"("id"),
	FOREIGN KEY ("provider_id") REFERENCES "staff"("id"),
	CONSTRAINT "waitlist_offers_outcome" CHECK("outcome" IN ('pending', 'accepted', 'declined', 'noAnswer'))
) STRICT;
CREATE INDEX "waitlist_offers_entry" ON "waitlist_offers" ("entry_id","offered_at");

CREATE TABLE "recalls" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"service_id" text NOT NULL,
	"service_line_id" text NOT NULL,
	"performed_at" integer NOT NULL,
	"units" integer,
	"areas" integer,
	"interval_days" integer NOT NULL,
	"due_on" text NOT NULL,
	"shown_from" text,
	"dismiss_reason" text,
	"contacted_at" integer,
	"contacted_by" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	CONSTRAINT "recalls_interval" CHECK("interval_days" > 0)
) STRICT;
CREATE UNIQUE INDEX "recalls_patient" ON "recalls" ("patient_id","service_id");
CREATE INDEX "recalls_shown" ON "recalls" ("shown_from") WHERE "shown_from" IS NOT NULL;
