-- The first visit: all tables from booking to the printed receipt.

CREATE TABLE "answered_commands" (
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	"procedure" text NOT NULL,
	"key" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" text NOT NULL,
	"at" integer NOT NULL,
	PRIMARY KEY("staff_id", "station_id", "procedure", "key")
) STRICT;

CREATE INDEX "answered_commands_at" ON "answered_commands" ("at");
CREATE TABLE "audit_log" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"at" integer NOT NULL,
	"staff_id" text,
	"station_id" text,
	"session_id" text,
	"procedure" text NOT NULL,
	"patient_id" text,
	"entities" text NOT NULL,
	"outcome" text NOT NULL,
	"changed" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
) STRICT;

CREATE INDEX "audit_log_patient" ON "audit_log" ("patient_id","seq");
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
CREATE TABLE "services" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"category" text NOT NULL,
	"duration_minutes" integer NOT NULL,
	"processing_minutes" integer NOT NULL,
	"buffer_minutes" integer NOT NULL,
	"pricing" text NOT NULL,
	"price_cents" integer NOT NULL,
	"tax_class" text NOT NULL,
	"cosmetic" integer NOT NULL,
	"product_id" text,
	"estimated_quantity" integer NOT NULL,
	"position" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "services_pricing" CHECK("services"."pricing" IN ('perUnit', 'perArea', 'flat')),
	CONSTRAINT "services_tax_class" CHECK("services"."tax_class" IN ('none', 'standard')),
	CONSTRAINT "services_minutes" CHECK("services"."duration_minutes" > 0 AND "services"."processing_minutes" >= 0 AND "services"."buffer_minutes" >= 0)
) STRICT;

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
CREATE TABLE "clinics" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"tax_number" text NOT NULL,
	"zone" text NOT NULL,
	"currency" text NOT NULL,
	"language" text NOT NULL,
	"country" text NOT NULL,
	"paper" text NOT NULL,
	"demo" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "clinics_paper" CHECK("clinics"."paper" IN ('a4', 'letter'))
) STRICT;

CREATE TABLE "locations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"room_id" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("room_id") REFERENCES "rooms"("id")
) STRICT;

CREATE UNIQUE INDEX "locations_name" ON "locations" ("name");
CREATE TABLE "policies" (
	"id" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"version" integer NOT NULL
) STRICT;

CREATE TABLE "rooms" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL
) STRICT;

CREATE TABLE "stations" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL
) STRICT;

CREATE UNIQUE INDEX "stations_number" ON "stations" ("number");
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
CREATE TABLE "print_jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"station_id" text NOT NULL,
	"printer_id" text,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"model" text NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" text NOT NULL,
	"copy_of_id" text,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"not_before" integer NOT NULL,
	"problem" text,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"finished_at" integer,
	"version" integer NOT NULL,
	FOREIGN KEY ("station_id") REFERENCES "stations"("id"),
	FOREIGN KEY ("printer_id") REFERENCES "printers"("id"),
	FOREIGN KEY ("copy_of_id") REFERENCES "print_jobs"("id"),
	CONSTRAINT "print_jobs_kind" CHECK("print_jobs"."kind" IN ('receipt', 'test')),
	CONSTRAINT "print_jobs_source_kind" CHECK("print_jobs"."source_kind" IN ('invoice', 'printer')),
	CONSTRAINT "print_jobs_state" CHECK("print_jobs"."state" IN ('queued', 'printing', 'sent', 'failed', 'unknown', 'cancelled'))
) STRICT;

CREATE INDEX "print_jobs_open" ON "print_jobs" ("station_id","state","not_before");
CREATE INDEX "print_jobs_source" ON "print_jobs" ("source_kind","source_id");
CREATE TABLE "printers" (
	"id" text PRIMARY KEY NOT NULL,
	"station_id" text NOT NULL,
	"name" text NOT NULL,
	"paper" text NOT NULL,
	"host" text NOT NULL,
	"port" integer NOT NULL,
	"code_page" text NOT NULL,
	"drawer" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("station_id") REFERENCES "stations"("id"),
	CONSTRAINT "printers_paper" CHECK("printers"."paper" IN ('receipt58', 'receipt80')),
	CONSTRAINT "printers_port" CHECK("printers"."port" BETWEEN 1 AND 65535)
) STRICT;

CREATE INDEX "printers_station" ON "printers" ("station_id");
CREATE TABLE "scanners" (
	"id" text PRIMARY KEY NOT NULL,
	"station_id" text NOT NULL,
	"name" text NOT NULL,
	"path" text NOT NULL,
	"baud_rate" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("station_id") REFERENCES "stations"("id")
) STRICT;

CREATE INDEX "scanners_station" ON "scanners" ("station_id");
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"snapshot" text NOT NULL,
	"sha256" text NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" text NOT NULL,
	"patient_id" text,
	"staff_id" text NOT NULL,
	"created_at" integer NOT NULL,
	CONSTRAINT "documents_kind" CHECK("documents"."kind" IN ('consent', 'note', 'invoice')),
	CONSTRAINT "documents_source_kind" CHECK("documents"."source_kind" IN ('consent', 'encounter', 'invoice'))
) STRICT;

CREATE INDEX "documents_source" ON "documents" ("source_kind","source_id");
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"wrapped_key" text NOT NULL,
	"created_at" integer NOT NULL,
	FOREIGN KEY ("document_id") REFERENCES "documents"("id")
) STRICT;

CREATE INDEX "files_document" ON "files" ("document_id");
CREATE TABLE "containers" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"lot_id" text NOT NULL,
	"product_id" text NOT NULL,
	"location_id" text NOT NULL,
	"serial" text,
	"state" text NOT NULL,
	"labelled" integer NOT NULL,
	"remaining" integer NOT NULL,
	"cost_cents" integer NOT NULL,
	"opened_at" integer,
	"opened_by" text,
	"diluent_ml" integer,
	"beyond_use_at" integer,
	"version" integer NOT NULL,
	FOREIGN KEY ("lot_id") REFERENCES "lots"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("location_id") REFERENCES "locations"("id"),
	CONSTRAINT "containers_state" CHECK("containers"."state" IN ('sealed', 'opened', 'empty', 'discarded', 'expired', 'recalled')),
	CONSTRAINT "containers_remaining" CHECK("containers"."remaining" >= 0 AND "containers"."remaining" <= "containers"."labelled")
) STRICT;

CREATE UNIQUE INDEX "containers_code" ON "containers" ("code");
CREATE INDEX "containers_lot" ON "containers" ("lot_id");
CREATE INDEX "containers_product" ON "containers" ("product_id","state");
CREATE INDEX "containers_serial" ON "containers" ("product_id","serial");
CREATE TABLE "lot_levels" (
	"lot_id" text NOT NULL,
	"location_id" text NOT NULL,
	"on_hand" integer NOT NULL,
	"cost_cents" integer NOT NULL,
	PRIMARY KEY("lot_id", "location_id"),
	FOREIGN KEY ("lot_id") REFERENCES "lots"("id"),
	FOREIGN KEY ("location_id") REFERENCES "locations"("id"),
	CONSTRAINT "lot_levels_on_hand" CHECK("lot_levels"."on_hand" >= 0)
) STRICT;

CREATE TABLE "lots" (
	"id" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"number" text NOT NULL,
	"expires_on" text NOT NULL,
	"recalled_at" integer,
	"version" integer NOT NULL,
	FOREIGN KEY ("product_id") REFERENCES "products"("id")
) STRICT;

CREATE UNIQUE INDEX "lots_product_number" ON "lots" ("product_id","number");
CREATE TABLE "products" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"unit" text NOT NULL,
	"package_size" integer NOT NULL,
	"gtin" text,
	"retail_price_cents" integer,
	"tax_class" text NOT NULL,
	"reconstituted" integer NOT NULL,
	"beyond_use_hours" integer,
	"reorder_point" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "products_kind" CHECK("products"."kind" IN ('toxin', 'filler', 'skincare', 'supply')),
	CONSTRAINT "products_unit" CHECK("products"."unit" IN ('U', 'mL', 'each')),
	CONSTRAINT "products_tax_class" CHECK("products"."tax_class" IN ('none', 'standard')),
	CONSTRAINT "products_package" CHECK("products"."package_size" > 0)
) STRICT;

CREATE UNIQUE INDEX "products_gtin" ON "products" ("gtin");
CREATE TABLE "stock_moves" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"id" text NOT NULL,
	"at" integer NOT NULL,
	"business_date" text NOT NULL,
	"kind" text NOT NULL,
	"product_id" text NOT NULL,
	"lot_id" text NOT NULL,
	"container_id" text,
	"location_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"cost_cents" integer NOT NULL,
	"reason" text,
	"source_kind" text NOT NULL,
	"source_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("lot_id") REFERENCES "lots"("id"),
	FOREIGN KEY ("container_id") REFERENCES "containers"("id"),
	FOREIGN KEY ("location_id") REFERENCES "locations"("id"),
	CONSTRAINT "stock_moves_kind" CHECK("stock_moves"."kind" IN ('receive', 'transfer', 'draw', 'waste', 'sell', 'count', 'return')),
	CONSTRAINT "stock_moves_source_kind" CHECK("stock_moves"."source_kind" IN ('serviceLine', 'invoiceLine', 'delivery', 'container', 'lot')),
	CONSTRAINT "stock_moves_quantity" CHECK("stock_moves"."quantity" <> 0)
) STRICT;

CREATE UNIQUE INDEX "stock_moves_id" ON "stock_moves" ("id");
CREATE INDEX "stock_moves_source" ON "stock_moves" ("source_kind","source_id");
CREATE INDEX "stock_moves_container" ON "stock_moves" ("container_id");
CREATE INDEX "stock_moves_lot" ON "stock_moves" ("lot_id","location_id");
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payload" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"not_before" integer NOT NULL,
	"problem" text,
	"created_at" integer NOT NULL,
	"finished_at" integer,
	"version" integer NOT NULL,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" IN ('waiting', 'done', 'failed'))
) STRICT;

CREATE INDEX "outbox_open" ON "outbox" ("state","not_before");
CREATE TABLE "journal_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"business_date" text NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" text NOT NULL,
	"reverses_id" text,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("reverses_id") REFERENCES "journal_entries"("id"),
	CONSTRAINT "journal_entries_source_kind" CHECK("source_kind" IN ('drawerSession', 'invoice', 'payment', 'tip', 'stockMove'))
) STRICT;

CREATE INDEX "journal_entries_source" ON "journal_entries" ("source_kind","source_id");
CREATE INDEX "journal_entries_date" ON "journal_entries" ("business_date");
CREATE TABLE "journal_lines" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"entry_id" text NOT NULL,
	"account" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"patient_id" text,
	"payer_id" text,
	"charge_id" text,
	"invoice_id" text,
	"staff_id" text,
	"drawer_session_id" text,
	"tender_kind" text,
	FOREIGN KEY ("entry_id") REFERENCES "journal_entries"("id"),
	CONSTRAINT "journal_lines_account" CHECK("account" IN ('cash_drawer', 'card_clearing', 'check_clearing', 'bank', 'patient_receivable', 'insurance_receivable', 'revenue.services', 'revenue.retail', 'revenue.fees', 'discounts', 'contractual', 'write_offs', 'tax_payable', 'tips_payable', 'deposits', 'gift_cards', 'packages', 'memberships', 'over_short', 'inventory', 'cogs', 'wastage')),
	CONSTRAINT "journal_lines_tender" CHECK("tender_kind" IN ('cash', 'cardTerminal')),
	CONSTRAINT "journal_lines_amount" CHECK("journal_lines"."amount_cents" <> 0)
) STRICT;

CREATE INDEX "journal_lines_entry" ON "journal_lines" ("entry_id");
CREATE INDEX "journal_lines_patient" ON "journal_lines" ("patient_id","account");
CREATE INDEX "journal_lines_invoice" ON "journal_lines" ("invoice_id");
CREATE INDEX "journal_lines_session" ON "journal_lines" ("drawer_session_id","account");
CREATE TABLE "allergies" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"substance" text NOT NULL,
	"severity" text NOT NULL,
	"active" integer NOT NULL,
	"noted_at" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	CONSTRAINT "allergies_severity" CHECK("allergies"."severity" IN ('mild', 'moderate', 'severe'))
) STRICT;

CREATE INDEX "allergies_patient" ON "allergies" ("patient_id");
CREATE TABLE "patients" (
	"number" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"id" text NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"preferred_name" text NOT NULL,
	"birth_date" text,
	"phone" text,
	"email" text,
	"merged_into_id" text,
	"created_at" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("merged_into_id") REFERENCES "patients"("id")
) STRICT;

CREATE UNIQUE INDEX "patients_id" ON "patients" ("id");
CREATE INDEX "patients_phone" ON "patients" ("phone");
CREATE INDEX "patients_birth_date" ON "patients" ("birth_date");
CREATE INDEX "patients_merged" ON "patients" ("merged_into_id");
CREATE TABLE "appointment_steps" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"appointment_id" text NOT NULL,
	"state" text NOT NULL,
	"at" integer NOT NULL,
	"reason" text,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	CONSTRAINT "appointment_steps_state" CHECK("state" IN ('requested', 'booked', 'confirmed', 'arrived', 'roomed', 'inTreatment', 'checkout', 'done', 'cancelled', 'lateCancelled', 'noShow'))
) STRICT;

CREATE INDEX "appointment_steps_appointment" ON "appointment_steps" ("appointment_id");
CREATE TABLE "appointments" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"starts_at" integer NOT NULL,
	"ends_at" integer NOT NULL,
	"state" text NOT NULL,
	"state_since" integer NOT NULL,
	"note" text NOT NULL,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	CONSTRAINT "appointments_state" CHECK("state" IN ('requested', 'booked', 'confirmed', 'arrived', 'roomed', 'inTreatment', 'checkout', 'done', 'cancelled', 'lateCancelled', 'noShow')),
	CONSTRAINT "appointments_span" CHECK("appointments"."starts_at" < "appointments"."ends_at")
) STRICT;

CREATE INDEX "appointments_starts_at" ON "appointments" ("starts_at");
CREATE INDEX "appointments_patient" ON "appointments" ("patient_id","starts_at");
CREATE TABLE "occupancies" (
	"id" text PRIMARY KEY NOT NULL,
	"appointment_id" text NOT NULL,
	"service_line_id" text NOT NULL,
	"resource_kind" text NOT NULL,
	"resource_id" text NOT NULL,
	"starts_at" integer NOT NULL,
	"ends_at" integer NOT NULL,
	"released" integer NOT NULL,
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	CONSTRAINT "occupancies_resource_kind" CHECK("occupancies"."resource_kind" IN ('staff', 'room', 'device')),
	CONSTRAINT "occupancies_span" CHECK("occupancies"."starts_at" < "occupancies"."ends_at" AND "occupancies"."ends_at" - "occupancies"."starts_at" <= 86400000)
) STRICT;

CREATE UNIQUE INDEX "occupancies_resource" ON "occupancies" ("resource_kind","resource_id","starts_at") WHERE "released" = 0;
CREATE INDEX "occupancies_appointment" ON "occupancies" ("appointment_id");
CREATE INDEX "occupancies_service_line" ON "occupancies" ("service_line_id");
CREATE TABLE "service_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"appointment_id" text NOT NULL,
	"service_id" text NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	CONSTRAINT "service_lines_state" CHECK("service_lines"."state" IN ('planned', 'performed', 'notPerformed'))
) STRICT;

CREATE INDEX "service_lines_appointment" ON "service_lines" ("appointment_id");
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"title" text NOT NULL,
	"login" text NOT NULL,
	"role" text NOT NULL,
	"provider" integer NOT NULL,
	"colour" text NOT NULL,
	"active" integer NOT NULL,
	"pin_hash" text,
	"version" integer NOT NULL,
	CONSTRAINT "staff_role" CHECK("staff"."role" IN ('owner', 'injector', 'frontDesk', 'stockKeeper'))
) STRICT;

CREATE UNIQUE INDEX "staff_login" ON "staff" ("login");
CREATE TABLE "working_hours" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"weekday" integer NOT NULL,
	"from_minute" integer NOT NULL,
	"until_minute" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "working_hours_weekday" CHECK("working_hours"."weekday" BETWEEN 1 AND 7),
	CONSTRAINT "working_hours_span" CHECK("working_hours"."from_minute" >= 0 AND "working_hours"."until_minute" <= 1440 AND "working_hours"."from_minute" < "working_hours"."until_minute")
) STRICT;

CREATE INDEX "working_hours_staff" ON "working_hours" ("staff_id");
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


-- What a person types to find a patient: names without accents, digits of the phone, birth date.
CREATE VIRTUAL TABLE "patient_search" USING fts5(
	"name", "phone", "birth",
	content='', contentless_delete=1, detail=column, prefix='1 2 3',
	tokenize="unicode61 remove_diacritics 2"
);

-- Append-only tables.
CREATE TRIGGER "audit_log_no_update" BEFORE UPDATE ON "audit_log" BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER "audit_log_no_delete" BEFORE DELETE ON "audit_log" BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER "documents_no_update" BEFORE UPDATE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TRIGGER "documents_no_delete" BEFORE DELETE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TRIGGER "files_no_update" BEFORE UPDATE ON "files" BEGIN SELECT RAISE(ABORT, 'files is append-only'); END;
CREATE TRIGGER "files_no_delete" BEFORE DELETE ON "files" BEGIN SELECT RAISE(ABORT, 'files is append-only'); END;
CREATE TRIGGER "journal_entries_no_update" BEFORE UPDATE ON "journal_entries" BEGIN SELECT RAISE(ABORT, 'journal_entries is append-only'); END;
CREATE TRIGGER "journal_entries_no_delete" BEFORE DELETE ON "journal_entries" BEGIN SELECT RAISE(ABORT, 'journal_entries is append-only'); END;
CREATE TRIGGER "journal_lines_no_update" BEFORE UPDATE ON "journal_lines" BEGIN SELECT RAISE(ABORT, 'journal_lines is append-only'); END;
CREATE TRIGGER "journal_lines_no_delete" BEFORE DELETE ON "journal_lines" BEGIN SELECT RAISE(ABORT, 'journal_lines is append-only'); END;
CREATE TRIGGER "stock_moves_no_update" BEFORE UPDATE ON "stock_moves" BEGIN SELECT RAISE(ABORT, 'stock_moves is append-only'); END;
CREATE TRIGGER "stock_moves_no_delete" BEFORE DELETE ON "stock_moves" BEGIN SELECT RAISE(ABORT, 'stock_moves is append-only'); END;
CREATE TRIGGER "appointment_steps_no_update" BEFORE UPDATE ON "appointment_steps" BEGIN SELECT RAISE(ABORT, 'appointment_steps is append-only'); END;
CREATE TRIGGER "appointment_steps_no_delete" BEFORE DELETE ON "appointment_steps" BEGIN SELECT RAISE(ABORT, 'appointment_steps is append-only'); END;
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

-- An issued invoice keeps its number and amounts for good.
CREATE TRIGGER "invoices_issued" BEFORE UPDATE OF "number", "patient_id", "appointment_id", "issued_at", "business_date",
	"goods_cents", "discount_cents", "tax_cents", "total_cents", "staff_id", "station_id" ON "invoices"
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
CREATE TRIGGER "invoices_no_delete" BEFORE DELETE ON "invoices"
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
