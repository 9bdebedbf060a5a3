-- All roles a clinic has; a second person of a service may be of any of them.
CREATE TABLE "staff_new" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"title" text NOT NULL,
	"login" text NOT NULL,
	"role" text NOT NULL,
	"provider" integer NOT NULL,
	"colour" text NOT NULL,
	"active" integer NOT NULL,
	"pin_hash" text,
	"version" integer NOT NULL,
	"hours_version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "staff_role" CHECK("role" IN ('owner', 'medicalDirector', 'prescriber', 'injector', 'aesthetician', 'frontDesk', 'biller', 'stockKeeper', 'auditor'))
) STRICT;
INSERT INTO "staff_new" ("id", "name", "title", "login", "role", "provider", "colour", "active", "pin_hash", "version", "hours_version")
	SELECT "id", "name", "title", "login", "role", "provider", "colour", "active", "pin_hash", "version", "hours_version" FROM "staff" ORDER BY "rowid";
DROP TABLE "staff";
ALTER TABLE "staff_new" RENAME TO "staff";
CREATE UNIQUE INDEX "staff_login" ON "staff" ("login");
CREATE TABLE "services_new" (
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
	"finishing_minutes" integer NOT NULL DEFAULT 0,
	"add_on_only" integer NOT NULL DEFAULT 0,
	"assistant" text NOT NULL DEFAULT 'none',
	"device_kind" text,
	"needs_deposit" integer DEFAULT 0 NOT NULL,
	"recall_days" integer,
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "services_pricing" CHECK("pricing" IN ('perUnit', 'perArea', 'flat')),
	CONSTRAINT "services_finishing" CHECK("finishing_minutes" >= 0),
	CONSTRAINT "services_assistant" CHECK("assistant" IN ('none', 'any', 'owner', 'medicalDirector', 'prescriber', 'injector', 'aesthetician', 'frontDesk', 'biller', 'stockKeeper', 'auditor')),
	CONSTRAINT "services_tax_class" CHECK("tax_class" IN ('none', 'standard', 'reduced')),
	CONSTRAINT "services_recall" CHECK("recall_days" > 0),
	CONSTRAINT "services_minutes" CHECK("duration_minutes" > 0 AND "processing_minutes" >= 0 AND "buffer_minutes" >= 0)
) STRICT;
INSERT INTO "services_new" ("id", "name", "category", "duration_minutes", "processing_minutes", "buffer_minutes", "pricing", "price_cents", "tax_class", "cosmetic", "product_id", "estimated_quantity", "position", "active", "version", "finishing_minutes", "add_on_only", "assistant", "device_kind", "needs_deposit", "recall_days")
	SELECT "id", "name", "category", "duration_minutes", "processing_minutes", "buffer_minutes", "pricing", "price_cents", "tax_class", "cosmetic", "product_id", "estimated_quantity", "position", "active", "version", "finishing_minutes", "add_on_only", "assistant", "device_kind", "needs_deposit", "recall_days" FROM "services" ORDER BY "rowid";
DROP TABLE "services";
ALTER TABLE "services_new" RENAME TO "services";
