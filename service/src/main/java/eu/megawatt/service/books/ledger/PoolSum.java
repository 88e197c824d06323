package eu.megawatt.service.books.ledger;

import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.JobFacts;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.telemetry.energy.Used;
import eu.megawatt.telemetry.record.QuarterRecord;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What the nodes of a pool used, while it grows. For one thread. */
final class PoolSum {

  private static final long MILLIONTHS = 1_000_000;

  private final String poolId;
  private final NavigableMap<String, JobSum> jobs = new TreeMap<>();
  private long inServiceGpuMillis;
  private long idleMilliJ;
  private long unassignedMilliJ;

  PoolSum(String poolId) {
    this.poolId = poolId;
  }

  /** What a job used, while it grows. */
  private static final class JobSum {
    JobKind kind;
    long itMilliJ;
    long allocatedGpuMillis;
    long usedGpuMillis;

    JobSum(JobKind kind) {
      this.kind = kind;
    }
  }

  /**
   * Adds a node. What is expected of it, and of its users, is a part for each GPU and one of the
   * same size for the rest, which follows the GPUs: so of P + 1 parts P are time of GPUs.
   *
   * @param utilisationPpm how much of the time its GPUs were at work
   */
  void add(Node node, QuarterRecord record, long utilisationPpm) {
    long left = gpuMillis(record.expectedMillis(), node.gpuCount());
    inServiceGpuMillis += left;
    idleMilliJ = Math.addExact(idleMilliJ, record.idle().millijoules());
    unassignedMilliJ = Math.addExact(unassignedMilliJ, record.unassigned().millijoules());
    for (Map.Entry<String, Used> user : record.users().entrySet()) {
      Used used = user.getValue();
      long allocated = Math.min(left, gpuMillis(used.expectedMillis(), node.gpuCount()));
      left -= allocated;
      if (!used.isNothing()) {
        add(
            jobs.computeIfAbsent(user.getKey(), _ -> new JobSum(used.kind())),
            used,
            allocated,
            utilisationPpm);
      }
    }
  }

  private static void add(JobSum sum, Used used, long allocated, long utilisationPpm) {
    sum.kind = used.kind().compareTo(sum.kind) < 0 ? used.kind() : sum.kind;
    sum.itMilliJ = Math.addExact(sum.itMilliJ, used.total().millijoules());
    sum.allocatedGpuMillis += allocated;
    sum.usedGpuMillis += allocated * Math.clamp(utilisationPpm, 0, MILLIONTHS) / MILLIONTHS;
  }

  /** To the nearest millisecond, since the rest is divided in whole ones. */
  private static long gpuMillis(long expectedMillis, int gpuCount) {
    long parts = gpuCount + 1L;
    return (expectedMillis * gpuCount + parts / 2) / parts;
  }

  /** All of it. */
  PoolFacts facts(Function<String, String> tenantOf) {
    NavigableMap<String, JobFacts> facts = new TreeMap<>();
    jobs.forEach(
        (id, sum) ->
            facts.put(
                id,
                new JobFacts(
                    new Holder.Job(tenantOf.apply(id), id, sum.kind.word()),
                    sum.itMilliJ,
                    sum.allocatedGpuMillis,
                    sum.usedGpuMillis)));
    return new PoolFacts(poolId, inServiceGpuMillis, facts, idleMilliJ, unassignedMilliJ);
  }
}
