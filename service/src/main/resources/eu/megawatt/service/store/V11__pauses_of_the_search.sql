-- Whether the search behind the plan that is lived by may run; the newest row counts.
CREATE TABLE live_search_pause (
  version BIGINT        PRIMARY KEY,
  paused  BOOLEAN       NOT NULL,
  reason  VARCHAR(1000) NOT NULL, -- empty where none was given
  at_ms   BIGINT        NOT NULL
);
