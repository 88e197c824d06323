-- What is known of places and asked by profiles. A register never changes under its digest; which one
-- was in force when is an input of the plan (live_input, kind 'register').

CREATE TABLE sovereignty_register (
  sha256   CHAR(64) PRIMARY KEY,
  document BLOB     NOT NULL
);

CREATE TABLE evidence (
  sha256     CHAR(64)     PRIMARY KEY,
  kept_at_ms BIGINT       NOT NULL,
  media_type VARCHAR(200) NOT NULL,
  content    BLOB         NOT NULL
);

CREATE TABLE attestation_key (
  fingerprint   CHAR(64)      PRIMARY KEY,
  public_key    VARCHAR(1000) NOT NULL,
  created_at_ms BIGINT        NOT NULL,
  retired_at_ms BIGINT,
  revoked_at_ms BIGINT,
  reason        VARCHAR(1000)
);

-- A chain: each has the digest of the one before in what is signed.
CREATE TABLE attestation (
  sequence        BIGINT        PRIMARY KEY,
  kind            VARCHAR(20)   NOT NULL,
  job_id          VARCHAR(80)   NOT NULL,
  tenant          VARCHAR(200)  NOT NULL,
  profile_id      VARCHAR(200)  NOT NULL,
  profile_version INT           NOT NULL,
  place_id        VARCHAR(200)  NOT NULL,
  starts_at_ms    BIGINT        NOT NULL,
  ends_at_ms      BIGINT        NOT NULL,
  decision        VARCHAR(20)   NOT NULL,
  evaluated_at_ms BIGINT        NOT NULL,
  valid_until_ms  BIGINT        NOT NULL,
  payload_sha256  CHAR(64)      NOT NULL,
  key_fingerprint CHAR(64)      NOT NULL,
  envelope        VARCHAR(1000000) NOT NULL
);
CREATE INDEX attestation_by_job ON attestation (job_id, sequence);
CREATE INDEX attestation_by_tenant ON attestation (tenant, sequence);
CREATE INDEX attestation_by_validity ON attestation (valid_until_ms, sequence);

-- The last run that has been looked at: a revision, and a job in it.
CREATE TABLE attested (
  revision BIGINT      NOT NULL,
  job_id   VARCHAR(80) NOT NULL
);
