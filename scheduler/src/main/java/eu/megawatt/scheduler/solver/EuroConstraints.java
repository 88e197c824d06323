package eu.megawatt.scheduler.solver;

import eu.megawatt.scheduler.kernel.Spots;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;
import org.optaplanner.core.api.score.stream.bi.BiConstraintStream;
import org.optaplanner.core.api.score.stream.uni.UniConstraintStream;

/**
 * The readable statement of what a plan must keep and what it costs. {@link EuroScore} computes the
 * same faster; assertion mode proves them equal.
 */
public class EuroConstraints implements ConstraintProvider {

  static final String POWER = "Power domain limit";
  static final String GPUS = "Pool size";
  static final String RUNNING = "Energy, carbon and lateness";
  static final String PAID_TO_RUN = "Paid to run";
  static final String LEFT_OUT = "Value left out";

  @Override
  public Constraint[] defineConstraints(ConstraintFactory factory) {
    return new Constraint[] {
      powerDomainLimit(factory),
      poolSize(factory),
      running(factory),
      paidToRun(factory),
      leftOut(factory)
    };
  }

  /** At each slot every power domain stays within its limit. */
  Constraint powerDomainLimit(ConstraintFactory factory) {
    return overload(factory, CapacityRow.Kind.POWER)
        .penalizeLong(HardSoftLongScore.ONE_HARD, (row, over) -> over)
        .asConstraint(POWER);
  }

  /** At each slot every pool stays within its GPUs. */
  Constraint poolSize(ConstraintFactory factory) {
    return overload(factory, CapacityRow.Kind.GPUS)
        .penalizeLong(HardSoftLongScore.ONE_HARD, (row, over) -> over)
        .asConstraint(GPUS);
  }

  /** A placed job costs its energy and carbon above idle, and each hour past its deadline. */
  Constraint running(ConstraintFactory factory) {
    return placed(factory)
        .filter(job -> cost(job) > 0)
        .penalizeLong(HardSoftLongScore.ONE_SOFT, EuroConstraints::cost)
        .asConstraint(RUNNING);
  }

  /** Where prices are negative, a placed job may be paid for running. */
  Constraint paidToRun(ConstraintFactory factory) {
    return placed(factory)
        .filter(job -> cost(job) < 0)
        .rewardLong(HardSoftLongScore.ONE_SOFT, job -> -cost(job))
        .asConstraint(PAID_TO_RUN);
  }

  /** A job left out costs its value. */
  Constraint leftOut(ConstraintFactory factory) {
    return factory
        .forEachIncludingNullVars(PlannedJob.class)
        .filter(job -> job.spot() == Spots.NONE)
        .penalizeLong(HardSoftLongScore.ONE_SOFT, job -> job.spec().valueMicro)
        .asConstraint(LEFT_OUT);
  }

  private static UniConstraintStream<PlannedJob> placed(ConstraintFactory factory) {
    return factory
        .forEachIncludingNullVars(PlannedJob.class)
        .filter(job -> job.spot() != Spots.NONE);
  }

  private static long cost(PlannedJob job) {
    return job.problem().costMicro(job.getIndex(), job.spot());
  }

  private static BiConstraintStream<CapacityRow, Long> overload(
      ConstraintFactory factory, CapacityRow.Kind kind) {
    return factory
        .forEach(CapacityRow.class)
        .filter(row -> row.kind() == kind)
        .join(PlannedJob.class)
        .filter((row, job) -> row.bears(job.problem().spots.pool(job.spot())))
        .groupBy((row, job) -> row, LoadProfile.overload())
        .filter((row, over) -> over > 0);
  }
}
