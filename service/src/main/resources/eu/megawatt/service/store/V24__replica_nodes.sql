-- The GPUs that a replica of a service has, node by node, or the one that several of its replicas
-- share, as long as it is needed. gpu_bits: GPU 0 of the node is the lowest bit.
CREATE TABLE live_replica_nodes (
  service_id VARCHAR(80)   NOT NULL,
  pool_id    VARCHAR(1000) NOT NULL,
  number     INT           NOT NULL,
  node_id    VARCHAR(200)  NOT NULL,
  gpu_bits   BIGINT        NOT NULL,
  PRIMARY KEY (service_id, pool_id, number, node_id)
);
