package eu.megawatt.service.slurm;

import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a run is one job of Slurm's: legs in the same pool without a break between them.
 *
 * @param powerCap of its first leg
 */
record Stint(String poolId, double powerCap, Instant begin, Instant end) {

  static List<Stint> of(Run run) {
    List<Stint> stints = new ArrayList<>();
    for (Leg leg : run.legs()) {
      Optional<Stint> last = stints.isEmpty() ? Optional.empty() : Optional.of(stints.getLast());
      if (last.filter(it -> it.goesOnIn(leg)).isPresent()) {
        Stint before = stints.removeLast();
        stints.add(new Stint(before.poolId, before.powerCap, before.begin, leg.to()));
      } else {
        stints.add(new Stint(leg.poolId(), leg.powerCap(), leg.from(), leg.to()));
      }
    }
    return stints;
  }

  private boolean goesOnIn(Leg leg) {
    return leg.poolId().equals(poolId) && leg.from().equals(end);
  }

  /** The first stint of a run that is not over at an instant. */
  static Optional<Stint> at(Run run, Instant at) {
    return of(run).stream().filter(it -> it.end.isAfter(at)).findFirst();
  }

  boolean overlaps(Stint other) {
    return poolId.equals(other.poolId) && begin.isBefore(other.end) && other.begin.isBefore(end);
  }
}
