-- Content is eu.megawatt.telemetry.record.RecordBlock: records of one subject at times that follow each other.
-- Keys are two numbers of 32 bits: a block of times since 1970 and a subject.

-- The block of 32 quarter-hours, the node.
CREATE TABLE node_energy (
  record_key BIGINT PRIMARY KEY,
  content    BYTEA  NOT NULL
);

-- The domain or site, the block of 32 quarter-hours.
CREATE TABLE sum_energy (
  record_key BIGINT PRIMARY KEY,
  content    BYTEA  NOT NULL
);

-- The job, the block of 32 quarter-hours.
CREATE TABLE job_energy (
  record_key BIGINT PRIMARY KEY,
  content    BYTEA  NOT NULL
);

-- The quarter-hour, the node.
CREATE TABLE node_minutes (
  record_key BIGINT PRIMARY KEY,
  content    BYTEA  NOT NULL
);
