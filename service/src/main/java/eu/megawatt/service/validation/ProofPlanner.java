package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.scheduler.live.IdleSlots;
import eu.megawatt.service.live.SetApart;
import eu.megawatt.service.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Plans runs into idle slots for nodes that have to be proved, or soon will have to: some of each
 * pool at a time, those that wait first. Looks whenever something is another, and each minute.
 */
final class ProofPlanner implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ProofPlanner.class.getName());
  private static final Duration EACH = Duration.ofMinutes(1);

  /** How long a run that has proved nothing is not followed by another. */
  private static final Duration RETRY = Duration.ofMinutes(10);

  /** What is looked for no further than this. */
  private static final Duration FARTHEST = Duration.ofDays(7);

  /** A proof is renewed in the last part of its time, so that there is a choice of slots. */
  private static final int LAST_PART = 4;

  private final Database database;
  private final Quarantines quarantines;
  private final ValidationRuns runs;
  private final Agents agents;
  private final Supplier<Inventory> fleet;
  private final Wake wake;
  private final LongAdder planned = new LongAdder();
  private final LongAdder withoutSlot = new LongAdder();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("proof-planner").unstarted(this::work);
  private volatile int awaitingCount;
  private volatile boolean isClosed;

  ProofPlanner(
      Database database,
      Quarantines quarantines,
      ValidationRuns runs,
      Agents agents,
      Supplier<Inventory> fleet,
      Wake wake) {
    this.database = database;
    this.quarantines = quarantines;
    this.runs = runs;
    this.agents = agents;
    this.fleet = fleet;
    this.wake = wake;
  }

  /** Says what the plan is to do without, and then works. */
  void begin() {
    look();
    thread.start();
  }

  private void work() {
    try {
      while (!isClosed) {
        wake.await(EACH);
        if (!isClosed) {
          look();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks once; what fails is tried again. */
  void look() {
    try {
      plan();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Runs that prove nodes could not be planned", e);
    }
  }

  private void plan() {
    List<SetApart.Want> wants = new ArrayList<>();
    List<RunRow> made = new ArrayList<>();
    Map<String, IdleSlots.Slot> slots =
        quarantines.measure(
            (seen, dark) -> {
              awaitingCount = awaiting(seen);
              wants.addAll(wants(seen, dark));
              return wants;
            },
            (seen, found) -> {
              found.forEach((node, slot) -> made.add(row(seen, node, slot)));
              return made;
            });
    planned.add(slots.size());
    withoutSlot.add(wants.size() - slots.size());
    made.forEach(runs::ring);
  }

  private static int awaiting(Proofs.Seen seen) {
    return (int)
        seen.standings().values().stream()
            .filter(it -> it.state() instanceof ProofState.Awaiting)
            .count();
  }

  private RunRow row(Proofs.Seen seen, String nodeId, IdleSlots.Slot slot) {
    String why =
        switch (Optional.ofNullable(seen.standings().get(nodeId))
            .map(Proofs.Standing::state)
            .orElseThrow()) {
          case ProofState.Awaiting it -> it.detail();
          case ProofState.Proved(Instant until, _, _) ->
              "its proof holds until %s".formatted(until);
        };
    return runs.planned(
        nodeId,
        slot,
        seen.policy().measured(),
        "By policy %d: %s".formatted(seen.policy().version(), why));
  }

  /** Those that wait first, then those whose proof is over soonest; so many of each pool. */
  private List<SetApart.Want> wants(Proofs.Seen seen, Set<String> dark) {
    if (seen.policy().isEmpty()) {
      return List.of();
    }
    Set<String> measuring = agents.nodeIds();
    Map<String, HoldRows.Open> last =
        database
            .jdbi()
            .withHandle(handle -> HoldRows.lastPlanned(handle, seen.at().minus(FARTHEST)));
    Durations durations = Durations.of(database, fleet.get(), seen.policy().measured());
    Map<String, Integer> room = room(seen);
    List<SetApart.Want> wants = new ArrayList<>();
    seen.standings().values().stream()
        .filter(it -> it.run().isEmpty() && measuring.contains(it.node().id()))
        .filter(it -> !dark.contains(it.node().id()))
        .sorted(Comparator.comparing(ProofPlanner::end).thenComparing(it -> it.node().id()))
        .forEach(
            it ->
                want(it, seen, last, durations)
                    .filter(_ -> room.merge(it.poolId(), -1, Integer::sum) >= 0)
                    .ifPresent(wants::add));
    return wants;
  }

  private static Instant end(Proofs.Standing its) {
    return its.state() instanceof ProofState.Proved(Instant until, _, _) ? until : Instant.MIN;
  }

  private static Map<String, Integer> room(Proofs.Seen seen) {
    Map<String, Integer> nodes = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    for (Proofs.Standing it : seen.standings().values()) {
      nodes.merge(it.poolId(), 1, Integer::sum);
      if (it.run().filter(HoldRows.Open::isPlanned).isPresent()) {
        open.merge(it.poolId(), 1, Integer::sum);
      }
    }
    Map<String, Integer> room = new HashMap<>();
    nodes.forEach(
        (pool, count) -> room.put(pool, seen.policy().atOnce(count) - open.getOrDefault(pool, 0)));
    return room;
  }

  private static Optional<SetApart.Want> want(
      Proofs.Standing its, Proofs.Seen seen, Map<String, HoldRows.Open> last, Durations durations) {
    String nodeId = its.node().id();
    Duration length = durations.of(its.node());
    Optional<HoldRows.Open> before = Optional.ofNullable(last.get(nodeId));
    return switch (its.state()) {
      case ProofState.Awaiting it ->
          Optional.of(
              new SetApart.Want(
                  nodeId,
                  length,
                  notBefore(before.filter(run -> !run.from().isBefore(it.since())), seen.at()),
                  seen.at().plus(FARTHEST),
                  true));
      case ProofState.Proved(Instant until, String runId, Instant provedAt)
          when isToBeRenewed(until, provedAt, seen) ->
          Optional.of(
              new SetApart.Want(
                  nodeId,
                  length,
                  notBefore(before.filter(run -> !run.runId().equals(runId)), seen.at()),
                  until,
                  false));
      case ProofState.Proved _ -> Optional.empty();
    };
  }

  private static Instant notBefore(Optional<HoldRows.Open> inVain, Instant now) {
    return inVain.map(it -> it.to().plus(RETRY)).filter(it -> it.isAfter(now)).orElse(now);
  }

  /** An outage that is to come is not a matter of age: nothing before it proves anything after. */
  private static boolean isToBeRenewed(Instant until, Instant provedAt, Proofs.Seen seen) {
    Duration age = seen.policy().maxAge();
    return until.equals(provedAt.plus(age))
        && until.isBefore(seen.at().plus(age.dividedBy(LAST_PART)));
  }

  /** Nodes that wait to be proved. */
  int awaitingCount() {
    return awaitingCount;
  }

  /** Runs that were planned since the start. */
  long plannedCount() {
    return planned.sum();
  }

  /** How often a node had no idle slot since the start. */
  long withoutSlotCount() {
    return withoutSlot.sum();
  }

  @Override
  public void close() {
    isClosed = true;
    wake.ring();
  }
}
