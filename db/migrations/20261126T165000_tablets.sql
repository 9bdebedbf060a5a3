-- Tablets that patients are handed: which are connected, who has one and what is to be done on it.
CREATE TABLE "tablets" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"connected_at" integer NOT NULL,
	"connected_by" text NOT NULL,
	"disconnected_at" integer,
	"version" integer NOT NULL,
	FOREIGN KEY ("connected_by") REFERENCES "staff"("id")
) STRICT;
CREATE UNIQUE INDEX "tablets_token" ON "tablets" ("token_hash");
CREATE UNIQUE INDEX "tablets_name" ON "tablets" ("name") WHERE "disconnected_at" IS NULL;
CREATE TABLE "hand_overs" (
	"id" text PRIMARY KEY NOT NULL,
	"tablet_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"appointment_id" text NOT NULL,
	"state" text NOT NULL,
	"handed_at" integer NOT NULL,
	"handed_by" text NOT NULL,
	"started_at" integer,
	"ended_at" integer,
	"wrong_answers" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("tablet_id") REFERENCES "tablets"("id"),
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("handed_by") REFERENCES "staff"("id"),
	CONSTRAINT "hand_overs_state" CHECK("state" IN ('waiting', 'inProgress', 'done', 'givenBack', 'withdrawn')),
	CONSTRAINT "hand_overs_ended" CHECK(("ended_at" IS NULL) = ("state" IN ('waiting', 'inProgress', 'done')))
) STRICT;
CREATE UNIQUE INDEX "hand_overs_out_tablet" ON "hand_overs" ("tablet_id") WHERE "state" IN ('waiting', 'inProgress', 'done');
CREATE UNIQUE INDEX "hand_overs_out_visit" ON "hand_overs" ("appointment_id") WHERE "state" IN ('waiting', 'inProgress', 'done');
CREATE INDEX "hand_overs_visit" ON "hand_overs" ("appointment_id","handed_at");
CREATE INDEX "hand_overs_handed" ON "hand_overs" ("handed_at");
CREATE TABLE "hand_over_tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"hand_over_id" text NOT NULL,
	"kind" text NOT NULL,
	"done_at" integer,
	"version" integer NOT NULL,
	FOREIGN KEY ("hand_over_id") REFERENCES "hand_overs"("id"),
	CONSTRAINT "hand_over_tasks_kind" CHECK("kind" IN ('intake', 'consents'))
) STRICT;
CREATE UNIQUE INDEX "hand_over_tasks_kind" ON "hand_over_tasks" ("hand_over_id","kind");
