-- The day at the till: where a drawer session begins in the journal, cash that moves without a sale, and Z reports.
ALTER TABLE "drawer_sessions" ADD COLUMN "since_seq" integer NOT NULL DEFAULT 0;
ALTER TABLE "drawer_sessions" ADD COLUMN "since_invoice" integer NOT NULL DEFAULT 0;
ALTER TABLE "drawer_sessions" ADD COLUMN "since_credit" integer NOT NULL DEFAULT 0;
UPDATE "drawer_sessions" SET
	"since_seq" = coalesce((SELECT min("seq") - 1 FROM "journal_lines" WHERE "drawer_session_id" = "drawer_sessions"."id"), 0),
	"since_invoice" = coalesce((SELECT max("number") FROM "invoices" WHERE "issued_at" < "drawer_sessions"."opened_at"), 0);
CREATE INDEX "drawer_sessions_date" ON "drawer_sessions" ("business_date");
CREATE TABLE "cash_movements" (
	"id" text PRIMARY KEY NOT NULL,
	"drawer_session_id" text NOT NULL,
	"kind" text NOT NULL,
	"category" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"reason" text NOT NULL,
	"counterparty" text,
	"bag_number" text,
	"at" integer NOT NULL,
	"business_date" text NOT NULL,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("drawer_session_id") REFERENCES "drawer_sessions"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	FOREIGN KEY ("station_id") REFERENCES "stations"("id"),
	CONSTRAINT "cash_movements_kind" CHECK("kind" IN ('payIn', 'payOut', 'drop', 'noSale')),
	CONSTRAINT "cash_movements_category" CHECK("category" IN ('change', 'returned', 'supplies', 'services', 'other', 'safe', 'bank', 'none')),
	CONSTRAINT "cash_movements_amount" CHECK(("kind" = 'noSale') = ("amount_cents" = 0) AND "amount_cents" >= 0)
) STRICT;
CREATE INDEX "cash_movements_session" ON "cash_movements" ("drawer_session_id");
CREATE INDEX "cash_movements_date" ON "cash_movements" ("business_date");
CREATE TRIGGER "cash_movements_no_update" BEFORE UPDATE ON "cash_movements" BEGIN SELECT RAISE(ABORT, 'cash_movements is append-only'); END;
CREATE TRIGGER "cash_movements_no_delete" BEFORE DELETE ON "cash_movements" BEGIN SELECT RAISE(ABORT, 'cash_movements is append-only'); END;
CREATE TABLE "z_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"drawer_session_id" text NOT NULL,
	"station_id" text NOT NULL,
	"business_date" text NOT NULL,
	"until_seq" integer NOT NULL,
	"until_invoice" integer NOT NULL,
	"until_credit" integer NOT NULL,
	"gross_cents" integer NOT NULL,
	"total_cents" integer NOT NULL,
	"grand_total_cents" integer NOT NULL,
	"expected_cents" integer NOT NULL,
	"counted_cents" integer NOT NULL,
	"over_short_cents" integer NOT NULL,
	"open_items" integer NOT NULL,
	"open_reason" text,
	"audit_seq" integer NOT NULL,
	"audit_hash" text NOT NULL,
	"document_id" text NOT NULL,
	"closed_at" integer NOT NULL,
	"closed_by" text NOT NULL,
	"confirmed_by" text,
	FOREIGN KEY ("drawer_session_id") REFERENCES "drawer_sessions"("id"),
	FOREIGN KEY ("station_id") REFERENCES "stations"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	FOREIGN KEY ("closed_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("confirmed_by") REFERENCES "staff"("id"),
	CONSTRAINT "z_reports_difference" CHECK("over_short_cents" = "counted_cents" - "expected_cents")
) STRICT;
CREATE UNIQUE INDEX "z_reports_number" ON "z_reports" ("number");
CREATE UNIQUE INDEX "z_reports_session" ON "z_reports" ("drawer_session_id");
CREATE INDEX "z_reports_station" ON "z_reports" ("station_id", "number");
CREATE INDEX "z_reports_date" ON "z_reports" ("business_date");
CREATE TRIGGER "z_reports_no_update" BEFORE UPDATE ON "z_reports" BEGIN SELECT RAISE(ABORT, 'z_reports is append-only'); END;
CREATE TRIGGER "z_reports_no_delete" BEFORE DELETE ON "z_reports" BEGIN SELECT RAISE(ABORT, 'z_reports is append-only'); END;
