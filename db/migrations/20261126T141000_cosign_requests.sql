-- Signed notes that wait for the co-signature of someone else.
CREATE TABLE "cosign_requests" (
	"encounter_id" text PRIMARY KEY NOT NULL,
	"asked_at" integer NOT NULL,
	FOREIGN KEY ("encounter_id") REFERENCES "encounters"("id")
) STRICT;
CREATE INDEX "cosign_requests_asked" ON "cosign_requests" ("asked_at");
