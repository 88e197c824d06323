package eu.megawatt.service.allocation;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.telemetry.energy.Allocation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads declared allocations and finds everything that is wrong with them, by pointer. Not
 * thread-safe; for one request.
 */
public final class AllocationCheck {

  private static final int LONGEST_NAME = 200;
  private static final int MOST_PLACES = 4_000;
  private static final int MOST_ERRORS = 1_000;
  private static final Duration AHEAD = Duration.ofMinutes(2);
  private static final List<String> CLASSES =
      Arrays.stream(JobKind.values()).map(JobKind::word).toList();

  private final Set<String> nodes;
  private final Instant now;
  private final List<FieldError> errors = new ArrayList<>();
  private final Map<String, Allocation> read = new LinkedHashMap<>();

  /** What is known of a job, and where it was said. */
  private record Said(String tenant, JobKind kind, String where) {}

  private final Map<String, Said> jobs = new HashMap<>();

  /**
   * A check.
   *
   * @param nodes the ids that the fleet knows
   */
  public AllocationCheck(Set<String> nodes, Instant now) {
    this.nodes = nodes;
    this.now = now;
  }

  /** What was read, by id; to be used only where nothing is wrong. */
  public Map<String, Allocation> read() {
    return read;
  }

  /** Everything that is wrong, or its beginning. */
  public List<FieldError> errors() {
    return errors.subList(0, Math.min(errors.size(), MOST_ERRORS));
  }

  /**
   * Reads one.
   *
   * @param pointer of the entry in the body
   * @param known what is kept under the same id: its nodes may be gone from the fleet
   */
  public void read(AllocationEntry entry, String pointer, Optional<DeclaredAllocation> known) {
    int before = errors.size();
    String id = name(entry.id(), pointer + "/id");
    String job = name(entry.jobId(), pointer + "/jobId");
    String tenant = name(entry.tenant(), pointer + "/tenant");
    Optional<JobKind> kind = kind(entry.workloadClass(), pointer + "/workloadClass");
    Set<String> gpus = places(entry.gpuUuids(), pointer + "/gpuUuids");
    Set<String> whole = places(entry.nodeIds(), pointer + "/nodeIds");
    Set<String> old = known.map(it -> it.allocation().nodeIds()).orElse(Set.of());
    for (String node : whole) {
      if (!nodes.contains(node) && !old.contains(node)) {
        error(
            pointer + "/nodeIds",
            "UnknownNode",
            "\"%s\" is not in the fleet.%s".formatted(node, Nearest.suggestion(node, nodes)));
      }
    }
    if (gpus.isEmpty() && whole.isEmpty()) {
      error(pointer, "NothingAllocated", "names neither gpuUuids nor nodeIds; one must be there.");
    } else if (gpus.size() + whole.size() > MOST_PLACES) {
      error(
          pointer,
          "TooMany",
          "names %d GPUs and nodes; %d is the most. Maybe declare it in several."
              .formatted(gpus.size() + whole.size(), MOST_PLACES));
    }
    Optional<Instant> start = start(entry.startedAt(), pointer + "/startedAt");
    Optional<Instant> end = entry.endedAt().flatMap(it -> instant(it, pointer + "/endedAt"));
    if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
      error(
          pointer + "/endedAt",
          "EndsBeforeItBegins",
          "must be after startedAt (%s). Maybe the two are swapped.".formatted(start.get()));
    }
    if (errors.size() == before && kind.isPresent() && start.isPresent()) {
      mustAgree(job, new Said(tenant, kind.get(), pointer), pointer);
      if (read.put(id, new Allocation(job, tenant, kind.get(), gpus, whole, start.get(), end))
          != null) {
        error(pointer + "/id", "Twice", "\"%s\" stands here more than once.".formatted(id));
      }
    }
  }

  /** Holds what was read against what is kept of the same jobs under other ids. */
  public void compare(Collection<DeclaredAllocation> kept) {
    for (DeclaredAllocation other : kept) {
      Said said = jobs.get(other.allocation().jobId());
      if (said != null && !read.containsKey(other.id())) {
        mustAgree(
            other.allocation().jobId(),
            new Said(
                other.allocation().tenant(),
                other.allocation().workloadClass(),
                "the allocation \"" + other.id() + "\""),
            said.where());
      }
    }
  }

  private void mustAgree(String job, Said said, String pointer) {
    Said first = jobs.putIfAbsent(job, said);
    if (first == null) {
      return;
    }
    if (!first.tenant().equals(said.tenant())) {
      error(
          pointer + "/tenant",
          "TwoTenants",
          "the job \"%s\" is of \"%s\" here and of \"%s\" there (%s, %s); a job has one."
              .formatted(job, first.tenant(), said.tenant(), first.where(), said.where()));
    }
    if (first.kind() != said.kind()) {
      error(
          pointer + "/workloadClass",
          "TwoClasses",
          "the job \"%s\" is %s here and %s there (%s, %s); a job has one."
              .formatted(
                  job, first.kind().word(), said.kind().word(), first.where(), said.where()));
    }
  }

  private String name(Optional<String> value, String pointer) {
    if (value.isEmpty() || value.get().isBlank()) {
      error(pointer, "Missing", "must be there and not be empty.");
      return "";
    }
    String name = value.get();
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      error(
          pointer,
          "NotAName",
          "must have %d characters at most, none of them a control character."
              .formatted(LONGEST_NAME));
    }
    return name;
  }

  private Optional<JobKind> kind(Optional<String> word, String pointer) {
    Optional<JobKind> kind = word.flatMap(JobKind::ofWord);
    if (kind.isEmpty()) {
      error(
          pointer,
          word.isEmpty() ? "Missing" : "UnknownValue",
          "%s is not one of %s.%s"
              .formatted(
                  word.map(it -> "\"" + it + "\"").orElse("Nothing"),
                  String.join(", ", CLASSES),
                  word.map(it -> Nearest.suggestion(it, CLASSES)).orElse("")));
    }
    return kind;
  }

  private Set<String> places(Optional<List<String>> list, String pointer) {
    Set<String> places = new HashSet<>();
    List<String> all = list.orElse(List.of());
    for (int i = 0; i < all.size(); i++) {
      places.add(name(Optional.ofNullable(all.get(i)), pointer + "/" + i));
    }
    return places;
  }

  private Optional<Instant> start(Optional<String> text, String pointer) {
    if (text.isEmpty()) {
      error(pointer, "Missing", "must be there: a time such as 2026-11-23T00:00:00Z.");
      return Optional.empty();
    }
    Optional<Instant> start = instant(text.get(), pointer);
    if (start.isPresent() && start.get().isAfter(now.plus(AHEAD))) {
      error(
          pointer,
          "InTheFuture",
          "is %s; now is %s, and it may be %d minutes ahead at most. Maybe a clock is off."
              .formatted(start.get(), now, AHEAD.toMinutes()));
    }
    if (start.isPresent() && start.get().isBefore(Instant.EPOCH)) {
      error(pointer, "TooEarly", "is %s; it must be 1970 or later.".formatted(start.get()));
    }
    return start;
  }

  private Optional<Instant> instant(String text, String pointer) {
    try {
      Instant at = Instant.parse(text);
      // Times are whole milliseconds here, and far ones have none.
      return Optional.of(Instant.ofEpochMilli(at.toEpochMilli()));
    } catch (DateTimeException | ArithmeticException _) {
      error(
          pointer,
          "NotATime",
          "must be a time such as 2026-11-23T00:00:00Z, not \"%s\".".formatted(text));
      return Optional.empty();
    }
  }

  private void error(String pointer, String code, String detail) {
    errors.add(new FieldError(pointer, code, detail));
  }
}
