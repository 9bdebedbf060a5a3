-- Consents: refusals beside signatures, who signs for a patient, witnesses; how long a signature counts; revocations.
ALTER TABLE "consent_templates" ADD COLUMN "witness" integer DEFAULT 0 NOT NULL;
ALTER TABLE "consent_templates" ADD COLUMN "renew" integer DEFAULT 0 NOT NULL;
ALTER TABLE "consent_requirements" ADD COLUMN "valid_for" text DEFAULT 'visit' NOT NULL CONSTRAINT "consent_requirements_valid_for" CHECK("valid_for" IN ('visit', 'months', 'once'));
ALTER TABLE "consent_requirements" ADD COLUMN "months" integer CONSTRAINT "consent_requirements_months" CHECK(("valid_for" = 'months') = ("months" IS NOT NULL));
ALTER TABLE "consents" ADD COLUMN "outcome" text DEFAULT 'signed' NOT NULL CONSTRAINT "consents_outcome" CHECK("outcome" IN ('signed', 'refused'));
ALTER TABLE "consents" ADD COLUMN "reason" text CONSTRAINT "consents_reason" CHECK(("outcome" = 'refused') = ("reason" IS NOT NULL));
ALTER TABLE "consents" ADD COLUMN "on_behalf" text;
ALTER TABLE "consents" ADD COLUMN "witness_id" text REFERENCES "staff"("id");
DROP INDEX "consents_line_edition";
CREATE INDEX "consents_line_edition" ON "consents" ("service_line_id","edition_id");
CREATE TABLE "consent_revocations" (
	"id" text PRIMARY KEY NOT NULL,
	"consent_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"revoked_on" text NOT NULL,
	"reason" text NOT NULL,
	"staff_id" text NOT NULL,
	"at" integer NOT NULL,
	FOREIGN KEY ("consent_id") REFERENCES "consents"("id"),
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE UNIQUE INDEX "consent_revocations_consent" ON "consent_revocations" ("consent_id");
CREATE TRIGGER "consent_revocations_no_update" BEFORE UPDATE ON "consent_revocations" BEGIN SELECT RAISE(ABORT, 'consent_revocations is append-only'); END;
CREATE TRIGGER "consent_revocations_no_delete" BEFORE DELETE ON "consent_revocations" BEGIN SELECT RAISE(ABORT, 'consent_revocations is append-only'); END;
