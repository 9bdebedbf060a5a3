-- What was changed on a form and is not published yet: one draft for each form.
CREATE TABLE "intake_drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"based_on" integer NOT NULL,
	"definition" text NOT NULL,
	"saved_at" integer NOT NULL,
	"saved_by" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("id") REFERENCES "intake_forms"("id"),
	FOREIGN KEY ("saved_by") REFERENCES "staff"("id")
) STRICT;
