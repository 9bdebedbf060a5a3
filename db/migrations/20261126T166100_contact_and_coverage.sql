-- Where a patient lives, who is called in an emergency, what they are told about, and who insures them.
CREATE TABLE "patient_details" (
	"id" text PRIMARY KEY NOT NULL,
	"language" text,
	"street" text NOT NULL,
	"unit" text NOT NULL,
	"city" text NOT NULL,
	"region" text NOT NULL,
	"postal_code" text NOT NULL,
	"emergency_name" text NOT NULL,
	"emergency_relationship" text NOT NULL,
	"emergency_phone" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("id") REFERENCES "patients"("id")
) STRICT;
CREATE TABLE "marketing_choices" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"patient_id" text NOT NULL,
	"channel" text NOT NULL,
	"wanted" integer NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" text,
	"at" integer NOT NULL,
	"staff_id" text NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "marketing_choices_channel" CHECK("channel" IN ('email', 'sms', 'phone', 'mail')),
	CONSTRAINT "marketing_choices_source" CHECK("source_kind" IN ('desk', 'paper', 'phone', 'form')),
	CONSTRAINT "marketing_choices_source_id" CHECK(("source_kind" = 'form') = ("source_id" IS NOT NULL))
) STRICT;
CREATE INDEX "marketing_choices_patient" ON "marketing_choices" ("patient_id","seq");
CREATE TRIGGER "marketing_choices_no_update" BEFORE UPDATE ON "marketing_choices" BEGIN SELECT RAISE(ABORT, 'marketing_choices is append-only'); END;
CREATE TRIGGER "marketing_choices_no_delete" BEFORE DELETE ON "marketing_choices" BEGIN SELECT RAISE(ABORT, 'marketing_choices is append-only'); END;
CREATE TABLE "coverages" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"position" integer NOT NULL,
	"payer" text NOT NULL,
	"plan" text NOT NULL,
	"member_number" text NOT NULL,
	"group_number" text NOT NULL,
	"relationship" text NOT NULL,
	"subscriber_name" text NOT NULL,
	"subscriber_birth_date" text,
	"valid_from" text,
	"valid_until" text,
	"noted_at" integer NOT NULL,
	"noted_by" text NOT NULL,
	"ended_at" integer,
	"ended_by" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("noted_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("ended_by") REFERENCES "staff"("id"),
	CONSTRAINT "coverages_position" CHECK("position" > 0),
	CONSTRAINT "coverages_relationship" CHECK("relationship" IN ('self', 'spouse', 'child', 'other')),
	CONSTRAINT "coverages_subscriber" CHECK(("relationship" = 'self') = ("subscriber_name" = '')),
	CONSTRAINT "coverages_valid" CHECK("valid_from" IS NULL OR "valid_until" IS NULL OR "valid_from" <= "valid_until"),
	CONSTRAINT "coverages_ended" CHECK(("ended_at" IS NULL) = ("ended_by" IS NULL))
) STRICT;
CREATE INDEX "coverages_patient" ON "coverages" ("patient_id");
CREATE TRIGGER "coverages_no_delete" BEFORE DELETE ON "coverages" BEGIN SELECT RAISE(ABORT, 'coverages are ended, not deleted'); END;
