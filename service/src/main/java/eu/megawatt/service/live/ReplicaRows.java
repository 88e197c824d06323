package eu.megawatt.service.live;

import eu.megawatt.scheduler.nodes.NodeGpus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of the GPUs that replicas of services have. */
final class ReplicaRows {

  private ReplicaRows() {}

  private record Row(Replica replica, NodeGpus gpus) {}

  /** All of them, by replica. */
  static Map<Replica, List<NodeGpus>> all(Handle handle) {
    List<Row> rows =
        handle
            .createQuery(
                "SELECT service_id, pool_id, number, node_id, gpu_bits FROM live_replica_nodes"
                    + " ORDER BY service_id, pool_id, number, node_id")
            .map(
                (rs, _) ->
                    new Row(
                        new Replica(rs.getString(1), rs.getString(2), rs.getInt(3)),
                        new NodeGpus(rs.getString(4), rs.getLong(5))))
            .list();
    Map<Replica, List<NodeGpus>> all = new LinkedHashMap<>();
    for (Row row : rows) {
      all.computeIfAbsent(row.replica, _ -> new ArrayList<>()).add(row.gpus);
    }
    return all;
  }

  static void change(Handle handle, BindingChanges changes) {
    PreparedBatch removed =
        handle.prepareBatch(
            "DELETE FROM live_replica_nodes WHERE service_id = ? AND pool_id = ? AND number = ?");
    changes.freedReplicas().forEach(it -> remove(removed, it));
    changes.boundReplicas().keySet().forEach(it -> remove(removed, it));
    removed.execute();
    PreparedBatch added =
        handle.prepareBatch(
            "INSERT INTO live_replica_nodes (service_id, pool_id, number, node_id, gpu_bits)"
                + " VALUES (?, ?, ?, ?, ?)");
    changes
        .boundReplicas()
        .forEach(
            (replica, gpus) -> {
              for (NodeGpus some : gpus) {
                added.add(
                    replica.serviceId(),
                    replica.poolId(),
                    replica.number(),
                    some.node(),
                    some.bits());
              }
            });
    added.execute();
  }

  private static void remove(PreparedBatch batch, Replica replica) {
    batch.add(replica.serviceId(), replica.poolId(), replica.number());
  }
}
