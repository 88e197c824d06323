-- The ledger of what each quarter-hour of each site used and cost. Quarter-hours and hours are
-- counted since 1970. Facts and entries are added and never changed; the highest version counts.

-- Quarter-hours of which a record was written and not yet taken. revision: rises with each writing.
CREATE TABLE quarter_touched (
  quarter  BIGINT PRIMARY KEY,
  revision BIGINT NOT NULL
);

-- What is known of a quarter-hour before anything is priced, compressed.
CREATE TABLE quarter_facts (
  site_id VARCHAR(200) NOT NULL,
  quarter BIGINT       NOT NULL,
  version BIGINT       NOT NULL,
  content BYTEA        NOT NULL,
  PRIMARY KEY (site_id, quarter, version)
);
CREATE INDEX quarter_facts_by_quarter ON quarter_facts (quarter, site_id);

-- Hours of which facts, or what they are priced by, are others than when they were booked.
-- turn: the lowest is booked first. revision: rises with each such change. seen: with which revision
-- of the inputs something was missing; -1 where they wait for their turn only. missing: what.
CREATE TABLE ledger_due (
  site_id  VARCHAR(200) NOT NULL,
  hour_key BIGINT       NOT NULL,
  turn     BIGINT       NOT NULL,
  revision BIGINT       NOT NULL,
  seen     BIGINT       NOT NULL,
  missing  BYTEA        NOT NULL,
  PRIMARY KEY (site_id, hour_key)
);
CREATE INDEX ledger_due_by_turn ON ledger_due (turn, site_id, hour_key);

-- An entry, its lines compressed. The columns are what is asked for without its lines.
CREATE TABLE ledger_quarter (
  site_id     VARCHAR(200) NOT NULL,
  quarter     BIGINT       NOT NULL,
  version     INT          NOT NULL,
  recorded_ms BIGINT       NOT NULL,
  meter_mj    BIGINT       NOT NULL,
  content     BYTEA        NOT NULL,
  PRIMARY KEY (site_id, quarter, version)
);

-- Which entry counts.
CREATE TABLE ledger_head (
  site_id  VARCHAR(200) NOT NULL,
  quarter  BIGINT       NOT NULL,
  version  INT          NOT NULL,
  meter_mj BIGINT       NOT NULL,
  PRIMARY KEY (site_id, quarter)
);
CREATE INDEX ledger_head_by_quarter ON ledger_head (quarter, site_id);

-- How far the writer has come. name: inputs, by which revision all is booked or due; silent, up to
-- which quarter-hour those without any record are known.
CREATE TABLE ledger_progress (
  name  VARCHAR(20) PRIMARY KEY,
  reached BIGINT    NOT NULL
);
INSERT INTO ledger_progress (name, reached) VALUES ('inputs', -1);
INSERT INTO ledger_progress (name, reached) VALUES ('silent', -1);

-- What was recorded before there was a ledger is booked too: each block of node_energy is 32
-- quarter-hours.
INSERT INTO quarter_touched (quarter, revision)
SELECT DISTINCT (b.record_key / 4294967296) * 32 + f.n * 8 + p.n, 1
FROM node_energy b
CROSS JOIN (VALUES (0), (1), (2), (3)) AS f (n)
CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7)) AS p (n);
