package eu.megawatt.service.live;

import eu.megawatt.scheduler.nodes.NodeGpus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The table of the GPUs that jobs have. */
final class BindingRows {

  private BindingRows() {}

  private record Row(String jobId, String poolId, NodeGpus gpus, boolean isReal) {}

  /** All of them, by job. */
  static Map<String, Binding> all(Handle handle) {
    List<Row> rows =
        handle
            .createQuery(
                "SELECT job_id, pool_id, node_id, gpu_bits, is_real FROM live_nodes"
                    + " ORDER BY job_id, pool_id, node_id")
            .map(
                (rs, _) ->
                    new Row(
                        rs.getString(1),
                        rs.getString(2),
                        new NodeGpus(rs.getString(3), rs.getLong(4)),
                        rs.getBoolean(5)))
            .list();
    Map<String, Map<String, List<NodeGpus>>> byJob = new LinkedHashMap<>();
    Map<String, Boolean> isReal = new LinkedHashMap<>();
    for (Row row : rows) {
      byJob
          .computeIfAbsent(row.jobId, _ -> new TreeMap<>())
          .computeIfAbsent(row.poolId, _ -> new ArrayList<>())
          .add(row.gpus);
      isReal.put(row.jobId, row.isReal);
    }
    Map<String, Binding> bindings = new LinkedHashMap<>();
    byJob.forEach(
        (id, gpus) -> bindings.put(id, new Binding(id, gpus, isReal.getOrDefault(id, false))));
    return bindings;
  }

  static void change(Handle handle, BindingChanges changes) {
    for (String jobId : changes.freed()) {
      remove(handle, jobId);
    }
    for (Binding binding : changes.bound()) {
      remove(handle, binding.jobId());
      binding.gpus().forEach((poolId, its) -> add(handle, binding, poolId, its));
    }
  }

  private static void remove(Handle handle, String jobId) {
    handle.execute("DELETE FROM live_nodes WHERE job_id = ?", jobId);
  }

  private static void add(Handle handle, Binding binding, String poolId, List<NodeGpus> gpus) {
    for (NodeGpus some : gpus) {
      handle.execute(
          "INSERT INTO live_nodes (job_id, pool_id, node_id, gpu_bits, is_real)"
              + " VALUES (?, ?, ?, ?, ?)",
          binding.jobId(),
          poolId,
          some.node(),
          some.bits(),
          binding.isReal());
    }
  }
}
