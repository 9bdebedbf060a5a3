-- Records of payments that are taken after the invoice was issued.
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
	CONSTRAINT "documents_kind" CHECK("kind" IN ('consent', 'note', 'invoice', 'creditNote', 'estimate', 'zReport', 'statement', 'giftCard', 'daySheet', 'commission', 'payment')),
	CONSTRAINT "documents_source_kind" CHECK("source_kind" IN ('consent', 'encounter', 'invoice', 'creditNote', 'estimate', 'drawerSession', 'patient', 'storedValue', 'staff', 'clinic'))
) STRICT;
INSERT INTO "documents_new" ("id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at") SELECT "id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at" FROM "documents";
DROP TABLE "documents";
ALTER TABLE "documents_new" RENAME TO "documents";
CREATE INDEX "documents_source" ON "documents" ("source_kind","source_id");
CREATE TRIGGER "documents_no_update" BEFORE UPDATE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TRIGGER "documents_no_delete" BEFORE DELETE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
