-- A filled-in form is a document like what is signed: it has pages. What was handed in before moves there, record by record.
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
	CONSTRAINT "documents_kind" CHECK("kind" IN ('consent', 'note', 'invoice', 'creditNote', 'estimate', 'zReport', 'statement', 'giftCard', 'daySheet', 'commission', 'payment', 'lotRecall', 'purchaseOrder', 'supplierReturn', 'vialPolicy', 'exam', 'standingOrder', 'intakeForm')),
	CONSTRAINT "documents_source_kind" CHECK("source_kind" IN ('consent', 'encounter', 'invoice', 'creditNote', 'estimate', 'drawerSession', 'patient', 'storedValue', 'staff', 'clinic', 'lotRecall', 'purchaseOrder', 'supplierReturn', 'vialPolicy', 'exam', 'standingOrder', 'intakeSubmission'))
) STRICT;
INSERT INTO "documents_new" ("id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at") SELECT "id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at" FROM "documents";
INSERT INTO "documents_new" ("id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at")
SELECT r."id", 'intakeForm', f."name" || ' ' || (p."given_name" || ' ' || p."family_name"), r."snapshot", r."sha256", 'intakeSubmission', r."submission_id", s."patient_id", r."staff_id", r."at"
FROM "intake_records" r
JOIN "intake_submissions" s ON s."id" = r."submission_id"
JOIN "intake_forms" f ON f."id" = s."form_id"
JOIN "patients" p ON p."id" = s."patient_id"
WHERE r."kind" = 'answers';
DROP TABLE "documents";
ALTER TABLE "documents_new" RENAME TO "documents";
CREATE INDEX "documents_source" ON "documents" ("source_kind","source_id");
CREATE INDEX "documents_patient" ON "documents" ("patient_id","created_at");
CREATE TRIGGER "documents_no_update" BEFORE UPDATE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TRIGGER "documents_no_delete" BEFORE DELETE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
