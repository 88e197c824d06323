-- What is known of models, in versions, none of which is ever changed. Times are milliseconds since
-- 1970; content is gzip of CSV. Source and basis are '' where each row has its own.
CREATE TABLE model_table (
  kind        VARCHAR(20)   NOT NULL,
  version     INT           NOT NULL,
  recorded_ms BIGINT        NOT NULL,
  recorded_by VARCHAR(300)  NOT NULL,
  reason      VARCHAR(1000) NOT NULL,
  source      VARCHAR(2000) NOT NULL,
  basis       VARCHAR(20)   NOT NULL,
  content     BLOB          NOT NULL,
  PRIMARY KEY (kind, version)
);
