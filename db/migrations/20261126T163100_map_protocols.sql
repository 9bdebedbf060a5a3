-- Protocols: a clinic's named sets of points, placed in one act.
CREATE TABLE "chart_protocols" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"product_id" text NOT NULL,
	"marks" text NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("product_id") REFERENCES "products"("id")
) STRICT;
CREATE UNIQUE INDEX "chart_protocols_name" ON "chart_protocols" ("product_id","name") WHERE "active" = 1;
