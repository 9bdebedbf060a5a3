-- Appointments.

CREATE TABLE "appointment_steps" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"appointment_id" text NOT NULL,
	"state" text NOT NULL,
	"at" integer NOT NULL,
	"reason" text,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	CONSTRAINT "appointment_steps_state" CHECK("state" IN ('requested', 'booked', 'confirmed', 'arrived', 'roomed', 'inTreatment', 'checkout', 'done', 'cancelled', 'lateCancelled', 'noShow'))
) STRICT;
CREATE INDEX "appointment_steps_appointment" ON "appointment_steps" ("appointment_id");
CREATE TABLE "appointments" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"starts_at" integer NOT NULL,
	"ends_at" integer NOT NULL,
	"state" text NOT NULL,
	"state_since" integer NOT NULL,
	"note" text NOT NULL,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	CONSTRAINT "appointments_state" CHECK("state" IN ('requested', 'booked', 'confirmed', 'arrived', 'roomed', 'inTreatment', 'checkout', 'done', 'cancelled', 'lateCancelled', 'noShow')),
	CONSTRAINT "appointments_span" CHECK("appointments"."starts_at" < "appointments"."ends_at")
) STRICT;
CREATE INDEX "appointments_starts_at" ON "appointments" ("starts_at");
CREATE INDEX "appointments_patient" ON "appointments" ("patient_id","starts_at");
CREATE TABLE "occupancies" (
	"id" text PRIMARY KEY NOT NULL,
	"appointment_id" text NOT NULL,
	"service_line_id" text NOT NULL,
	"resource_kind" text NOT NULL,
	"resource_id" text NOT NULL,
	"starts_at" integer NOT NULL,
	"ends_at" integer NOT NULL,
	"released" integer NOT NULL,
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	CONSTRAINT "occupancies_resource_kind" CHECK("occupancies"."resource_kind" IN ('staff', 'room', 'device')),
	CONSTRAINT "occupancies_span" CHECK("occupancies"."starts_at" < "occupancies"."ends_at" AND "occupancies"."ends_at" - "occupancies"."starts_at" <= 86400000)
) STRICT;
CREATE UNIQUE INDEX "occupancies_resource" ON "occupancies" ("resource_kind","resource_id","starts_at") WHERE "released" = 0;
CREATE INDEX "occupancies_appointment" ON "occupancies" ("appointment_id");
CREATE INDEX "occupancies_service_line" ON "occupancies" ("service_line_id");
CREATE TABLE "service_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"appointment_id" text NOT NULL,
	"service_id" text NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	CONSTRAINT "service_lines_state" CHECK("service_lines"."state" IN ('planned', 'performed', 'notPerformed'))
) STRICT;
CREATE INDEX "service_lines_appointment" ON "service_lines" ("appointment_id");
CREATE TRIGGER "appointment_steps_no_update" BEFORE UPDATE ON "appointment_steps" BEGIN SELECT RAISE(ABORT, 'appointment_steps is append-only'); END;
CREATE TRIGGER "appointment_steps_no_delete" BEFORE DELETE ON "appointment_steps" BEGIN SELECT RAISE(ABORT, 'appointment_steps is append-only'); END;
