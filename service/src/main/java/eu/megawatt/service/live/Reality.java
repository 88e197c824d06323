package eu.megawatt.service.live;

import eu.megawatt.fleet.site.Pool;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Outage;
import eu.megawatt.scheduler.live.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What really happens, told to the plan by whoever runs its jobs. Thread-safe. */
public final class Reality {

  /** Facts in one turn of the plan. */
  private static final int MOST_TOGETHER = 100;

  private final LiveDesk desk;

  public Reality(LiveDesk desk) {
    this.desk = desk;
  }

  /**
   * What the plan has handed over, and what GPUs it counts on.
   *
   * @param underWay by id
   * @param gpus that the fleet has in each pool at this moment, outages aside
   */
  public record Handed(Map<String, LiveJob> underWay, Map<String, Integer> gpus) {

    public Handed {
      underWay = Map.copyOf(underWay);
      gpus = Map.copyOf(gpus);
    }
  }

  /** What the plan has handed over; empty where nothing is planned on. */
  public Optional<Handed> handed() {
    return desk.ask(
        turn ->
            turn.hasPlan() ? Optional.of(handed(turn.scheduler(), turn.now())) : Optional.empty());
  }

  private static Handed handed(LiveScheduler scheduler, Instant now) {
    Map<String, LiveJob> underWay = new TreeMap<>();
    for (LiveJob job : scheduler.jobs()) {
      if (job.state().isUnderWay()) {
        underWay.put(job.id(), job);
      }
    }
    World world = scheduler.world();
    Map<String, Integer> gpus = new TreeMap<>();
    for (Pool pool : world.basis().pools().values()) {
      int slot = (int) Math.floor(world.basis().grid().position(now));
      int known = Math.clamp(slot, 0, world.basis().grid().slots() - 1);
      gpus.put(pool.id(), (int) pool.gpus().at(known));
    }
    return new Handed(underWay, gpus);
  }

  /** Something that has become of a job. */
  public sealed interface Fact {

    String jobId();

    /** Why, or how that is known. */
    String reason();
  }

  /** It is at work. */
  public record Began(String jobId, Instant at, String reason) implements Fact {}

  /**
   * It is at work on these nodes.
   *
   * @param gpusByNode GPUs that it has, by the nodes' names or other names of theirs
   */
  public record RunsOn(String jobId, Map<String, Integer> gpusByNode, String reason)
      implements Fact {

    public RunsOn {
      gpusByNode = Map.copyOf(gpusByNode);
    }
  }

  /** It has done its work. */
  public record Ended(String jobId, Instant at, String reason) implements Fact {}

  /** It was ended, because its run is over. */
  public record RanOut(String jobId, String reason) implements Fact {}

  /** It has ended as it should not. */
  public record Failed(String jobId, String reason) implements Fact {}

  /** Somebody has taken it back where it ran. */
  public record TakenBack(String jobId, String reason) implements Fact {}

  /** It does not run, through no fault of its own, and is to be planned anew. */
  public record CameBack(String jobId, String reason) implements Fact {}

  /**
   * Tells the plan; what it knows already changes nothing.
   *
   * @return how many it did not know
   */
  public int tell(List<Fact> facts) {
    int news = 0;
    for (int first = 0; first < facts.size(); first += MOST_TOGETHER) {
      List<Fact> some = facts.subList(first, Math.min(facts.size(), first + MOST_TOGETHER));
      news += desk.ask(turn -> tell(turn, some));
    }
    return news;
  }

  private static int tell(Turn turn, List<Fact> facts) {
    List<Fact> news = new ArrayList<>();
    for (Fact fact : facts) {
      if (isNews(turn, fact)) {
        news.add(fact);
      }
    }
    if (!news.isEmpty()) {
      Fact first = news.getFirst();
      turn.because(
          Cause.JOBS,
          news.size() == 1
              ? "%s: %s".formatted(first.jobId(), first.reason())
              : "%d jobs; %s: %s".formatted(news.size(), first.jobId(), first.reason()));
    }
    return news.size();
  }

  private static boolean isNews(Turn turn, Fact fact) {
    LiveScheduler scheduler = turn.scheduler();
    Instant now = turn.now();
    return switch (fact) {
      case RunsOn it -> isUnderWay(scheduler, it.jobId()) && turn.runsOn(it);
      case Began(String id, Instant at, _) -> scheduler.began(id, at, now).isPresent();
      case Ended(String id, Instant at, _) -> scheduler.ended(id, at, now).isPresent();
      case RanOut(String id, _) -> scheduler.ranOut(id, now).isPresent();
      case Failed(String id, String why) ->
          isUnderWay(scheduler, id) && scheduler.fail(id, why, now).isPresent();
      case TakenBack(String id, String why) ->
          isUnderWay(scheduler, id) && scheduler.cancel(id, why, now).isPresent();
      case CameBack(String id, _) -> scheduler.cameBack(id, now).isPresent();
    };
  }

  private static boolean isUnderWay(LiveScheduler scheduler, String jobId) {
    return scheduler.job(jobId).map(LiveJob::state).filter(JobState::isUnderWay).isPresent();
  }

  /** Has the run of a job at work go on until an instant, if that takes nothing from anybody. */
  public boolean goesOn(String jobId, Instant until, String reason) {
    return desk.ask(
        turn -> {
          boolean goesOn = turn.scheduler().goesOn(jobId, until, turn.now());
          if (goesOn) {
            turn.because(Cause.JOBS, jobId + ": " + reason);
          }
          return goesOn;
        });
  }

  /**
   * Has some outages be these and no others: they are told from those that somebody else said by
   * how their ids begin. An outage that says the same as before but for its beginning stays.
   *
   * @return how many are others now; nothing changes where idle GPUs alone would pass a limit then
   */
  public int outages(String prefix, Collection<Outage> wanted, String reason) {
    return desk.ask(turn -> outages(turn, List.of(prefix), wanted, reason));
  }

  int outages(Turn turn, List<String> prefixes, Collection<Outage> wanted, String reason) {
    World world = turn.scheduler().world();
    Map<String, Outage> gone = new TreeMap<>();
    world.outages().values().stream()
        .filter(it -> prefixes.stream().anyMatch(it.id()::startsWith))
        .forEach(it -> gone.put(it.id(), it));
    World next = world;
    List<Outage> others = new ArrayList<>();
    for (Outage outage : wanted) {
      Optional<Outage> before = Optional.ofNullable(gone.remove(outage.id()));
      if (before.filter(it -> saysTheSame(it, outage, turn.now())).isEmpty()) {
        next = next.with(outage);
        others.add(outage);
      }
    }
    for (String id : gone.keySet()) {
      next = next.withoutOutage(id);
    }
    if (next.equals(world) || turn.scheduler().become(next, turn.now()).isEmpty()) {
      return 0;
    }
    others.forEach(it -> turn.keep(Inputs.of(it, false, desk.nextInput())));
    gone.values().forEach(it -> turn.keep(Inputs.of(it, true, desk.nextInput())));
    turn.because(Cause.OUTAGE, reason);
    gone.values().forEach(it -> desk.returned(turn, it));
    return others.size() + gone.size();
  }

  private static boolean saysTheSame(Outage one, Outage other, Instant now) {
    boolean haveBegun = !one.from().isAfter(now) && !other.from().isAfter(now);
    return (haveBegun || one.from().equals(other.from()))
        && one.watts() == other.watts()
        && one.poolId().equals(other.poolId())
        && one.gpus() == other.gpus()
        && one.to().equals(other.to())
        && one.node().equals(other.node())
        && one.reason().equals(other.reason());
  }
}
