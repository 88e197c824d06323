package eu.megawatt.service.slurm;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What was done with Slurm since the start. Thread-safe. */
public final class SlurmFigures {

  final LongAdder submitted = new LongAdder();
  final LongAdder found = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder withdrawn = new LongAdder();
  final LongAdder failedLooks = new LongAdder();
  private final Map<Step.Drift.Kind, LongAdder> drifts = new EnumMap<>(Step.Drift.Kind.class);

  SlurmFigures() {
    Arrays.stream(Step.Drift.Kind.values()).forEach(it -> drifts.put(it, new LongAdder()));
  }

  void drift(Step.Drift.Kind kind) {
    drifts.getOrDefault(kind, new LongAdder()).increment();
  }

  /** Submissions that Slurm has taken. */
  public long submittedCount() {
    return submitted.sum();
  }

  /** Submissions without an answer that were found in Slurm. */
  public long foundCount() {
    return found.sum();
  }

  /** Submissions that Slurm did not want. */
  public long refusedCount() {
    return refused.sum();
  }

  /** Jobs that were taken back from Slurm. */
  public long withdrawnCount() {
    return withdrawn.sum();
  }

  /** Looks at Slurm that came to nothing. */
  public long failedLookCount() {
    return failedLooks.sum();
  }

  /** Times that Slurm and the plan did not agree. */
  public long driftCount() {
    return drifts.values().stream().mapToLong(LongAdder::sum).sum();
  }
}
