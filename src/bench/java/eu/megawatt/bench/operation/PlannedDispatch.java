package eu.megawatt.bench.operation;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobRun;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Segment;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.demand.DemandSearch;
import eu.megawatt.scheduler.demand.Headroom;
import eu.megawatt.scheduler.demand.Standing;
import eu.megawatt.scheduler.search.SearchBudget;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans two days ahead at the beginning of each slot, from where jobs stand and from the plan so
 * far, and runs the first slot of that.
 */
final class PlannedDispatch implements Dispatcher {

  private static final int HORIZON = 240;
  private static final int MOST_OF_A_TENANT = 60;

  /** As found best on the weeks of seeds 2 and 3; results are of seed 1. */
  static final Headroom HEADROOM = new Headroom(0.2, 6, true);

  private final boolean mayInterrupt;
  private final boolean mayCap;
  private final long moves;
  private final Headroom headroom;
  private List<JobRun> plan = List.of();

  /**
   * @param mayInterrupt whether jobs may run in segments, of their own accord
   * @param mayCap whether jobs may be capped
   * @param moves how often each plan is tried to improve
   */
  PlannedDispatch(boolean mayInterrupt, boolean mayCap, long moves, Headroom headroom) {
    this.mayInterrupt = mayInterrupt;
    this.mayCap = mayCap;
    this.moves = moves;
    this.headroom = headroom;
  }

  @Override
  public Map<String, Place> dispatch(int slot, Operation operation) {
    List<Job> waiting = looked(operation).stream().map(this::asAllowed).toList();
    Demand demand = asAllowed(operation.week().demand(slot, HORIZON, waiting));
    Map<String, Standing> standings = new LinkedHashMap<>();
    for (Job job : waiting) {
      standings.put(job.id(), operation.progress(job.id()).standing());
    }
    plan =
        new DemandSearch(
                demand,
                standings,
                known(operation),
                headroom,
                new SearchBudget.Moves(moves),
                slot,
                _ -> {})
            .runs();
    Map<String, Place> places = new LinkedHashMap<>();
    Instant begin = demand.base().grid().at(0);
    for (JobRun run : plan) {
      Segment first = run.segments().getFirst();
      if (first.start().equals(begin)) {
        places.put(run.job(), new Place(first.pool(), first.powerCap()));
      }
    }
    return places;
  }

  /**
   * What runs, and of each tenant the first that wait: a plan is made for what may begin soon, and
   * nobody makes it longer for others by asking for more.
   */
  private static List<Job> looked(Operation operation) {
    Map<String, Integer> counts = new HashMap<>();
    return operation.waiting().stream()
        .filter(
            it ->
                operation.progress(it.id()).pool().isPresent()
                    || counts.merge(it.tenant(), 1, Integer::sum) <= MOST_OF_A_TENANT)
        .toList();
  }

  /** The plan so far, without the runs of jobs that a failure has stopped. */
  private List<JobRun> known(Operation operation) {
    return plan.stream()
        .filter(
            run -> {
              Instant now = operation.now().base().grid().at(0);
              boolean isMeantToRun =
                  run.segments().stream()
                      .anyMatch(it -> it.start().isBefore(now) && it.end().isAfter(now));
              return !isMeantToRun || operation.progress(run.job()).pool().isPresent();
            })
        .toList();
  }

  private Job asAllowed(Job job) {
    return mayCap ? job : job.withoutPowerCapping();
  }

  /** It goes on from a checkpoint where it was stopped by force, and is not stopped otherwise. */
  private static Interruption never(Interruption may) {
    return new Interruption(
        may.checkpointMinutes(), may.restartMinutes(), Double.MAX_VALUE, may.restartEur());
  }

  private Demand asAllowed(Demand demand) {
    if (mayInterrupt) {
      return demand;
    }
    Map<String, JobTerms> rigid = new LinkedHashMap<>();
    demand
        .terms()
        .forEach(
            (id, its) ->
                rigid.put(
                    id,
                    new JobTerms(
                        its.after(), its.interruption().map(PlannedDispatch::never), its.data())));
    return new Demand(
        demand.base(),
        rigid,
        demand.links(),
        demand.tenants(),
        demand.models(),
        demand.regions(),
        demand.services());
  }
}
