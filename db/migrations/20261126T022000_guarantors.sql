-- Who answers for the account of whom: a family.
CREATE TABLE "guarantors" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"guarantor_id" text NOT NULL,
	"active" integer NOT NULL,
	"since" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("guarantor_id") REFERENCES "patients"("id"),
	CONSTRAINT "guarantors_two" CHECK("patient_id" <> "guarantor_id")
) STRICT;
CREATE UNIQUE INDEX "guarantors_patient" ON "guarantors" ("patient_id") WHERE "active" = 1;
CREATE INDEX "guarantors_guarantor" ON "guarantors" ("guarantor_id");
