-- What finance brings: documents and series in versions, none of which is ever changed. Times are
-- milliseconds since 1970.

-- Rises with whatever is brought; whoever writes holds its row.
CREATE TABLE books_revision (
  id       INT    PRIMARY KEY,
  revision BIGINT NOT NULL
);
INSERT INTO books_revision (id, revision) VALUES (1, 0);

-- kind: book, billing or assets. content: gzipped, as this program writes it.
CREATE TABLE books_document (
  kind        VARCHAR(20)   NOT NULL,
  version     INT           NOT NULL,
  recorded_ms BIGINT        NOT NULL,
  recorded_by VARCHAR(300)  NOT NULL,
  reason      VARCHAR(1000) NOT NULL,
  content     BLOB          NOT NULL,
  PRIMARY KEY (kind, version)
);

-- Imports of series that made a difference. from_ms and to_ms: what the import covers, rounded out.
-- known_*: the series with it and all before it. steps: gzipped, as the file had them.
CREATE TABLE books_series (
  id             VARCHAR(300)  NOT NULL,
  version        INT           NOT NULL,
  zone           VARCHAR(200)  NOT NULL,
  kind           VARCHAR(30)   NOT NULL,
  currency       VARCHAR(3)    NOT NULL, -- empty but of prices
  source         VARCHAR(2000) NOT NULL,
  received_ms    BIGINT        NOT NULL,
  received_by    VARCHAR(300)  NOT NULL,
  sha256         VARCHAR(64)   NOT NULL, -- of the file
  from_ms        BIGINT        NOT NULL,
  to_ms          BIGINT        NOT NULL,
  known_from_ms  BIGINT        NOT NULL,
  known_to_ms    BIGINT        NOT NULL,
  known_steps    INT           NOT NULL,
  known_gaps     INT           NOT NULL,
  steps          BLOB          NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE INDEX books_series_by_time ON books_series (to_ms, from_ms);
