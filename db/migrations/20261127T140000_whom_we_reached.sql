-- Hand-overs and calls of one person, for the timeline and for who has a tablet.
CREATE INDEX "hand_overs_patient" ON "hand_overs" ("patient_id","handed_at");
CREATE INDEX "lot_recall_calls_of" ON "lot_recall_calls" ("patient_id");
