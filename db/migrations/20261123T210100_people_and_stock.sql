-- Patients, stock and services.

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
	"recall_reason" text,
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
-- What a person types to find a patient: names without accents, digits of the phone, birth date.
CREATE VIRTUAL TABLE "patient_search" USING fts5(
	"name", "phone", "birth",
	content='', contentless_delete=1, detail=column, prefix='1 2 3',
	tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER "stock_moves_no_update" BEFORE UPDATE ON "stock_moves" BEGIN SELECT RAISE(ABORT, 'stock_moves is append-only'); END;
CREATE TRIGGER "stock_moves_no_delete" BEFORE DELETE ON "stock_moves" BEGIN SELECT RAISE(ABORT, 'stock_moves is append-only'); END;
