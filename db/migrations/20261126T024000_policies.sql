-- The clinic's own rules keep what they were: an appointment is held to what was in force when it was booked.

CREATE TABLE "policy_changes" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"policy_id" text NOT NULL,
	"value" text NOT NULL,
	"at" integer NOT NULL,
	"staff_id" text,
	FOREIGN KEY ("policy_id") REFERENCES "policies"("id")
) STRICT;
CREATE INDEX "policy_changes_policy" ON "policy_changes" ("policy_id","at");
INSERT INTO "policy_changes" ("policy_id", "value", "at") SELECT "id", "value", 0 FROM "policies";
CREATE TRIGGER "policy_changes_no_update" BEFORE UPDATE ON "policy_changes" BEGIN SELECT RAISE(ABORT, 'policy_changes is append-only'); END;
CREATE TRIGGER "policy_changes_no_delete" BEFORE DELETE ON "policy_changes" BEGIN SELECT RAISE(ABORT, 'policy_changes is append-only'); END;
