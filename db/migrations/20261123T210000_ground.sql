-- The ground: audit, clinic, staff, jobs, documents, devices, ledger.


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
