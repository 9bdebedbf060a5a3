-- Consents and charts.

CREATE TABLE "chart_points" (
	"id" text PRIMARY KEY NOT NULL,
	"encounter_id" text NOT NULL,
	"service_line_id" text NOT NULL,
	"view" text NOT NULL,
	"x" real NOT NULL,
	"y" real NOT NULL,
	"area" text NOT NULL,
	"product_id" text NOT NULL,
	"container_id" text,
	"quantity" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("encounter_id") REFERENCES "encounters"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("container_id") REFERENCES "containers"("id"),
	CONSTRAINT "chart_points_view" CHECK("chart_points"."view" IN ('front', 'left', 'right')),
	CONSTRAINT "chart_points_place" CHECK("chart_points"."x" BETWEEN 0 AND 1 AND "chart_points"."y" BETWEEN 0 AND 1),
	CONSTRAINT "chart_points_quantity" CHECK("chart_points"."quantity" > 0)
) STRICT;
CREATE INDEX "chart_points_encounter" ON "chart_points" ("encounter_id");
CREATE TABLE "encounters" (
	"id" text PRIMARY KEY NOT NULL,
	"appointment_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"state" text NOT NULL,
	"note" text NOT NULL,
	"aftercare" text NOT NULL,
	"opened_at" integer NOT NULL,
	"opened_by" text NOT NULL,
	"signed_at" integer,
	"signed_by" text,
	"document_id" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("opened_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("signed_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	CONSTRAINT "encounters_state" CHECK("encounters"."state" IN ('open', 'signed'))
) STRICT;
CREATE UNIQUE INDEX "encounters_appointment" ON "encounters" ("appointment_id");
CREATE INDEX "encounters_patient" ON "encounters" ("patient_id");
CREATE INDEX "encounters_state" ON "encounters" ("state","opened_at");
CREATE TABLE "reconciliations" (
	"id" text PRIMARY KEY NOT NULL,
	"encounter_id" text NOT NULL,
	"service_line_id" text NOT NULL,
	"product_id" text NOT NULL,
	"charted_quantity" integer NOT NULL,
	"drawn_quantity" integer NOT NULL,
	"reason" text NOT NULL,
	"staff_id" text NOT NULL,
	"at" integer NOT NULL,
	FOREIGN KEY ("encounter_id") REFERENCES "encounters"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE INDEX "reconciliations_encounter" ON "reconciliations" ("encounter_id");
CREATE TABLE "consent_editions" (
	"id" text PRIMARY KEY NOT NULL,
	"template_id" text NOT NULL,
	"edition" integer NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	FOREIGN KEY ("template_id") REFERENCES "consent_templates"("id")
) STRICT;
CREATE UNIQUE INDEX "consent_editions_edition" ON "consent_editions" ("template_id","language","edition");
CREATE TABLE "consent_requirements" (
	"id" text PRIMARY KEY NOT NULL,
	"service_id" text NOT NULL,
	"template_id" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("template_id") REFERENCES "consent_templates"("id")
) STRICT;
CREATE UNIQUE INDEX "consent_requirements_pair" ON "consent_requirements" ("service_id","template_id");
CREATE TABLE "consent_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL
) STRICT;
CREATE TABLE "consents" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"service_line_id" text NOT NULL,
	"edition_id" text NOT NULL,
	"document_id" text NOT NULL,
	"signed_at" integer NOT NULL,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	FOREIGN KEY ("edition_id") REFERENCES "consent_editions"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE UNIQUE INDEX "consents_line_edition" ON "consents" ("service_line_id","edition_id");
CREATE INDEX "consents_patient" ON "consents" ("patient_id");
CREATE TRIGGER "consent_editions_no_update" BEFORE UPDATE ON "consent_editions" BEGIN SELECT RAISE(ABORT, 'consent_editions is append-only'); END;
CREATE TRIGGER "consent_editions_no_delete" BEFORE DELETE ON "consent_editions" BEGIN SELECT RAISE(ABORT, 'consent_editions is append-only'); END;
CREATE TRIGGER "consents_no_update" BEFORE UPDATE ON "consents" BEGIN SELECT RAISE(ABORT, 'consents is append-only'); END;
CREATE TRIGGER "consents_no_delete" BEFORE DELETE ON "consents" BEGIN SELECT RAISE(ABORT, 'consents is append-only'); END;
CREATE TRIGGER "reconciliations_no_update" BEFORE UPDATE ON "reconciliations" BEGIN SELECT RAISE(ABORT, 'reconciliations is append-only'); END;
CREATE TRIGGER "reconciliations_no_delete" BEFORE DELETE ON "reconciliations" BEGIN SELECT RAISE(ABORT, 'reconciliations is append-only'); END;
-- A signed note never changes, nor do its points.
CREATE TRIGGER "encounters_signed" BEFORE UPDATE ON "encounters" WHEN OLD."state" = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TRIGGER "encounters_no_delete" BEFORE DELETE ON "encounters"
BEGIN SELECT RAISE(ABORT, 'a chart is never deleted'); END;
CREATE TRIGGER "chart_points_signed_insert" BEFORE INSERT ON "chart_points"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = NEW."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TRIGGER "chart_points_signed_update" BEFORE UPDATE ON "chart_points"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = OLD."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
CREATE TRIGGER "chart_points_signed_delete" BEFORE DELETE ON "chart_points"
WHEN (SELECT "state" FROM "encounters" WHERE "id" = OLD."encounter_id") = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed note never changes'); END;
