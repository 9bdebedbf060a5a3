-- Suppliers, what they sell, orders to them and what came in on each order.
CREATE TABLE "suppliers" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"contact" text NOT NULL,
	"email" text NOT NULL,
	"phone" text NOT NULL,
	"address" text NOT NULL,
	"account_number" text NOT NULL,
	"lead_days" integer NOT NULL,
	"minimum_cents" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "suppliers_lead_days" CHECK("lead_days" >= 0),
	CONSTRAINT "suppliers_minimum" CHECK("minimum_cents" >= 0)
) STRICT;
CREATE UNIQUE INDEX "suppliers_name" ON "suppliers" ("name");

CREATE TABLE "supplier_products" (
	"id" text PRIMARY KEY NOT NULL,
	"supplier_id" text NOT NULL,
	"product_id" text NOT NULL,
	"article" text NOT NULL,
	"pack" integer NOT NULL,
	"cost_cents" integer NOT NULL,
	"preferred" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("supplier_id") REFERENCES "suppliers"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "supplier_products_pack" CHECK("pack" > 0),
	CONSTRAINT "supplier_products_cost" CHECK("cost_cents" >= 0)
) STRICT;
CREATE UNIQUE INDEX "supplier_products_both" ON "supplier_products" ("supplier_id","product_id");
CREATE INDEX "supplier_products_product" ON "supplier_products" ("product_id");

CREATE TABLE "purchase_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer,
	"supplier_id" text NOT NULL,
	"state" text NOT NULL,
	"location_id" text NOT NULL,
	"expected_on" text,
	"note" text NOT NULL,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"sent_at" integer,
	"sent_by" text,
	"closed_at" integer,
	"closed_by" text,
	"close_reason" text,
	"document_id" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("supplier_id") REFERENCES "suppliers"("id"),
	FOREIGN KEY ("location_id") REFERENCES "locations"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	CONSTRAINT "purchase_orders_state" CHECK("state" IN ('draft', 'sent', 'partReceived', 'received', 'closedShort', 'cancelled')),
	CONSTRAINT "purchase_orders_sent" CHECK(("number" IS NULL) = ("sent_at" IS NULL) AND ("state" <> 'draft' OR "number" IS NULL)),
	CONSTRAINT "purchase_orders_closed" CHECK(("state" IN ('received', 'closedShort', 'cancelled')) = ("closed_at" IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX "purchase_orders_number" ON "purchase_orders" ("number");
CREATE INDEX "purchase_orders_open" ON "purchase_orders" ("state");
CREATE INDEX "purchase_orders_supplier" ON "purchase_orders" ("supplier_id");
CREATE TRIGGER "purchase_orders_no_delete" BEFORE DELETE ON "purchase_orders" BEGIN SELECT RAISE(ABORT, 'purchase_orders are cancelled, not deleted'); END;

CREATE TABLE "purchase_order_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"product_id" text NOT NULL,
	"article" text NOT NULL,
	"package_size" integer NOT NULL,
	"packages" integer NOT NULL,
	"cost_cents" integer NOT NULL,
	"position" integer NOT NULL,
	FOREIGN KEY ("order_id") REFERENCES "purchase_orders"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "purchase_order_lines_packages" CHECK("packages" > 0 AND "package_size" > 0),
	CONSTRAINT "purchase_order_lines_cost" CHECK("cost_cents" >= 0)
) STRICT;
CREATE UNIQUE INDEX "purchase_order_lines_product" ON "purchase_order_lines" ("order_id","product_id");

CREATE TABLE "order_receipts" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"line_id" text NOT NULL,
	"lot_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"cost_cents" integer NOT NULL,
	"ordered_cents" integer NOT NULL,
	"at" integer NOT NULL,
	"staff_id" text NOT NULL,
	FOREIGN KEY ("order_id") REFERENCES "purchase_orders"("id"),
	FOREIGN KEY ("line_id") REFERENCES "purchase_order_lines"("id"),
	FOREIGN KEY ("lot_id") REFERENCES "lots"("id"),
	CONSTRAINT "order_receipts_quantity" CHECK("quantity" > 0)
) STRICT;
CREATE INDEX "order_receipts_order" ON "order_receipts" ("order_id");
CREATE INDEX "order_receipts_line" ON "order_receipts" ("line_id");
CREATE TRIGGER "order_receipts_no_update" BEFORE UPDATE ON "order_receipts" BEGIN SELECT RAISE(ABORT, 'order_receipts is append-only'); END;
CREATE TRIGGER "order_receipts_no_delete" BEFORE DELETE ON "order_receipts" BEGIN SELECT RAISE(ABORT, 'order_receipts is append-only'); END;

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
	CONSTRAINT "documents_kind" CHECK("kind" IN ('consent', 'note', 'invoice', 'creditNote', 'estimate', 'zReport', 'statement', 'giftCard', 'daySheet', 'commission', 'payment', 'lotRecall', 'purchaseOrder', 'supplierReturn')),
	CONSTRAINT "documents_source_kind" CHECK("source_kind" IN ('consent', 'encounter', 'invoice', 'creditNote', 'estimate', 'drawerSession', 'patient', 'storedValue', 'staff', 'clinic', 'lotRecall', 'purchaseOrder', 'supplierReturn'))
) STRICT;
INSERT INTO "documents_new" ("id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at") SELECT "id", "kind", "title", "snapshot", "sha256", "source_kind", "source_id", "patient_id", "staff_id", "created_at" FROM "documents";
DROP TABLE "documents";
ALTER TABLE "documents_new" RENAME TO "documents";
CREATE INDEX "documents_source" ON "documents" ("source_kind","source_id");
CREATE TRIGGER "documents_no_update" BEFORE UPDATE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
CREATE TRIGGER "documents_no_delete" BEFORE DELETE ON "documents" BEGIN SELECT RAISE(ABORT, 'documents is append-only'); END;
