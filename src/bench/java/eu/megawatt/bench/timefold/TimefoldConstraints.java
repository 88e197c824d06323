package eu.megawatt.bench.timefold;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import eu.megawatt.scheduler.kernel.Spots;

/** What a plan must keep and what it costs, constraint for constraint as we state it ourselves. */
public class TimefoldConstraints implements ConstraintProvider {

  @Override
  public Constraint[] defineConstraints(ConstraintFactory factory) {
    return new Constraint[] {
      overload(factory, true, "Power domain limit"),
      overload(factory, false, "Pool size"),
      running(factory),
      leftOut(factory)
    };
  }

  private static Constraint overload(ConstraintFactory factory, boolean power, String name) {
    return factory
        .forEach(LimitRow.class)
        .filter(row -> row.isPower() == power)
        .join(TimefoldJob.class)
        .filter((row, job) -> row.bears(job.problem().spots.pool(job.spot())))
        .groupBy((row, job) -> row, TakenProfile.overload())
        .filter((row, over) -> over > 0)
        .penalizeLong(HardSoftLongScore.ONE_HARD, (row, over) -> over)
        .asConstraint(name);
  }

  /** An impact and not a penalty: where energy prices are negative, running is an income. */
  private static Constraint running(ConstraintFactory factory) {
    return factory
        .forEach(TimefoldJob.class)
        .impactLong(
            HardSoftLongScore.ONE_SOFT, job -> -job.problem().costMicro(job.getIndex(), job.spot()))
        .asConstraint("Energy, carbon and lateness");
  }

  private static Constraint leftOut(ConstraintFactory factory) {
    return factory
        .forEachIncludingUnassigned(TimefoldJob.class)
        .filter(job -> job.spot() == Spots.NONE)
        .penalizeLong(HardSoftLongScore.ONE_SOFT, job -> job.spec().valueMicro)
        .asConstraint("Value left out");
  }
}
