package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.Footprint;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Relocation;
import eu.megawatt.scheduler.live.Run;
import java.util.Optional;

/**
 * What a move does, or would do.
 *
 * @param revision of the plan with it
 * @param pinned whether the job is pinned then
 * @param costMinor what the job costs more than where it was; all of it where it had no place
 * @param energyWh what it draws more above idle, facility side
 * @param carbonG what it emits more
 * @param peakW by how much the most that all sites together are to draw changes, facility side
 * @param before where it was; absent where it waited
 */
public record MoveView(
    String jobId,
    long revision,
    boolean pinned,
    long costMinor,
    String currency,
    long energyWh,
    long carbonG,
    long peakW,
    long planPeakBeforeW,
    long planPeakAfterW,
    Optional<Place> before,
    Place after) {

  /** A place, and what the job takes there. */
  public record Place(
      JobView.Placement placement, long costMinor, long energyWh, long carbonG, long peakW) {

    static Place of(Run run, Footprint footprint, Scenario fleet) {
      return new Place(
          JobView.Placement.of(run, fleet),
          Explanation.minor(footprint.costMicro()),
          footprint.energyWh(),
          footprint.carbonGrams(),
          footprint.peakWatts());
    }
  }

  static MoveView of(Relocation.Moved moved, long revision, Scenario fleet) {
    LiveJob job = moved.after();
    Optional<Place> before =
        moved.was().map(its -> Place.of(moved.before().held().orElseThrow(), its, fleet));
    Place after = Place.of(job.held().orElseThrow(), moved.is(), fleet);
    return new MoveView(
        job.id(),
        revision,
        job.pin().isPresent(),
        after.costMinor - before.map(Place::costMinor).orElse(0L),
        "EUR",
        after.energyWh - before.map(Place::energyWh).orElse(0L),
        after.carbonG - before.map(Place::carbonG).orElse(0L),
        moved.peakWattsAfter() - moved.peakWattsBefore(),
        moved.peakWattsBefore(),
        moved.peakWattsAfter(),
        before,
        after);
  }
}
