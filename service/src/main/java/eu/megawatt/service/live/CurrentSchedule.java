package eu.megawatt.service.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.service.schedule.Allocation;
import eu.megawatt.service.schedule.AllocationFilter;
import eu.megawatt.service.schedule.LegAllocations;
import eu.megawatt.service.schedule.Schedule;
import eu.megawatt.service.schedule.UnplacedJob;
import eu.megawatt.service.store.Listed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The plan that is lived by as a schedule: with what ran in the last hours, the limits, GPUs and
 * prices in force, and why others wait. Made anew when something has changed and somebody asks.
 * Thread-safe.
 */
public final class CurrentSchedule {

  /** In place of a plan's id: this one. */
  public static final String ID = "current";

  /** How far back from where the plan begins. */
  private static final Duration PAST = Duration.ofHours(6);

  /** How many reasons are worked out at once, so that others get their turn in between. */
  private static final int TOGETHER = 100;

  private final LiveDesk desk;
  private final LiveStore store;
  private final EndedJobs ended;
  private final AtomicLong changes = new AtomicLong();
  private final String session;
  private volatile Optional<Made> last = Optional.empty();

  /**
   * @param session tells the versions of this process from those before a restart
   */
  public CurrentSchedule(LiveDesk desk, LiveStore store, String session) {
    this.desk = desk;
    this.store = store;
    this.session = session;
    this.ended = new EndedJobs(store);
    desk.listen(
        made -> {
          ended.see(made);
          changes.incrementAndGet();
        });
  }

  private record Made(String version, Seen seen, Schedule schedule, List<Allocation> open) {}

  /** What the desk lets out. */
  private record Seen(
      String version, long revision, World world, TimeGrid horizon, List<LiveJob> jobs) {}

  /** Whether anything is planned on. */
  public boolean isThere() {
    return desk.hasPlan();
  }

  /** The schedule; empty where nothing is planned on. */
  public Optional<Schedule> schedule() {
    return made().map(Made::schedule);
  }

  /** The schedule in a few figures; empty where nothing is planned on. */
  public Optional<CurrentScheduleView> view() {
    return made()
        .map(
            it ->
                desk.ask(
                    turn ->
                        CurrentScheduleView.of(
                            it.version,
                            it.seen.revision,
                            store.basis().orElse(""),
                            it.schedule.scenario(),
                            it.open,
                            it.seen.jobs,
                            turn.now(),
                            turn.scheduler().frozenUntil(turn.now()))));
  }

  private Optional<Made> made() {
    Optional<Made> known = last;
    Optional<Seen> seen =
        desk.ask(
            turn ->
                turn.hasPlan()
                    ? Optional.of(look(turn.scheduler(), known.map(Made::seen)))
                    : Optional.empty());
    if (seen.isPresent() && !known.map(Made::seen).equals(seen)) {
      last = seen.map(this::make);
    } else if (seen.isEmpty()) {
      last = Optional.empty();
    }
    return seen.isEmpty() ? Optional.empty() : last;
  }

  private Seen look(LiveScheduler scheduler, Optional<Seen> known) {
    TimeGrid horizon = scheduler.horizon();
    String version = "%s-%d-%d".formatted(session, changes.get(), horizon.start().getEpochSecond());
    return known
        .filter(it -> it.version.equals(version))
        .orElseGet(
            () ->
                new Seen(
                    version,
                    scheduler.revision(),
                    scheduler.world(),
                    horizon,
                    List.copyOf(scheduler.jobs())));
  }

  private Made make(Seen seen) {
    TimeGrid grid = withPast(seen.horizon);
    Set<String> isOpen = new HashSet<>();
    seen.jobs.forEach(it -> isOpen.add(it.id()));
    List<LiveJob> gone =
        ended.since(grid.start()).stream().filter(it -> !isOpen.contains(it.id())).toList();
    List<Job> jobs = new ArrayList<>();
    gone.forEach(it -> jobs.add(from(it.work().job(), grid)));
    seen.jobs.forEach(it -> jobs.add(from(it.work().job(), grid)));
    Scenario scenario = seen.world.window(grid).with(jobs);
    LegAllocations legs = new LegAllocations(scenario);
    List<Allocation> past = allocations(legs, gone);
    List<Allocation> open = allocations(legs, seen.jobs);
    List<Allocation> all = new ArrayList<>(past);
    all.addAll(open);
    return new Made(seen.version, seen, new Schedule(scenario, all, List.of()), open);
  }

  private static List<Allocation> allocations(LegAllocations legs, List<LiveJob> jobs) {
    return jobs.stream().flatMap(it -> legs.of(it, EndedJobs.legs(it)).stream()).toList();
  }

  private static TimeGrid withPast(TimeGrid horizon) {
    int before = (int) PAST.dividedBy(Duration.ofMinutes(horizon.slotMinutes()));
    return new TimeGrid(horizon.at(-before), horizon.slotMinutes(), horizon.slots() + before);
  }

  /** The cycle of a load counts the slots since 1970; here those since the grid's start. */
  private static Job from(Job job, TimeGrid grid) {
    LoadShape load = job.load();
    if (load.period() == 1) {
      return job;
    }
    long first = Math.floorDiv(grid.start().getEpochSecond(), grid.slotMinutes() * 60L);
    return job.withLoad(load.from(Math.floorMod(first, load.period())));
  }

  /**
   * Those that wait and why, in the order in which they are tried, from a position on.
   *
   * @param reason one that must be among their reasons
   * @param text somewhere in the job's or the tenant's name
   * @param tenant whose alone; empty for everybody's
   */
  public Listed<UnplacedJob> unplaced(
      Optional<String> reason,
      Optional<String> text,
      Optional<String> tenant,
      long from,
      int most) {
    List<LiveJob> queue =
        desk.ask(turn -> turn.scheduler().queue()).stream()
            .filter(it -> AllocationFilter.mentions(text, it.id(), it.work().job().tenant()))
            .filter(it -> tenant.isEmpty() || tenant.get().equals(it.work().job().tenant()))
            .toList();
    List<UnplacedJob> found = new ArrayList<>();
    int next = (int) Math.min(from, queue.size());
    while (next < queue.size() && found.size() < most) {
      int end = Math.min(queue.size(), next + Math.min(TOGETHER, most - found.size()));
      explained(queue.subList(next, end)).stream()
          .filter(it -> reason.isEmpty() || it.has(reason.get()))
          .forEach(found::add);
      next = end;
    }
    return new Listed<>(found, next, next < queue.size());
  }

  /** Who has a place by now is left out. */
  private List<UnplacedJob> explained(List<LiveJob> some) {
    return desk.ask(
        turn -> {
          LiveScheduler scheduler = turn.scheduler();
          List<LiveJob> waiting =
              some.stream()
                  .flatMap(it -> scheduler.job(it.id()).stream())
                  .filter(it -> it.state() instanceof JobState.Waiting)
                  .toList();
          List<List<Reason>> reasons = scheduler.reasons(waiting, turn.now());
          List<UnplacedJob> explained = new ArrayList<>();
          for (int i = 0; i < waiting.size(); i++) {
            explained.add(UnplacedJob.of(waiting.get(i).work().job(), reasons.get(i)));
          }
          return explained;
        });
  }
}
