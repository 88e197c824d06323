package eu.megawatt.reports.simulate;

import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.JobFacts;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.reports.ledger.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The jobs of a pool as time passes: who comes and finds room begins, who does not goes away. */
final class PoolJobs {

  private static final List<String> CLASSES =
      List.of("inference", "training", "fine-tuning", "batch");

  private static final int QUARTERS_OF_A_GPU = 4;
  private static final long HOUR_MILLIS = 3_600_000;

  private final SimulatedPool pool;
  private final SimulatedFleet fleet;
  private final RandomGenerator random;
  private final double perQuarter;
  private final List<SimulatedJob> jobs = new ArrayList<>();
  private double due;
  private int count;

  PoolJobs(SimulatedPool pool, SimulatedFleet fleet, double perQuarter, RandomGenerator random) {
    this.pool = pool;
    this.fleet = fleet;
    this.perQuarter = perQuarter;
    this.random = random;
    this.due = random.nextDouble();
  }

  /** What the pool has used by the end of the next quarter-hour. */
  PoolFacts next(Quarter quarter) {
    long from = quarter.from().toEpochMilli();
    jobs.removeIf(it -> it.toMillis() <= from);
    for (due += perQuarter; due >= 1; due--) {
      arrive(from + random.nextLong(Quarter.MILLIS));
    }
    return facts(quarter);
  }

  /** Whoever is not gone by the quarter-hour's beginning has its GPUs for all of it. */
  private void arrive(long atMillis) {
    int quarterGpus = size();
    int taken = jobs.stream().mapToInt(SimulatedJob::quarterGpus).sum();
    if (taken + quarterGpus > pool.gpuCount() * QUARTERS_OF_A_GPU) {
      return;
    }
    double length = Math.pow(random.nextDouble(), 2) * fleet.longestHours();
    long millis = 600_000 + (long) (length * HOUR_MILLIS);
    String tenant = fleet.tenants().get(random.nextInt(fleet.tenants().size()));
    String kind = CLASSES.get(random.nextInt(CLASSES.size()));
    count++;
    String id = "%s-%s-%05d".formatted(pool.id(), kind, count);
    jobs.add(
        new SimulatedJob(
            new Holder.Job(tenant, id, kind),
            quarterGpus,
            atMillis,
            atMillis + millis,
            450 + random.nextInt(540)));
  }

  private int size() {
    int draw = random.nextInt(20);
    if (draw == 0) {
      return 1 + random.nextInt(QUARTERS_OF_A_GPU);
    }
    int whole = draw == 1 ? pool.gpuCount() / 4 : 1 << random.nextInt(8);
    return Math.max(1, Math.min(whole, pool.gpuCount())) * QUARTERS_OF_A_GPU;
  }

  private PoolFacts facts(Quarter quarter) {
    NavigableMap<String, JobFacts> facts = new TreeMap<>();
    long allocated = 0;
    for (SimulatedJob it : jobs) {
      JobFacts its = it.in(quarter, pool);
      facts.put(it.job().jobId(), its);
      allocated += its.allocatedGpuMillis();
    }
    long inService = pool.gpuCount() * Quarter.MILLIS;
    long free = inService - allocated;
    return new PoolFacts(
        pool.id(), inService, facts, free * pool.idleWatts(), free * pool.restWatts());
  }
}
