-- What was, or is to be, submitted to Slurm: written down before, so that a repeat is recognised.
-- Slurm's own number is 0 until it is known; times are 0 where there is none.
CREATE TABLE slurm_submission (
  job_id       VARCHAR(80)      NOT NULL,
  attempt      INTEGER          NOT NULL,
  state        VARCHAR(12)      NOT NULL,
  slurm_id     BIGINT           NOT NULL,
  pool_id      VARCHAR(200)     NOT NULL,
  power_cap    DOUBLE PRECISION NOT NULL,
  begin_ms     BIGINT           NOT NULL,
  end_ms       BIGINT           NOT NULL,
  written_ms   BIGINT           NOT NULL,
  tried_ms     BIGINT           NOT NULL,
  withdrawn    VARCHAR(12)      NOT NULL,
  closed_ms    BIGINT           NOT NULL,
  outcome      VARCHAR(500)     NOT NULL,
  PRIMARY KEY (job_id, attempt)
);
CREATE INDEX slurm_submission_by_state ON slurm_submission (state, closed_ms);

-- When Slurm was last seen as a whole.
CREATE TABLE slurm_look (
  id    INTEGER PRIMARY KEY,
  at_ms BIGINT NOT NULL
);
INSERT INTO slurm_look (id, at_ms) VALUES (1, 0);
