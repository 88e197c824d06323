-- Which nodes have to be proved before anything is placed on them, and what is known of that. Times
-- are milliseconds since 1970.
CREATE TABLE validation_policy (
  version    BIGINT        PRIMARY KEY,
  changed_ms BIGINT        NOT NULL,
  changed_by VARCHAR(300)  NOT NULL,
  reason     VARCHAR(1000) NOT NULL,
  body       CLOB          NOT NULL
);

-- The newest of each node. measured_ms: nothing of it was measured before. facts: what drivers and
-- firmware its devices had.
CREATE TABLE validation_proof (
  node_id     VARCHAR(200) PRIMARY KEY,
  run_id      VARCHAR(40)  NOT NULL,
  proved_ms   BIGINT       NOT NULL,
  measured_ms BIGINT       NOT NULL,
  facts       CLOB         NOT NULL
);

-- What drivers and firmware the devices of a node had when it was measured last.
CREATE TABLE validation_facts (
  node_id VARCHAR(200) PRIMARY KEY,
  at_ms   BIGINT       NOT NULL,
  facts   CLOB         NOT NULL
);

-- When the newest outage of a node ended that somebody has said, by the name that was said then.
CREATE TABLE node_incident (
  node   VARCHAR(300) PRIMARY KEY,
  at_ms  BIGINT       NOT NULL,
  reason CLOB         NOT NULL
);

-- When the plan holds nodes for runs.
CREATE TABLE validation_hold (
  run_id     VARCHAR(40)  NOT NULL,
  node_id    VARCHAR(200) NOT NULL,
  from_ms    BIGINT       NOT NULL,
  to_ms      BIGINT       NOT NULL,
  is_planned BOOLEAN      NOT NULL, -- by the policy, and not by a person
  PRIMARY KEY (run_id, node_id)
);
CREATE INDEX validation_hold_by_node ON validation_hold (node_id, to_ms);

-- What holds now, whole or by kernel.
CREATE INDEX validation_verdict_by_kernel ON validation_verdict (replaced_by, kernel);

ALTER TABLE validation_order ADD COLUMN began_ms BIGINT DEFAULT 0 NOT NULL;
