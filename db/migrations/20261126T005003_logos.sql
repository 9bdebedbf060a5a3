-- The clinic's logo: an encrypted file like every other; the newest in use stands on receipts, pages and the customer display.
CREATE TABLE "logos" (
	"id" text PRIMARY KEY NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"wrapped_key" text NOT NULL,
	"active" integer NOT NULL,
	"staff_id" text NOT NULL,
	"created_at" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "logos_active" CHECK("logos"."active" IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX "logos_one" ON "logos" ("active") WHERE "active" = 1;
