-- What a service uses beside what is drawn from containers, and what became of it at each visit.
CREATE TABLE "service_supplies" (
	"service_id" text NOT NULL,
	"product_id" text NOT NULL,
	"quantity" integer NOT NULL,
	PRIMARY KEY("service_id", "product_id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "service_supplies_quantity" CHECK("quantity" > 0)
) STRICT;
CREATE TABLE "supply_decisions" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"id" text NOT NULL,
	"service_line_id" text NOT NULL,
	"product_id" text NOT NULL,
	"version" integer NOT NULL,
	"decision" text NOT NULL,
	"expected" integer NOT NULL,
	"used" integer NOT NULL,
	"reason" text,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	"at" integer NOT NULL,
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "supply_decisions_decision" CHECK("decision" IN ('open', 'used', 'unused', 'left')),
	CONSTRAINT "supply_decisions_expected" CHECK("expected" >= 0),
	CONSTRAINT "supply_decisions_used" CHECK("used" >= 0 AND ("used" > 0) = ("decision" = 'used')),
	CONSTRAINT "supply_decisions_left" CHECK("decision" <> 'left' OR "reason" IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX "supply_decisions_id" ON "supply_decisions" ("id");
CREATE UNIQUE INDEX "supply_decisions_line" ON "supply_decisions" ("service_line_id","product_id","version");
CREATE TRIGGER "supply_decisions_no_update" BEFORE UPDATE ON "supply_decisions" BEGIN SELECT RAISE(ABORT, 'supply_decisions is append-only'); END;
CREATE TRIGGER "supply_decisions_no_delete" BEFORE DELETE ON "supply_decisions" BEGIN SELECT RAISE(ABORT, 'supply_decisions is append-only'); END;
