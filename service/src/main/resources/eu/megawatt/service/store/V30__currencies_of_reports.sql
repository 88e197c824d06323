-- In which currency a report is told: ISO 4217.
ALTER TABLE book_export ADD COLUMN currency VARCHAR(3) DEFAULT 'EUR' NOT NULL;
ALTER TABLE book_schedule ADD COLUMN currency VARCHAR(3) DEFAULT 'EUR' NOT NULL;
