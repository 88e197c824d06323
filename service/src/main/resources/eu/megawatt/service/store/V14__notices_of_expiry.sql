-- Of which claims it was told that they run out, and how many days before that the last time.
CREATE TABLE expiry_notice (
  claim_id   VARCHAR(1000) NOT NULL,
  expires_ms BIGINT        NOT NULL,
  days       INTEGER       NOT NULL,
  PRIMARY KEY (claim_id, expires_ms)
);
CREATE INDEX expiry_notice_by_time ON expiry_notice (expires_ms);
