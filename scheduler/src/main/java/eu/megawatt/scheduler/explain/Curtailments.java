package eu.megawatt.scheduler.explain;

import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.unit.Power;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Occupancy;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What would fit if no power domain were curtailed: if its limit did not dip below what it was
 * before and will be again. A ramp is no curtailment.
 */
final class Curtailments {

  private final boolean any;
  private final ClosestFit uncurtailed;
  private final ClosestFit curtailed;

  Curtailments(Problem problem, Facts facts, Occupancy occupancy) {
    int[] domains = IntStream.range(0, facts.domains()).toArray();
    any = Arrays.stream(domains).anyMatch(domain -> !facts.domain(domain).limitMW().isConstant());
    long[][] room =
        Arrays.stream(domains)
            .mapToObj(domain -> raised(facts, domain, occupancy.room(domain)))
            .toArray(long[][]::new);
    long[][] gpus =
        IntStream.range(0, facts.pools()).mapToObj(occupancy::free).toArray(long[][]::new);
    uncurtailed = new ClosestFit(problem, new Occupancy(problem, room, gpus));
    curtailed = new ClosestFit(problem, occupancy);
  }

  private static long[] raised(Facts facts, int domain, long[] room) {
    Series limit = facts.domain(domain).limitMW();
    double[] usual = usual(limit);
    double milliwatts = Power.MILLIWATTS_PER_MEGAWATT / facts.factor(domain);
    long[] raised = new long[room.length];
    Arrays.setAll(
        raised, slot -> room[slot] + (long) ((usual[slot] - limit.at(slot)) * milliwatts));
    return raised;
  }

  /** By slot the limit, or what it was before and will be again where that is more. */
  static double[] usual(Series limit) {
    double[] usual = limit.toArray();
    double[] after = limit.toArray();
    for (int slot = after.length - 2; slot >= 0; slot--) {
      after[slot] = Math.max(after[slot], after[slot + 1]);
    }
    double before = Double.NEGATIVE_INFINITY;
    for (int slot = 0; slot < usual.length; slot++) {
      before = Math.max(before, usual[slot]);
      usual[slot] = Math.min(before, after[slot]);
    }
    return usual;
  }

  /** A placement that would fit, with the curtailed power domain that keeps it from fitting. */
  Optional<Fit> find(JobSpec job) {
    return any
        ? uncurtailed.find(job).filter(Fit::fits).flatMap(curtailed::worstPower)
        : Optional.empty();
  }
}
