-- Models, regions, services and forecasts of inference, each as it was put last.
CREATE TABLE serving_document (
  kind          VARCHAR(12) NOT NULL,
  id            VARCHAR(80) NOT NULL,
  version       BIGINT      NOT NULL,
  changed_at_ms BIGINT      NOT NULL,
  body          CLOB        NOT NULL,
  PRIMARY KEY (kind, id)
);

-- How services are run, and so what is kept free for them: one row.
CREATE TABLE live_serving (
  number   BIGINT PRIMARY KEY,
  revision BIGINT NOT NULL,
  at_ms    BIGINT NOT NULL,
  plan     CLOB   NOT NULL
);
