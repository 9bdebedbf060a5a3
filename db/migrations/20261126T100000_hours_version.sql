-- The hours of a person have a version: two PCs never merge them silently.

ALTER TABLE "staff" ADD COLUMN "hours_version" integer DEFAULT 1 NOT NULL;
