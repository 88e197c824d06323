package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.service.schedule.Allocation;
import java.time.Instant;
import java.util.List;

/**
 * The plan that is lived by as a schedule, in a few figures.
 *
 * @param version changes whenever anything of the schedule does
 * @param startsAt some hours before the plan begins, so that what ran lately is in it
 * @param placedCount jobs that have not ended and have a place
 * @param underWayCount of these, those that were handed over
 * @param lateCount of these, those that miss their deadline
 * @param costMinor energy, carbon and lateness of these
 * @param energyWh of these, above idle, facility side
 * @param droppedValueMinor what those are worth that wait
 */
public record CurrentScheduleView(
    String id,
    String version,
    long revision,
    String scenarioId,
    String scenarioName,
    Instant at,
    Instant frozenUntilAt,
    Instant startsAt,
    Instant endsAt,
    int slotMinutes,
    int slotCount,
    List<SiteView> sites,
    int placedCount,
    int underWayCount,
    int unplacedCount,
    int pinnedCount,
    int lateCount,
    long costMinor,
    long energyWh,
    long droppedValueMinor,
    String currency) {

  private static final double MINOR_PER_EURO = 100;

  /** A site. */
  public record SiteView(String id, String country) {}

  static CurrentScheduleView of(
      String version,
      long revision,
      String scenarioId,
      Scenario scenario,
      List<Allocation> allocations,
      List<LiveJob> jobs,
      Instant now,
      Instant frozenUntil) {
    TimeGrid grid = scenario.grid();
    List<LiveJob> waiting =
        jobs.stream().filter(it -> it.state() instanceof JobState.Waiting).toList();
    double dropped = waiting.stream().mapToDouble(it -> it.work().job().valueEur()).sum();
    return new CurrentScheduleView(
        CurrentSchedule.ID,
        version,
        revision,
        scenarioId,
        scenario.name(),
        now,
        frozenUntil,
        grid.start(),
        grid.end(),
        grid.slotMinutes(),
        grid.slots(),
        scenario.sites().values().stream().map(it -> new SiteView(it.id(), it.country())).toList(),
        jobs.size() - waiting.size(),
        (int) jobs.stream().filter(it -> it.state().isUnderWay()).count(),
        waiting.size(),
        (int) jobs.stream().filter(it -> it.pin().isPresent()).count(),
        (int) allocations.stream().filter(it -> it.latenessSeconds() > 0).count(),
        allocations.stream().mapToLong(Allocation::costMinor).sum(),
        allocations.stream().mapToLong(Allocation::energyWh).sum(),
        Math.round(dropped * MINOR_PER_EURO),
        "EUR");
  }
}
