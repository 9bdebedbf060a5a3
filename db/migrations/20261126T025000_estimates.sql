-- Estimates and treatment plans: what care over one or several visits will cost, accepted by signature.
CREATE TABLE "estimates" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"patient_id" text NOT NULL,
	"title" text NOT NULL,
	"note" text NOT NULL,
	"state" text NOT NULL,
	"valid_until" text NOT NULL,
	"total_cents" integer NOT NULL,
	"saved_cents" integer NOT NULL,
	"offered_at" integer,
	"decided_at" integer,
	"decline_reason" text,
	"document_id" text,
	"acceptance_id" text,
	"revises_id" text,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	FOREIGN KEY ("acceptance_id") REFERENCES "documents"("id"),
	FOREIGN KEY ("revises_id") REFERENCES "estimates"("id"),
	FOREIGN KEY ("created_by") REFERENCES "staff"("id"),
	CONSTRAINT "estimates_state" CHECK("state" IN ('draft', 'offered', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "estimates_offered" CHECK("state" IN ('draft', 'withdrawn') OR "document_id" IS NOT NULL),
	CONSTRAINT "estimates_accepted" CHECK("state" <> 'accepted' OR "acceptance_id" IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX "estimates_number" ON "estimates" ("number");
CREATE INDEX "estimates_patient" ON "estimates" ("patient_id","created_at");
CREATE INDEX "estimates_open" ON "estimates" ("state","valid_until");
CREATE TABLE "estimate_visits" (
	"id" text PRIMARY KEY NOT NULL,
	"estimate_id" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"weeks_after" integer NOT NULL,
	"appointment_id" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("estimate_id") REFERENCES "estimates"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	CONSTRAINT "estimate_visits_weeks" CHECK("weeks_after" BETWEEN 0 AND 104)
) STRICT;
CREATE INDEX "estimate_visits_estimate" ON "estimate_visits" ("estimate_id");
CREATE INDEX "estimate_visits_appointment" ON "estimate_visits" ("appointment_id");
CREATE TABLE "estimate_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"visit_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"service_id" text,
	"product_id" text,
	"description" text NOT NULL,
	"unit" text NOT NULL,
	"quantity" integer NOT NULL,
	"list_price_cents" integer NOT NULL,
	"unit_price_cents" integer NOT NULL,
	"tax_class" text NOT NULL,
	"goods_cents" integer NOT NULL,
	"tax_rate" integer NOT NULL,
	"tax_cents" integer NOT NULL,
	"included_tax_cents" integer NOT NULL,
	"total_cents" integer NOT NULL,
	"service_line_id" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("visit_id") REFERENCES "estimate_visits"("id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	CONSTRAINT "estimate_lines_kind" CHECK("kind" IN ('service', 'retail')),
	CONSTRAINT "estimate_lines_what" CHECK(("kind" = 'service') = ("service_id" IS NOT NULL) AND ("kind" = 'retail') = ("product_id" IS NOT NULL)),
	CONSTRAINT "estimate_lines_price" CHECK("unit_price_cents" >= 0 AND "unit_price_cents" <= "list_price_cents" AND "quantity" > 0),
	CONSTRAINT "estimate_lines_total" CHECK("total_cents" = "goods_cents" + "tax_cents" - "included_tax_cents")
) STRICT;
CREATE INDEX "estimate_lines_visit" ON "estimate_lines" ("visit_id");
CREATE UNIQUE INDEX "estimate_lines_service_line" ON "estimate_lines" ("service_line_id");
