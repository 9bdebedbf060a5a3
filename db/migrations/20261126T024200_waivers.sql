-- Fees and deposits that were not asked for, with who decided so and why.

CREATE TABLE "waivers" (
	"id" text PRIMARY KEY NOT NULL,
	"appointment_id" text NOT NULL,
	"kind" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"reason" text NOT NULL,
	"staff_id" text NOT NULL,
	"at" integer NOT NULL,
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "waivers_kind" CHECK("kind" IN ('noShow', 'lateCancel', 'late', 'deposit'))
) STRICT;
CREATE INDEX "waivers_appointment" ON "waivers" ("appointment_id");
CREATE TRIGGER "waivers_no_update" BEFORE UPDATE ON "waivers" BEGIN SELECT RAISE(ABORT, 'waivers is append-only'); END;
CREATE TRIGGER "waivers_no_delete" BEFORE DELETE ON "waivers" BEGIN SELECT RAISE(ABORT, 'waivers is append-only'); END;
