-- How long vials may be used, for whom, and who saw it when they are thrown away.
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
	CONSTRAINT "documents_kind" CHECK("kind" IN ('consent', 'note', 'invoice', 'creditNote', 'estimate', 'zReport', 'statement', 'giftCard', 'daySheet', 'commission', 'payment', 'lotRecall', 'purchaseOrder', 'supplierReturn', 'vialPolicy')),
	CONSTRAINT "documents_source_kind" CHECK("source_kind" IN ('consent', 'encounter', 'invoice', 'creditNote', 'estimate', 'drawerSession', 'patient', 'storedValue', 'staff', 'clinic', 'lotRecall', 'purchaseOrder', 'supplierReturn', 'vialPolicy'))
) STRICT;
INSERT INTO "documents_new" ("id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at") SELECT "id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at" FROM "documents";
DROP TABLE "documents";
ALTER TABLE "documents_new" RENAME TO "documents";
CREATE INDEX "documents_source" ON "documents" ("source_kind","source_id");
CREATE TRIGGER "documents_no_update" BEFORE UPDATE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TRIGGER "documents_no_delete" BEFORE DELETE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TABLE "vial_policies" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"id" text NOT NULL,
	"product_id" text NOT NULL,
	"hours" integer NOT NULL,
	"valid_from" text NOT NULL,
	"valid_until" text,
	"conditions" text NOT NULL,
	"signed_by" text NOT NULL,
	"signed_at" integer NOT NULL,
	"station_id" text NOT NULL,
	"document_id" text NOT NULL,
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("signed_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	CONSTRAINT "vial_policies_hours" CHECK("hours" > 0),
	CONSTRAINT "vial_policies_valid" CHECK("valid_until" IS NULL OR "valid_until" >= "valid_from")
) STRICT;
CREATE UNIQUE INDEX "vial_policies_id" ON "vial_policies" ("id");
CREATE INDEX "vial_policies_product" ON "vial_policies" ("product_id");
CREATE TRIGGER "vial_policies_no_update" BEFORE UPDATE ON "vial_policies" BEGIN SELECT RAISE(ABORT, 'vial_policies is append-only'); END;
CREATE TRIGGER "vial_policies_no_delete" BEFORE DELETE ON "vial_policies" BEGIN SELECT RAISE(ABORT, 'vial_policies is append-only'); END;
CREATE TABLE "vial_policy_revocations" (
	"policy_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"staff_id" text NOT NULL,
	"at" integer NOT NULL,
	FOREIGN KEY ("policy_id") REFERENCES "vial_policies"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE TRIGGER "vial_policy_revocations_no_update" BEFORE UPDATE ON "vial_policy_revocations" BEGIN SELECT RAISE(ABORT, 'vial_policy_revocations is append-only'); END;
CREATE TRIGGER "vial_policy_revocations_no_delete" BEFORE DELETE ON "vial_policy_revocations" BEGIN SELECT RAISE(ABORT, 'vial_policy_revocations is append-only'); END;
ALTER TABLE "products" ADD COLUMN "label_hours" integer CONSTRAINT "products_label_hours" CHECK("label_hours" > 0);
ALTER TABLE "products" ADD COLUMN "multi_patient" integer NOT NULL DEFAULT 0;
ALTER TABLE "products" ADD COLUMN "witness" text NOT NULL DEFAULT 'rule' CONSTRAINT "products_witness" CHECK("witness" IN ('rule', 'never', 'above'));
ALTER TABLE "products" ADD COLUMN "witness_above" integer CONSTRAINT "products_witness_above" CHECK("witness_above" >= 0);
UPDATE "products" SET "multi_patient" = 1 WHERE "kind" = 'toxin';
ALTER TABLE "containers" ADD COLUMN "patient_id" text REFERENCES "patients"("id");
ALTER TABLE "containers" ADD COLUMN "policy_id" text REFERENCES "vial_policies"("id");
UPDATE "containers" SET "patient_id" = (
	SELECT a."patient_id" FROM "stock_moves" m JOIN "service_lines" n ON n."id" = m."source_id" JOIN "appointments" a ON a."id" = n."appointment_id"
	WHERE m."container_id" = "containers"."id" AND m."kind" = 'draw' AND m."source_kind" = 'serviceLine' ORDER BY m."seq" LIMIT 1)
WHERE "state" = 'opened' AND "product_id" IN (SELECT "id" FROM "products" WHERE "multi_patient" = 0);
ALTER TABLE "stock_moves" ADD COLUMN "witness_id" text REFERENCES "staff"("id");
