-- What the patient takes and has; lists of health are never shortened, what is over carries who ended it and when.
ALTER TABLE "allergies" ADD COLUMN "noted_by" text REFERENCES "staff"("id");
ALTER TABLE "allergies" ADD COLUMN "ended_at" integer;
ALTER TABLE "allergies" ADD COLUMN "ended_by" text REFERENCES "staff"("id");
CREATE TABLE "medications" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"name" text NOT NULL,
	"dose" text NOT NULL,
	"since" text,
	"noted_at" integer NOT NULL,
	"noted_by" text NOT NULL,
	"ended_at" integer,
	"ended_by" text,
	"replaced_by_id" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("noted_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("ended_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("replaced_by_id") REFERENCES "medications"("id"),
	CONSTRAINT "medications_ended" CHECK(("ended_at" IS NULL) = ("ended_by" IS NULL)),
	CONSTRAINT "medications_replaced" CHECK("replaced_by_id" IS NULL OR "ended_at" IS NOT NULL)
) STRICT;
CREATE INDEX "medications_patient" ON "medications" ("patient_id");
CREATE TRIGGER "medications_no_delete" BEFORE DELETE ON "medications" BEGIN SELECT RAISE(ABORT, 'medications are ended, not deleted'); END;
CREATE TABLE "conditions" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"since" text,
	"expected_until" text,
	"noted_at" integer NOT NULL,
	"noted_by" text NOT NULL,
	"ended_at" integer,
	"ended_by" text,
	"replaced_by_id" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("noted_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("ended_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("replaced_by_id") REFERENCES "conditions"("id"),
	CONSTRAINT "conditions_kind" CHECK("kind" IN ('pregnancy', 'breastfeeding', 'bleeding', 'neuromuscular', 'immune', 'heart', 'diabetes', 'epilepsy', 'keloid', 'coldSores', 'skin', 'cancer', 'implant', 'other')),
	CONSTRAINT "conditions_expected" CHECK("expected_until" IS NULL OR "kind" IN ('pregnancy', 'breastfeeding')),
	CONSTRAINT "conditions_ended" CHECK(("ended_at" IS NULL) = ("ended_by" IS NULL)),
	CONSTRAINT "conditions_replaced" CHECK("replaced_by_id" IS NULL OR "ended_at" IS NOT NULL)
) STRICT;
CREATE INDEX "conditions_patient" ON "conditions" ("patient_id");
CREATE TRIGGER "conditions_no_delete" BEFORE DELETE ON "conditions" BEGIN SELECT RAISE(ABORT, 'conditions are ended, not deleted'); END;
