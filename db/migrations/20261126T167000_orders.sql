-- Good-faith exams and standing orders: what may be done, by whom, until when; and reasons to go on without.
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
	CONSTRAINT "documents_kind" CHECK("kind" IN ('consent', 'note', 'invoice', 'creditNote', 'estimate', 'zReport', 'statement', 'giftCard', 'daySheet', 'commission', 'payment', 'lotRecall', 'purchaseOrder', 'supplierReturn', 'vialPolicy', 'exam', 'standingOrder')),
	CONSTRAINT "documents_source_kind" CHECK("source_kind" IN ('consent', 'encounter', 'invoice', 'creditNote', 'estimate', 'drawerSession', 'patient', 'storedValue', 'staff', 'clinic', 'lotRecall', 'purchaseOrder', 'supplierReturn', 'vialPolicy', 'exam', 'standingOrder'))
) STRICT;
INSERT INTO "documents_new" ("id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at") SELECT "id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at" FROM "documents";
DROP TABLE "documents";
ALTER TABLE "documents_new" RENAME TO "documents";
CREATE INDEX "documents_source" ON "documents" ("source_kind","source_id");
CREATE TRIGGER "documents_no_update" BEFORE UPDATE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TRIGGER "documents_no_delete" BEFORE DELETE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
ALTER TABLE "services" ADD COLUMN "needs_exam" integer DEFAULT 0 NOT NULL;
CREATE TABLE "exams" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"appointment_id" text,
	"performed_on" text NOT NULL,
	"how" text NOT NULL,
	"history_reviewed" integer NOT NULL,
	"allergies_reviewed" integer NOT NULL,
	"contraindications" text NOT NULL,
	"systolic" integer,
	"diastolic" integer,
	"pulse" integer,
	"notes" text NOT NULL,
	"valid_until" text NOT NULL,
	"document_id" text NOT NULL,
	"signed_at" integer NOT NULL,
	"signed_by" text NOT NULL,
	"session_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	FOREIGN KEY ("signed_by") REFERENCES "staff"("id"),
	CONSTRAINT "exams_how" CHECK("how" IN ('inPerson', 'telehealth')),
	CONSTRAINT "exams_reviewed" CHECK("history_reviewed" = 1 AND "allergies_reviewed" = 1),
	CONSTRAINT "exams_valid" CHECK("valid_until" >= "performed_on")
) STRICT;
CREATE INDEX "exams_patient" ON "exams" ("patient_id","performed_on");
CREATE INDEX "exams_valid_until" ON "exams" ("valid_until");
CREATE TRIGGER "exams_no_update" BEFORE UPDATE ON "exams" BEGIN SELECT RAISE(ABORT, 'exams is append-only'); END;
CREATE TRIGGER "exams_no_delete" BEFORE DELETE ON "exams" BEGIN SELECT RAISE(ABORT, 'exams is append-only'); END;
CREATE TABLE "exam_scopes" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"service_id" text,
	"category" text,
	"product_id" text,
	"areas" text NOT NULL,
	"most" integer,
	"exam_id" text NOT NULL,
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("exam_id") REFERENCES "exams"("id"),
	CONSTRAINT "exam_scopes_target" CHECK(("kind" = 'service') = ("service_id" IS NOT NULL) AND ("kind" = 'category') = ("category" IS NOT NULL) AND ("kind" = 'product') = ("product_id" IS NOT NULL)),
	CONSTRAINT "exam_scopes_most" CHECK("most" > 0)
) STRICT;
CREATE INDEX "exam_scopes_exam" ON "exam_scopes" ("exam_id");
CREATE TRIGGER "exam_scopes_no_update" BEFORE UPDATE ON "exam_scopes" BEGIN SELECT RAISE(ABORT, 'exam_scopes is append-only'); END;
CREATE TRIGGER "exam_scopes_no_delete" BEFORE DELETE ON "exam_scopes" BEGIN SELECT RAISE(ABORT, 'exam_scopes is append-only'); END;
CREATE TABLE "exam_revocations" (
	"exam_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"document_id" text NOT NULL,
	"at" integer NOT NULL,
	"staff_id" text NOT NULL,
	FOREIGN KEY ("exam_id") REFERENCES "exams"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE TRIGGER "exam_revocations_no_update" BEFORE UPDATE ON "exam_revocations" BEGIN SELECT RAISE(ABORT, 'exam_revocations is append-only'); END;
CREATE TRIGGER "exam_revocations_no_delete" BEFORE DELETE ON "exam_revocations" BEGIN SELECT RAISE(ABORT, 'exam_revocations is append-only'); END;
CREATE TABLE "standing_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"edition" integer NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"roles" text NOT NULL,
	"valid_from" text NOT NULL,
	"valid_until" text,
	"document_id" text NOT NULL,
	"signed_at" integer NOT NULL,
	"signed_by" text NOT NULL,
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	FOREIGN KEY ("signed_by") REFERENCES "staff"("id"),
	CONSTRAINT "standing_orders_valid" CHECK("valid_until" IS NULL OR "valid_until" >= "valid_from")
) STRICT;
CREATE UNIQUE INDEX "standing_orders_edition" ON "standing_orders" ("order_id","edition");
CREATE TRIGGER "standing_orders_no_update" BEFORE UPDATE ON "standing_orders" BEGIN SELECT RAISE(ABORT, 'standing_orders is append-only'); END;
CREATE TRIGGER "standing_orders_no_delete" BEFORE DELETE ON "standing_orders" BEGIN SELECT RAISE(ABORT, 'standing_orders is append-only'); END;
CREATE TABLE "standing_order_scopes" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"service_id" text,
	"category" text,
	"product_id" text,
	"areas" text NOT NULL,
	"most" integer,
	"edition_id" text NOT NULL,
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("edition_id") REFERENCES "standing_orders"("id"),
	CONSTRAINT "standing_order_scopes_target" CHECK(("kind" = 'service') = ("service_id" IS NOT NULL) AND ("kind" = 'category') = ("category" IS NOT NULL) AND ("kind" = 'product') = ("product_id" IS NOT NULL)),
	CONSTRAINT "standing_order_scopes_most" CHECK("most" > 0)
) STRICT;
CREATE INDEX "standing_order_scopes_edition" ON "standing_order_scopes" ("edition_id");
CREATE TRIGGER "standing_order_scopes_no_update" BEFORE UPDATE ON "standing_order_scopes" BEGIN SELECT RAISE(ABORT, 'standing_order_scopes is append-only'); END;
CREATE TRIGGER "standing_order_scopes_no_delete" BEFORE DELETE ON "standing_order_scopes" BEGIN SELECT RAISE(ABORT, 'standing_order_scopes is append-only'); END;
CREATE TABLE "standing_order_withdrawals" (
	"edition_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"at" integer NOT NULL,
	"staff_id" text NOT NULL,
	FOREIGN KEY ("edition_id") REFERENCES "standing_orders"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE TRIGGER "standing_order_withdrawals_no_update" BEFORE UPDATE ON "standing_order_withdrawals" BEGIN SELECT RAISE(ABORT, 'standing_order_withdrawals is append-only'); END;
CREATE TRIGGER "standing_order_withdrawals_no_delete" BEFORE DELETE ON "standing_order_withdrawals" BEGIN SELECT RAISE(ABORT, 'standing_order_withdrawals is append-only'); END;
CREATE TABLE "safety_overrides" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"appointment_id" text NOT NULL,
	"service_line_id" text NOT NULL,
	"about" text NOT NULL,
	"key" text NOT NULL,
	"sentence" text NOT NULL,
	"reason" text NOT NULL,
	"staff_id" text NOT NULL,
	"session_id" text NOT NULL,
	"station_id" text NOT NULL,
	"at" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "safety_overrides_about" CHECK("about" IN ('exam', 'rule'))
) STRICT;
CREATE UNIQUE INDEX "safety_overrides_once" ON "safety_overrides" ("appointment_id","service_line_id","key");
CREATE INDEX "safety_overrides_at" ON "safety_overrides" ("at");
CREATE TRIGGER "safety_overrides_no_update" BEFORE UPDATE ON "safety_overrides" BEGIN SELECT RAISE(ABORT, 'safety_overrides is append-only'); END;
CREATE TRIGGER "safety_overrides_no_delete" BEFORE DELETE ON "safety_overrides" BEGIN SELECT RAISE(ABORT, 'safety_overrides is append-only'); END;
