package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.scheduler.live.IdleSlots;
import eu.megawatt.service.live.SetApart;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Runs that people ask for, each node when the plan leaves it idle. Thread-safe. */
final class IdleRuns {

  /** How far ahead is looked where nothing is said. */
  private static final Duration FARTHEST = Duration.ofDays(1);

  private final Database database;
  private final Supplier<Inventory> fleet;
  private final SetApart plan;
  private final Quarantines quarantines;

  IdleRuns(Database database, Supplier<Inventory> fleet, SetApart plan, Quarantines quarantines) {
    this.database = database;
    this.fleet = fleet;
    this.plan = plan;
    this.quarantines = quarantines;
  }

  /** Whether the plan has all of some nodes. */
  boolean isPlanned(List<String> nodeIds) {
    return nodeIds.stream().allMatch(it -> plan.poolOf(it).isPresent());
  }

  /**
   * Makes a run with an order for each node at its time, and has the plan do without it then.
   *
   * @param order of a node, by its part of the run
   * @throws ProblemException 409 where a node has no idle slot, and nothing is made
   */
  RunRow make(
      RunCheck.Asked asked,
      KeptRun run,
      BiFunction<KeptRun, String, KeptOrder> order,
      boolean isTrial) {
    List<SetApart.Want> wants = wants(asked);
    List<RunRow> made = new ArrayList<>();
    Map<String, IdleSlots.Slot> slots =
        quarantines.measure(
            (_, _) -> wants,
            (_, found) -> {
              if (found.size() == wants.size()) {
                made.add(row(asked, run, found, order));
              }
              return isTrial ? List.of() : made;
            });
    if (made.isEmpty()) {
      throw none(wants, slots);
    }
    return made.getFirst();
  }

  private List<SetApart.Want> wants(RunCheck.Asked asked) {
    Inventory now = fleet.get();
    Durations durations = Durations.of(database, now, asked.extent());
    Instant latest = asked.hasEnd() ? asked.endBy() : asked.startAt().plus(FARTHEST);
    return asked.nodeIds().stream()
        .flatMap(it -> Optional.ofNullable(now.nodes().get(it)).stream())
        .map(
            it ->
                new SetApart.Want(
                    it.id(),
                    durations.of(it).plusSeconds(asked.soakSeconds()),
                    asked.startAt(),
                    latest,
                    true))
        .toList();
  }

  private static RunRow row(
      RunCheck.Asked asked,
      KeptRun run,
      Map<String, IdleSlots.Slot> slots,
      BiFunction<KeptRun, String, KeptOrder> order) {
    List<KeptOrder> orders = new ArrayList<>();
    List<HoldRows.Open> holds = new ArrayList<>();
    Instant first = Instant.MAX;
    Instant last = run.endBy();
    for (String nodeId : asked.nodeIds()) {
      IdleSlots.Slot slot = Optional.ofNullable(slots.get(nodeId)).orElseThrow();
      Instant endBy = asked.hasEnd() ? asked.endBy() : end(slot, asked);
      orders.add(order.apply(at(run, slot.from(), endBy), nodeId));
      holds.add(new HoldRows.Open(run.id(), nodeId, true, false, slot.from(), slot.to()));
      first = slot.from().isBefore(first) ? slot.from() : first;
      last = endBy.isAfter(last) ? endBy : last;
    }
    return new RunRow(at(run, first, last), orders, holds);
  }

  private static Instant end(IdleSlots.Slot slot, RunCheck.Asked asked) {
    return slot.from().plus(RunCheck.USUAL).plusSeconds(asked.soakSeconds());
  }

  private static KeptRun at(KeptRun it, Instant startAt, Instant endBy) {
    return new KeptRun(
        it.sequence(),
        it.id(),
        it.extent(),
        it.kernels(),
        it.soakSeconds(),
        it.reason(),
        it.createdBy(),
        it.createdAt(),
        startAt,
        endBy,
        it.keyName(),
        it.requestSha256(),
        it.cancelledAt(),
        it.cancelReason());
  }

  private static ProblemException none(
      List<SetApart.Want> wants, Map<String, IdleSlots.Slot> slots) {
    SetApart.Want first =
        wants.stream().filter(it -> !slots.containsKey(it.nodeId())).findFirst().orElseThrow();
    return Problem.of(
            ProblemKind.NO_IDLE_SLOT,
            "The plan leaves %s no %d seconds idle until %s, and %d of %d nodes in all. Maybe raise endBy, or say whenIdle false."
                .formatted(
                    first.nodeId(),
                    first.length().toSeconds(),
                    first.latest(),
                    wants.size() - slots.size(),
                    wants.size()))
        .toException();
  }
}
