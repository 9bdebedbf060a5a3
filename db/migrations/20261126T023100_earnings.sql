-- What people who work here earn on top: commission rules and tips paid out.
CREATE TABLE "commission_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text,
	"scope" text NOT NULL,
	"category" text,
	"service_id" text,
	"product_id" text,
	"pay" text NOT NULL,
	"flat_cents" integer NOT NULL,
	"base" text NOT NULL,
	"tiers" text NOT NULL,
	"from_date" text NOT NULL,
	"until_date" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "commission_rules_scope" CHECK("scope" IN ('everything', 'services', 'retail', 'category', 'service', 'product')),
	CONSTRAINT "commission_rules_of" CHECK(("scope" = 'category') = ("category" IS NOT NULL) AND ("scope" = 'service') = ("service_id" IS NOT NULL) AND ("scope" = 'product') = ("product_id" IS NOT NULL)),
	CONSTRAINT "commission_rules_pay" CHECK("pay" IN ('percent', 'flat')),
	CONSTRAINT "commission_rules_base" CHECK("base" IN ('list', 'net', 'margin')),
	CONSTRAINT "commission_rules_flat" CHECK("flat_cents" >= 0)
) STRICT;
CREATE TABLE "tip_payouts" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"way" text NOT NULL,
	"drawer_session_id" text,
	"note" text NOT NULL,
	"at" integer NOT NULL,
	"business_date" text NOT NULL,
	"paid_by" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	FOREIGN KEY ("drawer_session_id") REFERENCES "drawer_sessions"("id"),
	FOREIGN KEY ("paid_by") REFERENCES "staff"("id"),
	CONSTRAINT "tip_payouts_way" CHECK("way" IN ('drawer', 'payroll')),
	CONSTRAINT "tip_payouts_drawer" CHECK(("way" = 'drawer') = ("drawer_session_id" IS NOT NULL)),
	CONSTRAINT "tip_payouts_amount" CHECK("amount_cents" > 0)
) STRICT;
CREATE INDEX "tip_payouts_staff" ON "tip_payouts" ("staff_id", "business_date");
CREATE TRIGGER "tip_payouts_no_update" BEFORE UPDATE ON "tip_payouts" BEGIN SELECT RAISE(ABORT, 'tip_payouts is append-only'); END;
CREATE TRIGGER "tip_payouts_no_delete" BEFORE DELETE ON "tip_payouts" BEGIN SELECT RAISE(ABORT, 'tip_payouts is append-only'); END;
