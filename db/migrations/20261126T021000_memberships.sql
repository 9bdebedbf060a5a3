-- Memberships that run, the periods they were billed for, and what happened to them.
CREATE TABLE "memberships" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"started_on" text NOT NULL,
	"interval_months" integer NOT NULL,
	"price_cents" integer NOT NULL,
	"periods" integer NOT NULL,
	"anchor_on" text NOT NULL,
	"anchor_periods" integer NOT NULL,
	"next_due_on" text NOT NULL,
	"frozen_from" text,
	"frozen_until" text,
	"ends_on" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("offer_id") REFERENCES "offers"("id"),
	CONSTRAINT "memberships_state" CHECK("state" IN ('active', 'frozen', 'ended')),
	CONSTRAINT "memberships_freeze" CHECK(("frozen_from" IS NULL) = ("frozen_until" IS NULL))
) STRICT;
CREATE INDEX "memberships_patient" ON "memberships" ("patient_id","state");
CREATE INDEX "memberships_running" ON "memberships" ("next_due_on") WHERE "state" <> 'ended';
CREATE TABLE "membership_periods" (
	"id" text PRIMARY KEY NOT NULL,
	"membership_id" text NOT NULL,
	"number" integer NOT NULL,
	"from_on" text NOT NULL,
	"until_on" text NOT NULL,
	"invoice_line_id" text NOT NULL,
	"stored_value_id" text NOT NULL,
	"earned" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("membership_id") REFERENCES "memberships"("id"),
	FOREIGN KEY ("invoice_line_id") REFERENCES "invoice_lines"("id"),
	FOREIGN KEY ("stored_value_id") REFERENCES "stored_values"("id"),
	CONSTRAINT "membership_periods_dates" CHECK("from_on" < "until_on")
) STRICT;
CREATE UNIQUE INDEX "membership_periods_number" ON "membership_periods" ("membership_id","number");
CREATE INDEX "membership_periods_value" ON "membership_periods" ("stored_value_id");
CREATE INDEX "membership_periods_line" ON "membership_periods" ("invoice_line_id");
CREATE INDEX "membership_periods_open" ON "membership_periods" ("until_on") WHERE "earned" = 0;
CREATE TABLE "membership_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"membership_id" text NOT NULL,
	"kind" text NOT NULL,
	"from_on" text NOT NULL,
	"until_on" text,
	"reason" text NOT NULL,
	"at" integer NOT NULL,
	"staff_id" text NOT NULL,
	FOREIGN KEY ("membership_id") REFERENCES "memberships"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "membership_steps_kind" CHECK("kind" IN ('start', 'freeze', 'unfreeze', 'cancel', 'keep', 'end'))
) STRICT;
CREATE INDEX "membership_steps_membership" ON "membership_steps" ("membership_id");
CREATE TRIGGER "membership_steps_no_update" BEFORE UPDATE ON "membership_steps" BEGIN SELECT RAISE(ABORT, 'membership_steps is append-only'); END;
CREATE TRIGGER "membership_steps_no_delete" BEFORE DELETE ON "membership_steps" BEGIN SELECT RAISE(ABORT, 'membership_steps is append-only'); END;
