-- A printer hangs on the network, on a serial port, behind a device file or in a queue of the operating system, and each
-- PC remembers one for each kind of paper. SQLite cannot loosen a column, so the table is made anew.
CREATE TABLE "printers_new" (
	"id" text PRIMARY KEY NOT NULL,
	"station_id" text NOT NULL,
	"name" text NOT NULL,
	"paper" text NOT NULL,
	"connection" text DEFAULT 'tcp' NOT NULL,
	"host" text,
	"port" integer,
	"path" text,
	"baud_rate" integer,
	"queue" text,
	"code_page" text NOT NULL,
	"native_qr" integer DEFAULT 1 NOT NULL,
	"drawer" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("station_id") REFERENCES "stations"("id"),
	CONSTRAINT "printers_paper" CHECK("printers_new"."paper" IN ('receipt58', 'receipt80', 'a4', 'letter', 'label')),
	CONSTRAINT "printers_port" CHECK("printers_new"."port" BETWEEN 1 AND 65535),
	CONSTRAINT "printers_connection" CHECK(CASE "printers_new"."connection"
		WHEN 'tcp' THEN "printers_new"."host" IS NOT NULL AND "printers_new"."port" IS NOT NULL
		WHEN 'serial' THEN "printers_new"."path" IS NOT NULL AND "printers_new"."baud_rate" IS NOT NULL
		WHEN 'device' THEN "printers_new"."path" IS NOT NULL
		WHEN 'queue' THEN "printers_new"."queue" IS NOT NULL
		ELSE FALSE END)
) STRICT;
INSERT INTO "printers_new" ("id", "station_id", "name", "paper", "host", "port", "code_page", "drawer", "active", "version")
	SELECT "id", "station_id", "name", "paper", "host", "port", "code_page", "drawer", "active", "version" FROM "printers";
DROP TABLE "printers";
ALTER TABLE "printers_new" RENAME TO "printers";
CREATE INDEX "printers_station" ON "printers" ("station_id");
CREATE TABLE "remembered_printers" (
	"id" text PRIMARY KEY NOT NULL,
	"station_id" text NOT NULL,
	"paper" text NOT NULL,
	"printer_id" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("station_id") REFERENCES "stations"("id"),
	FOREIGN KEY ("printer_id") REFERENCES "printers"("id"),
	CONSTRAINT "remembered_printers_paper" CHECK("remembered_printers"."paper" IN ('receipt', 'page', 'label'))
) STRICT;
CREATE UNIQUE INDEX "remembered_printers_one" ON "remembered_printers" ("station_id","paper");
