-- Recalls of lots: what was set aside and why, who is called, and the record of it.
CREATE TABLE "documents_new" (
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
	CONSTRAINT "documents_kind" CHECK("kind" IN ('consent', 'note', 'invoice', 'creditNote', 'estimate', 'zReport', 'statement', 'giftCard', 'daySheet', 'commission', 'payment', 'lotRecall')),
	CONSTRAINT "documents_source_kind" CHECK("source_kind" IN ('consent', 'encounter', 'invoice', 'creditNote', 'estimate', 'drawerSession', 'patient', 'storedValue', 'staff', 'clinic', 'lotRecall'))
) STRICT;
INSERT INTO "documents_new" ("id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at") SELECT "id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at" FROM "documents";
DROP TABLE "documents";
ALTER TABLE "documents_new" RENAME TO "documents";
CREATE INDEX "documents_source" ON "documents" ("source_kind","source_id");
CREATE TRIGGER "documents_no_update" BEFORE UPDATE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TRIGGER "documents_no_delete" BEFORE DELETE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TABLE "lot_recalls" (
	"id" text PRIMARY KEY NOT NULL,
	"lot_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" integer NOT NULL,
	"staff_id" text NOT NULL,
	"lifted_at" integer,
	"lifted_by" text,
	"lift_reason" text,
	"document_id" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("lot_id") REFERENCES "lots"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	FOREIGN KEY ("lifted_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	CONSTRAINT "lot_recalls_lifted" CHECK(("lifted_at" IS NULL) = ("lift_reason" IS NULL))
) STRICT;
CREATE UNIQUE INDEX "lot_recalls_open" ON "lot_recalls" ("lot_id") WHERE "lifted_at" IS NULL;
CREATE TABLE "lot_recall_calls" (
	"id" text PRIMARY KEY NOT NULL,
	"recall_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"done_at" integer,
	"done_by" text,
	"note" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("recall_id") REFERENCES "lot_recalls"("id"),
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("done_by") REFERENCES "staff"("id")
) STRICT;
CREATE UNIQUE INDEX "lot_recall_calls_patient" ON "lot_recall_calls" ("recall_id","patient_id");
