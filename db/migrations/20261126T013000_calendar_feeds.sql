-- Secret addresses from which a provider's calendar is read.

CREATE TABLE "calendar_feeds" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"read_at" integer,
	"revoked_at" integer,
	"version" integer NOT NULL,
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
) STRICT;
CREATE UNIQUE INDEX "calendar_feeds_token" ON "calendar_feeds" ("token_hash");
CREATE UNIQUE INDEX "calendar_feeds_live" ON "calendar_feeds" ("staff_id") WHERE "revoked_at" IS NULL;
