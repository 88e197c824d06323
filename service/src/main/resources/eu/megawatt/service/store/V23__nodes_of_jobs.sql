-- The GPUs that a job which was handed over has, node by node, until it ends or loses its place.
-- gpu_bits: GPU 0 of the node is the lowest bit. is_real: whoever runs the job says so.
CREATE TABLE live_nodes (
  job_id   VARCHAR(80)  NOT NULL,
  pool_id  VARCHAR(1000)NOT NULL,
  node_id  VARCHAR(200) NOT NULL,
  gpu_bits BIGINT       NOT NULL,
  is_real  BOOLEAN      NOT NULL,
  PRIMARY KEY (job_id, pool_id, node_id)
);
