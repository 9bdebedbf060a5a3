-- Charges, invoices, payments and the till.

CREATE TABLE "charges" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"appointment_id" text NOT NULL,
	"service_line_id" text NOT NULL,
	"state" text NOT NULL,
	"description" text NOT NULL,
	"pricing" text NOT NULL,
	"unit_price_cents" integer NOT NULL,
	"estimated_quantity" integer NOT NULL,
	"charted_quantity" integer,
	"product_id" text,
	"given_quantity" integer,
	"tax_class" text NOT NULL,
	"cosmetic" integer NOT NULL,
	"performed_by" text,
	"cancel_reason" text,
	"created_at" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("performed_by") REFERENCES "staff"("id"),
	CONSTRAINT "charges_state" CHECK("charges"."state" IN ('pending', 'confirmed', 'invoiced', 'cancelled')),
	CONSTRAINT "charges_pricing" CHECK("charges"."pricing" IN ('perUnit', 'perArea', 'flat')),
	CONSTRAINT "charges_tax_class" CHECK("charges"."tax_class" IN ('none', 'standard'))
) STRICT;
CREATE UNIQUE INDEX "charges_live" ON "charges" ("service_line_id") WHERE "state" <> 'cancelled';
CREATE INDEX "charges_appointment" ON "charges" ("appointment_id");
CREATE INDEX "charges_patient" ON "charges" ("patient_id");
CREATE INDEX "charges_state" ON "charges" ("state","created_at");
CREATE TABLE "check_overrides" (
	"id" text PRIMARY KEY NOT NULL,
	"appointment_id" text NOT NULL,
	"service_line_id" text NOT NULL,
	"charted_quantity" integer,
	"drawn_quantity" integer NOT NULL,
	"billed_quantity" integer,
	"reason" text NOT NULL,
	"staff_id" text NOT NULL,
	"at" integer NOT NULL,
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE INDEX "check_overrides_appointment" ON "check_overrides" ("appointment_id");
CREATE TABLE "invoice_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"invoice_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"charge_id" text,
	"product_id" text,
	"description" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_cents" integer NOT NULL,
	"goods_cents" integer NOT NULL,
	"discount_cents" integer NOT NULL,
	"discount_reason" text,
	"tax_rate" integer NOT NULL,
	"tax_cents" integer NOT NULL,
	"total_cents" integer NOT NULL,
	"patient_cents" integer NOT NULL,
	"payer_cents" integer NOT NULL,
	"performed_by" text,
	"lots" text NOT NULL,
	FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id"),
	FOREIGN KEY ("charge_id") REFERENCES "charges"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "invoice_lines_kind" CHECK("invoice_lines"."kind" IN ('service', 'retail')),
	CONSTRAINT "invoice_lines_split" CHECK("invoice_lines"."patient_cents" + "invoice_lines"."payer_cents" = "invoice_lines"."total_cents")
) STRICT;
CREATE INDEX "invoice_lines_invoice" ON "invoice_lines" ("invoice_id");
CREATE INDEX "invoice_lines_charge" ON "invoice_lines" ("charge_id");
CREATE TABLE "invoices" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"patient_id" text,
	"appointment_id" text,
	"state" text NOT NULL,
	"issued_at" integer NOT NULL,
	"business_date" text NOT NULL,
	"goods_cents" integer NOT NULL,
	"discount_cents" integer NOT NULL,
	"tax_cents" integer NOT NULL,
	"total_cents" integer NOT NULL,
	"paid_cents" integer NOT NULL,
	"document_id" text,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "invoices_state" CHECK("invoices"."state" IN ('issued', 'partPaid', 'paid', 'void')),
	CONSTRAINT "invoices_total" CHECK("invoices"."total_cents" = "invoices"."goods_cents" - "invoices"."discount_cents" + "invoices"."tax_cents")
) STRICT;
CREATE UNIQUE INDEX "invoices_number" ON "invoices" ("number");
CREATE INDEX "invoices_patient" ON "invoices" ("patient_id");
CREATE INDEX "invoices_appointment" ON "invoices" ("appointment_id");
CREATE INDEX "invoices_date" ON "invoices" ("business_date");
CREATE TABLE "number_series" (
	"id" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
) STRICT;
CREATE TABLE "payment_allocations" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"invoice_line_id" text NOT NULL,
	"amount_cents" integer NOT NULL,
	FOREIGN KEY ("payment_id") REFERENCES "payments"("id"),
	FOREIGN KEY ("invoice_line_id") REFERENCES "invoice_lines"("id")
) STRICT;
CREATE INDEX "payment_allocations_payment" ON "payment_allocations" ("payment_id");
CREATE INDEX "payment_allocations_line" ON "payment_allocations" ("invoice_line_id");
CREATE TABLE "payments" (
	"id" text PRIMARY KEY NOT NULL,
	"invoice_id" text NOT NULL,
	"patient_id" text,
	"kind" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"tip_cents" integer NOT NULL,
	"received_cents" integer NOT NULL,
	"change_cents" integer NOT NULL,
	"reference" text,
	"taken_at" integer NOT NULL,
	"business_date" text NOT NULL,
	"drawer_session_id" text,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "payments_kind" CHECK("kind" IN ('cash', 'cardTerminal')),
	CONSTRAINT "payments_cash_drawer" CHECK("payments"."kind" <> 'cash' OR "payments"."drawer_session_id" IS NOT NULL),
	CONSTRAINT "payments_net" CHECK("payments"."received_cents" - "payments"."change_cents" = "payments"."amount_cents" + "payments"."tip_cents")
) STRICT;
CREATE INDEX "payments_invoice" ON "payments" ("invoice_id");
CREATE INDEX "payments_session" ON "payments" ("drawer_session_id");
CREATE TABLE "tax_rates" (
	"id" text PRIMARY KEY NOT NULL,
	"tax_class" text NOT NULL,
	"name" text NOT NULL,
	"rate" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "tax_rates_class" CHECK("tax_rates"."tax_class" IN ('none', 'standard')),
	CONSTRAINT "tax_rates_rate" CHECK("tax_rates"."rate" BETWEEN 0 AND 1000000)
) STRICT;
CREATE UNIQUE INDEX "tax_rates_class" ON "tax_rates" ("tax_class");
CREATE TABLE "tips" (
	"id" text PRIMARY KEY NOT NULL,
	"invoice_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"amount_cents" integer NOT NULL,
	FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE INDEX "tips_invoice" ON "tips" ("invoice_id");
CREATE TABLE "cart_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"cart_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"charge_id" text,
	"product_id" text,
	"lot_id" text,
	"quantity" integer NOT NULL,
	"unit_price_cents" integer NOT NULL,
	"discount_cents" integer NOT NULL,
	"discount_rate" integer,
	"discount_reason" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("cart_id") REFERENCES "carts"("id"),
	FOREIGN KEY ("charge_id") REFERENCES "charges"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "cart_lines_kind" CHECK("cart_lines"."kind" IN ('service', 'retail')),
	CONSTRAINT "cart_lines_amounts" CHECK("cart_lines"."quantity" > 0 AND "cart_lines"."discount_cents" >= 0)
) STRICT;
CREATE INDEX "cart_lines_cart" ON "cart_lines" ("cart_id");
CREATE TABLE "cart_tenders" (
	"id" text PRIMARY KEY NOT NULL,
	"cart_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"cents" integer NOT NULL,
	"reference" text,
	FOREIGN KEY ("cart_id") REFERENCES "carts"("id"),
	CONSTRAINT "cart_tenders_kind" CHECK("kind" IN ('cash', 'cardTerminal')),
	CONSTRAINT "cart_tenders_cents" CHECK("cart_tenders"."cents" > 0)
) STRICT;
CREATE INDEX "cart_tenders_cart" ON "cart_tenders" ("cart_id");
CREATE TABLE "carts" (
	"id" text PRIMARY KEY NOT NULL,
	"station_id" text NOT NULL,
	"appointment_id" text,
	"patient_id" text,
	"state" text NOT NULL,
	"tip_cents" integer NOT NULL,
	"tip_staff_id" text,
	"invoice_id" text,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("station_id") REFERENCES "stations"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("tip_staff_id") REFERENCES "staff"("id"),
	FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id"),
	FOREIGN KEY ("created_by") REFERENCES "staff"("id"),
	CONSTRAINT "carts_state" CHECK("carts"."state" IN ('open', 'paid', 'abandoned')),
	CONSTRAINT "carts_tip" CHECK("carts"."tip_cents" >= 0)
) STRICT;
CREATE UNIQUE INDEX "carts_open_visit" ON "carts" ("appointment_id") WHERE "state" = 'open';
CREATE INDEX "carts_open" ON "carts" ("state","created_at");
CREATE TABLE "drawer_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"station_id" text NOT NULL,
	"business_date" text NOT NULL,
	"state" text NOT NULL,
	"float_cents" integer NOT NULL,
	"opening_count" text NOT NULL,
	"opened_at" integer NOT NULL,
	"opened_by" text NOT NULL,
	"closed_at" integer,
	"closed_by" text,
	"closing_count" text,
	"over_short_cents" integer,
	"closing_note" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("station_id") REFERENCES "stations"("id"),
	FOREIGN KEY ("opened_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("closed_by") REFERENCES "staff"("id"),
	CONSTRAINT "drawer_sessions_state" CHECK("drawer_sessions"."state" IN ('open', 'closed'))
) STRICT;
CREATE UNIQUE INDEX "drawer_sessions_open" ON "drawer_sessions" ("station_id") WHERE "state" = 'open';
CREATE TRIGGER "invoice_lines_no_update" BEFORE UPDATE ON "invoice_lines" BEGIN SELECT RAISE(ABORT, 'invoice_lines is append-only'); END;
CREATE TRIGGER "invoice_lines_no_delete" BEFORE DELETE ON "invoice_lines" BEGIN SELECT RAISE(ABORT, 'invoice_lines is append-only'); END;
CREATE TRIGGER "payments_no_update" BEFORE UPDATE ON "payments" BEGIN SELECT RAISE(ABORT, 'payments is append-only'); END;
CREATE TRIGGER "payments_no_delete" BEFORE DELETE ON "payments" BEGIN SELECT RAISE(ABORT, 'payments is append-only'); END;
CREATE TRIGGER "payment_allocations_no_update" BEFORE UPDATE ON "payment_allocations" BEGIN SELECT RAISE(ABORT, 'payment_allocations is append-only'); END;
CREATE TRIGGER "payment_allocations_no_delete" BEFORE DELETE ON "payment_allocations" BEGIN SELECT RAISE(ABORT, 'payment_allocations is append-only'); END;
CREATE TRIGGER "tips_no_update" BEFORE UPDATE ON "tips" BEGIN SELECT RAISE(ABORT, 'tips is append-only'); END;
CREATE TRIGGER "tips_no_delete" BEFORE DELETE ON "tips" BEGIN SELECT RAISE(ABORT, 'tips is append-only'); END;
CREATE TRIGGER "check_overrides_no_update" BEFORE UPDATE ON "check_overrides" BEGIN SELECT RAISE(ABORT, 'check_overrides is append-only'); END;
CREATE TRIGGER "check_overrides_no_delete" BEFORE DELETE ON "check_overrides" BEGIN SELECT RAISE(ABORT, 'check_overrides is append-only'); END;
-- An issued invoice keeps its number and amounts for good.
CREATE TRIGGER "invoices_issued" BEFORE UPDATE OF "number", "patient_id", "appointment_id", "issued_at", "business_date",
	"goods_cents", "discount_cents", "tax_cents", "total_cents", "staff_id", "station_id" ON "invoices"
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
CREATE TRIGGER "invoices_no_delete" BEFORE DELETE ON "invoices"
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
