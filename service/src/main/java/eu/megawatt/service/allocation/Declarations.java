package eu.megawatt.service.allocation;

import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.telemetry.energy.Allocation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes declarations in, checked as a whole: all of a request or nothing. Thread-safe. */
public final class Declarations {

  /** In one request. */
  public static final int MOST_AT_ONCE = 1_000;

  private static final int RETRY_SECONDS = 30;

  private final AllocationStore store;

  public Declarations(AllocationStore store) {
    this.store = store;
  }

  /**
   * Declares allocations; they are durable when this returns.
   *
   * @param pointers where each entry stands in the body
   * @param nodes the ids that the fleet knows
   * @throws ProblemException 422 with everything that is wrong; 503 where too much waits to be
   *     rolled up
   */
  public Declared declare(
      List<AllocationEntry> entries, List<String> pointers, Set<String> nodes, Instant now) {
    AllocationCheck check = new AllocationCheck(nodes, now);
    Map<String, DeclaredAllocation> known = new HashMap<>();
    store
        .find(entries.stream().flatMap(entry -> entry.id().stream()).collect(Collectors.toSet()))
        .forEach(it -> known.put(it.id(), it));
    for (int i = 0; i < entries.size(); i++) {
      AllocationEntry entry = entries.get(i);
      check.read(
          entry, pointers.get(i), entry.id().flatMap(id -> Optional.ofNullable(known.get(id))));
    }
    Map<String, Allocation> read = check.read();
    check.compare(
        store.ofJobs(read.values().stream().map(Allocation::jobId).collect(Collectors.toSet())));
    refuse(check.errors());
    requireRoom(read, known, now);
    return new Declared(read, store.put(read, now));
  }

  /** What was declared, and what that did. */
  public record Declared(Map<String, Allocation> allocations, AllocationOutcome outcome) {}

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      FieldError first = errors.getFirst();
      throw Problem.of(
              ProblemKind.INVALID_VALUE,
              "%d things are wrong, nothing is declared; the first: %s %s"
                  .formatted(errors.size(), first.pointer(), first.detail()),
              errors)
          .toException();
    }
  }

  private void requireRoom(
      Map<String, Allocation> read, Map<String, DeclaredAllocation> known, Instant now) {
    AllocationLoad load = store.load(now);
    if (load.changeCount() + 2L * read.size() > AllocationLoad.MOST_CHANGES) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.UNAVAILABLE,
              "%d changes of allocations wait to be rolled up, and %d are the most; nothing is"
                      .formatted(load.changeCount(), AllocationLoad.MOST_CHANGES)
                  + " declared."),
          RETRY_SECONDS);
    }
    long more = read.keySet().stream().filter(id -> !known.containsKey(id)).count();
    long morePlaces =
        read.entrySet().stream()
            .filter(entry -> !known.containsKey(entry.getKey()))
            .mapToLong(entry -> places(entry.getValue()))
            .sum();
    if (load.count() + more > AllocationLoad.MOST
        || load.placeCount() + morePlaces > AllocationLoad.MOST_PLACES) {
      throw Problem.of(
              ProblemKind.INVALID_VALUE,
              ("%d allocations of %d GPUs and nodes are open or ended within a day; with %d more of"
                      + " %d that passes %d of %d. Maybe end those that are over.")
                  .formatted(
                      load.count(),
                      load.placeCount(),
                      more,
                      morePlaces,
                      AllocationLoad.MOST,
                      AllocationLoad.MOST_PLACES))
          .toException();
    }
  }

  private static int places(Allocation it) {
    return it.gpuUuids().size() + it.nodeIds().size();
  }

  /** One that is kept. */
  public Optional<DeclaredAllocation> find(String id) {
    return store.find(List.of(id)).stream().findFirst();
  }
}
