-- The tips of a person are found without walking the journal.
CREATE INDEX "journal_lines_tips" ON "journal_lines" ("staff_id") WHERE "account" = 'tips_payable';
