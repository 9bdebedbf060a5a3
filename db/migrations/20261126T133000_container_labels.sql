-- Labels of containers: the size of the labels in a label printer and its dots per millimetre; print jobs made for a container.
ALTER TABLE "printers" ADD COLUMN "label_size" text;
ALTER TABLE "printers" ADD COLUMN "dots_per_mm" integer;
CREATE TABLE "print_jobs_new" (
	"id" text PRIMARY KEY NOT NULL,
	"station_id" text NOT NULL,
	"printer_id" text,
	"kind" text NOT NULL,
	"paper" text DEFAULT 'receipt' NOT NULL,
	"title" text NOT NULL,
	"model" text NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" text NOT NULL,
	"copy_of_id" text,
	"batch_id" text,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"not_before" integer NOT NULL,
	"problem" text,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"finished_at" integer,
	"version" integer NOT NULL,
	FOREIGN KEY ("station_id") REFERENCES "stations"("id"),
	FOREIGN KEY ("printer_id") REFERENCES "printers"("id"),
	FOREIGN KEY ("copy_of_id") REFERENCES "print_jobs"("id"),
	CONSTRAINT "print_jobs_kind" CHECK("print_jobs_new"."kind" IN ('receipt', 'test', 'report', 'giftCard', 'estimate', 'daySheet', 'label', 'invoice', 'document', 'drawer')),
	CONSTRAINT "print_jobs_paper" CHECK("print_jobs_new"."paper" IN ('receipt', 'page', 'label')),
	CONSTRAINT "print_jobs_source_kind" CHECK("print_jobs_new"."source_kind" IN ('invoice', 'printer', 'creditNote', 'drawerSession', 'storedValue', 'estimate', 'appointment', 'document', 'container')),
	CONSTRAINT "print_jobs_state" CHECK("print_jobs_new"."state" IN ('queued', 'printing', 'sent', 'failed', 'unknown', 'cancelled'))
) STRICT;
INSERT INTO "print_jobs_new" ("id", "station_id", "printer_id", "kind", "paper", "title", "model", "source_kind", "source_id", "copy_of_id", "batch_id", "state", "attempts", "not_before", "problem", "created_at", "created_by", "finished_at", "version")
	SELECT "id", "station_id", "printer_id", "kind", "paper", "title", "model", "source_kind", "source_id", "copy_of_id", "batch_id", "state", "attempts", "not_before", "problem", "created_at", "created_by", "finished_at", "version" FROM "print_jobs";
DROP TABLE "print_jobs";
ALTER TABLE "print_jobs_new" RENAME TO "print_jobs";
CREATE INDEX "print_jobs_open" ON "print_jobs" ("station_id","state","not_before");
CREATE INDEX "print_jobs_source" ON "print_jobs" ("source_kind","source_id");
CREATE INDEX "print_jobs_batch" ON "print_jobs" ("batch_id") WHERE "batch_id" IS NOT NULL;
