-- Counts of the stock room: what was found, compared with what was there when it was counted.
CREATE TABLE "stock_counts" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"blind" integer NOT NULL,
	"location_id" text,
	"product_id" text,
	"product_kind" text,
	"abc_class" text,
	"class_products" text,
	"state" text NOT NULL,
	"business_date" text NOT NULL,
	"started_at" integer NOT NULL,
	"started_by" text NOT NULL,
	"station_id" text NOT NULL,
	"closed_at" integer,
	"closed_by" text,
	"approved_by" text,
	"gross_cents" integer,
	"net_cents" integer,
	"version" integer NOT NULL,
	FOREIGN KEY ("location_id") REFERENCES "locations"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "stock_counts_kind" CHECK("kind" IN ('full', 'cycle')),
	CONSTRAINT "stock_counts_product_kind" CHECK("product_kind" IN ('toxin', 'filler', 'skincare', 'supply')),
	CONSTRAINT "stock_counts_abc" CHECK("abc_class" IN ('A', 'B', 'C') AND "class_products" IS NOT NULL OR "abc_class" IS NULL AND "class_products" IS NULL),
	CONSTRAINT "stock_counts_state" CHECK("state" IN ('counting', 'review', 'posted', 'cancelled')),
	CONSTRAINT "stock_counts_closed" CHECK(("state" IN ('posted', 'cancelled')) = ("closed_at" IS NOT NULL))
) STRICT;
CREATE INDEX "stock_counts_started" ON "stock_counts" ("started_at");
CREATE INDEX "stock_counts_date" ON "stock_counts" ("business_date");

CREATE TABLE "stock_count_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"count_id" text NOT NULL,
	"product_id" text NOT NULL,
	"lot_id" text NOT NULL,
	"container_id" text,
	"location_id" text NOT NULL,
	"book_location_id" text NOT NULL,
	"expected" integer NOT NULL,
	"after_seq" integer NOT NULL,
	"counted" integer NOT NULL,
	"first_counted" integer NOT NULL,
	"worth_cents" integer NOT NULL,
	"reason" text,
	"counted_at" integer NOT NULL,
	"counted_by" text NOT NULL,
	"first_counted_by" text NOT NULL,
	"move_id" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("count_id") REFERENCES "stock_counts"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("lot_id") REFERENCES "lots"("id"),
	FOREIGN KEY ("container_id") REFERENCES "containers"("id"),
	FOREIGN KEY ("location_id") REFERENCES "locations"("id"),
	FOREIGN KEY ("book_location_id") REFERENCES "locations"("id"),
	CONSTRAINT "stock_count_lines_counted" CHECK("counted" >= 0 AND "expected" >= 0)
) STRICT;
CREATE UNIQUE INDEX "stock_count_lines_container" ON "stock_count_lines" ("count_id","container_id") WHERE "container_id" IS NOT NULL;
CREATE UNIQUE INDEX "stock_count_lines_goods" ON "stock_count_lines" ("count_id","lot_id","location_id") WHERE "container_id" IS NULL;
