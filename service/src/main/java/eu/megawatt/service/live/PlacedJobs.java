package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Jobs that have not ended, with the places that they are in. Thread-safe. */
public final class PlacedJobs {

  private final LiveDesk desk;

  public PlacedJobs(LiveDesk desk) {
    this.desk = desk;
  }

  /**
   * A job.
   *
   * @param state its word
   * @param profileId of the policy or profile that it names
   * @param stays none where it waits
   */
  public record PlacedJob(
      String jobId, String tenant, String state, String profileId, List<Stay> stays) {}

  /** Some time in a place. */
  public record Stay(String placeId, String poolId, Instant from, Instant to) {}

  /** All of them; none where nothing is planned. */
  public List<PlacedJob> all() {
    if (!desk.hasPlan()) {
      return List.of();
    }
    Scenario fleet = desk.fleet();
    Permits permits = fleet.permits();
    return desk.ask(turn -> List.copyOf(turn.scheduler().jobs())).stream()
        .map(it -> of(it, permits))
        .toList();
  }

  private static PlacedJob of(LiveJob job, Permits permits) {
    return new PlacedJob(
        job.id(),
        job.work().job().tenant(),
        job.state().word(),
        job.work().job().residency(),
        stays(job.held(), permits));
  }

  static List<Stay> stays(Optional<Run> run, Permits permits) {
    return run.map(Run::legs).orElse(List.of()).stream().map(leg -> stay(leg, permits)).toList();
  }

  private static Stay stay(Leg leg, Permits permits) {
    return new Stay(permits.place(leg.poolId()), leg.poolId(), leg.from(), leg.to());
  }
}
