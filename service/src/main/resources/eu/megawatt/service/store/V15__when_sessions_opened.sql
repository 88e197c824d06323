-- When a session was opened; 0 for those from before it was kept, which are over after twelve hours.
ALTER TABLE session ADD COLUMN opened_at_ms BIGINT DEFAULT 0 NOT NULL;
