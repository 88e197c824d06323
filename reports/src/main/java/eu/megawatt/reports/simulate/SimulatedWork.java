package eu.megawatt.reports.simulate;

import eu.megawatt.reports.cost.Work;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.ledger.JobFacts;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.reports.ledger.QuarterFacts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts the tasks that simulated inference did: so many for each GPU-hour at work, of which each
 * tenant can use another share. For one thread.
 */
public final class SimulatedWork {

  private static final String INFERENCE = "inference";
  private static final long MILLIS_PER_HOUR = 3_600_000;
  private static final long TASKS_PER_GPU_HOUR = 1_800;
  private static final long INPUT_TOKENS_PER_TASK = 900;
  private static final long OUTPUT_TOKENS_PER_TASK = 250;
  private static final int LEAST_ACCEPTED_PER_MILLE = 870;
  private static final int ACCEPTED_SPAN = 110;
  private static final int PER_MILLE = 1_000;

  private final ZoneId zone;
  private final Map<Key, Long> usedGpuMillis =
      new TreeMap<>(
          Comparator.comparing(Key::day)
              .thenComparing(Key::siteId)
              .thenComparing(Key::poolId)
              .thenComparing(Key::tenantId));

  /** One that counts by the days of a zone. */
  public SimulatedWork(ZoneId zone) {
    this.zone = zone;
  }

  private record Key(LocalDate day, String siteId, String poolId, String tenantId) {}

  /** Counts what was done in a quarter-hour; of several versions of it only one may be added. */
  public void add(QuarterFacts facts) {
    LocalDate day = LocalDate.ofInstant(facts.quarter().from(), zone);
    for (PoolFacts pool : facts.pools()) {
      for (JobFacts job : pool.jobs().values()) {
        if (job.job().workloadClass().equals(INFERENCE)) {
          usedGpuMillis.merge(
              new Key(day, facts.siteId(), pool.poolId(), job.job().tenantId()),
              job.usedGpuMillis(),
              Math::addExact);
        }
      }
    }
  }

  /** What was counted, by day. */
  public List<WorkCount> counts() {
    List<WorkCount> counts = new ArrayList<>();
    usedGpuMillis.forEach((key, millis) -> counts.add(count(key, millis)));
    return counts;
  }

  private static WorkCount count(Key key, long millis) {
    long tasks = millis * TASKS_PER_GPU_HOUR / MILLIS_PER_HOUR;
    int accepted = LEAST_ACCEPTED_PER_MILLE + Math.floorMod(key.tenantId.hashCode(), ACCEPTED_SPAN);
    return new WorkCount(
        key.day,
        key.siteId,
        Optional.of(key.poolId),
        key.tenantId,
        Optional.empty(),
        Optional.empty(),
        new Work(
            tasks * INPUT_TOKENS_PER_TASK,
            tasks * OUTPUT_TOKENS_PER_TASK,
            tasks,
            tasks * accepted / PER_MILLE),
        "simulated");
  }
}
