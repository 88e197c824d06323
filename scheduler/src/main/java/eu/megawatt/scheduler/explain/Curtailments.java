package eu.megawatt.scheduler.explain;

import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.unit.Power;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Occupancy;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** What would fit if every power domain had, in every slot, the most it ever has. */
final class Curtailments {

  private final boolean any;
  private final ClosestFit uncurtailed;
  private final ClosestFit curtailed;

  Curtailments(Problem problem, Facts facts, Occupancy occupancy) {
    int[] domains = IntStream.range(0, facts.domains()).toArray();
    any = Arrays.stream(domains).anyMatch(domain -> varies(facts.domain(domain)));
    long[][] room =
        Arrays.stream(domains)
            .mapToObj(domain -> raised(facts, domain, occupancy.room(domain)))
            .toArray(long[][]::new);
    int[][] gpus =
        IntStream.range(0, facts.pools()).mapToObj(occupancy::free).toArray(int[][]::new);
    uncurtailed = new ClosestFit(problem, new Occupancy(problem, room, gpus));
    curtailed = new ClosestFit(problem, occupancy);
  }

  private static boolean varies(PowerDomain domain) {
    return domain.limitMW().min() < domain.limitMW().max();
  }

  private static long[] raised(Facts facts, int domain, long[] room) {
    PowerDomain limited = facts.domain(domain);
    double most = limited.limitMW().max();
    double milliwatts = Power.MILLIWATTS_PER_MEGAWATT / facts.factor(domain);
    long[] raised = new long[room.length];
    Arrays.setAll(
        raised, slot -> room[slot] + (long) ((most - limited.limitMW().at(slot)) * milliwatts));
    return raised;
  }

  /** A placement that would fit, with the curtailed power domain that keeps it from fitting. */
  Optional<Fit> find(JobSpec job) {
    return any
        ? uncurtailed.find(job).filter(Fit::fits).flatMap(curtailed::worstPower)
        : Optional.empty();
  }
}
