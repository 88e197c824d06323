package eu.megawatt.service.rest;

import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.service.allocation.AllocationEntry;
import eu.megawatt.service.allocation.AllocationFilter;
import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.allocation.Declarations;
import eu.megawatt.service.allocation.DeclaredAllocation;
import eu.megawatt.service.fleet.CurrentFleet;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.telemetry.Telemetry;
import eu.megawatt.telemetry.record.GpuPlaces;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** {@code /api/v1/allocations}: which job had which GPUs and nodes. */
final class AllocationRoutes {

  private static final String PATH = "/api/v1/allocations";
  private static final String ONE = PATH + "/{+id}";
  private static final int MOST_BYTES = 16 << 20;

  private final AllocationStore store;
  private final Declarations declarations;
  private final CurrentFleet fleet;
  private final Telemetry telemetry;
  private final Paging paging;
  private final Clock clock;

  AllocationRoutes(
      AllocationStore store, CurrentFleet fleet, Telemetry telemetry, Paging paging, Clock clock) {
    this.store = store;
    this.declarations = new Declarations(store);
    this.fleet = fleet;
    this.telemetry = telemetry;
    this.paging = paging;
    this.clock = clock;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.JOBS_READ, Tenancy.OWN, this::list)
        .put(PATH, Scope.TELEMETRY_WRITE, this::declare)
        .get(ONE, Scope.JOBS_READ, Tenancy.OWN, this::show)
        .put(ONE, Scope.TELEMETRY_WRITE, this::declareOne)
        .delete(ONE, Scope.TELEMETRY_WRITE, this::remove);
  }

  /** The body of many. */
  record Entries(Optional<List<AllocationEntry>> allocations) {}

  /** What a declaration did. */
  record Outcome(
      int createdCount,
      int changedCount,
      int unchangedCount,
      int unseenGpuCount,
      Instant attributedFrom) {}

  private void declare(ServerRequest request, ServerResponse response) {
    Query.of(request);
    List<AllocationEntry> entries =
        Body.json(request, Entries.class, MOST_BYTES)
            .allocations()
            .orElseThrow(() -> bad("is missing: a list of up to " + Declarations.MOST_AT_ONCE));
    if (entries.size() > Declarations.MOST_AT_ONCE || entries.stream().anyMatch(Objects::isNull)) {
      throw bad(
          "has %d entries, of which none may be null; %d are the most"
              .formatted(entries.size(), Declarations.MOST_AT_ONCE));
    }
    List<String> pointers =
        IntStream.range(0, entries.size()).mapToObj(i -> "/allocations/" + i).toList();
    var declared = declarations.declare(entries, pointers, nodes(), clock.instant());
    Answer.to(request, response).ok(outcome(declared));
  }

  private static ProblemException bad(String detail) {
    return Problem.of(
            ProblemKind.BAD_REQUEST,
            "/allocations " + detail + ".",
            new FieldError("/allocations", "NotAList", detail))
        .toException();
  }

  private Outcome outcome(Declarations.Declared declared) {
    GpuPlaces places = telemetry.places();
    Set<String> gpus = new HashSet<>();
    declared.allocations().values().forEach(it -> gpus.addAll(it.gpuUuids()));
    gpus.removeIf(uuid -> places.nodeOf(uuid).isPresent());
    return new Outcome(
        declared.outcome().createdCount(),
        declared.outcome().changedCount(),
        declared.outcome().unchangedCount(),
        gpus.size(),
        declared.outcome().attributedFrom());
  }

  private Set<String> nodes() {
    return fleet.inventory().nodes().keySet();
  }

  private void declareOne(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = id(request);
    AllocationEntry entry = Body.json(request, AllocationEntry.class, MOST_BYTES).called(id);
    if (!entry.id().equals(Optional.of(id))) {
      throw Problem.of(
              ProblemKind.INVALID_VALUE,
              "The entry's id is not the one in the address.",
              new FieldError("/id", "NotTheSame", "must be \"" + id + "\" or left out."))
          .toException();
    }
    var declared = declarations.declare(List.of(entry), List.of(""), nodes(), clock.instant());
    boolean isNew = declared.outcome().createdCount() > 0;
    Answer.to(request, response)
        .json(isNew ? Status.CREATED_201 : Status.OK_200, AllocationView.of(known(id)));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(AllocationView.of(seen(request)));
  }

  private void remove(ServerRequest request, ServerResponse response) {
    Query.of(request);
    if (!store.remove(id(request), clock.instant())) {
      throw unknown(id(request));
    }
    Answer.to(request, response).nothing();
  }

  private static String id(ServerRequest request) {
    return request.path().pathParameters().get("id");
  }

  private DeclaredAllocation known(String id) {
    return declarations.find(id).orElseThrow(() -> unknown(id));
  }

  private DeclaredAllocation seen(ServerRequest request) {
    String id = id(request);
    return declarations
        .find(id)
        .filter(it -> Caller.of(request).sees(it.allocation().tenant()))
        .orElseThrow(() -> unknown(id));
  }

  private static ProblemException unknown(String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no allocation \"" + id + "\".")
        .toException();
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query =
        Query.of(request, "jobId", "nodeId", "tenant", "from", "to", "pageSize", "pageToken");
    AllocationFilter filter =
        new AllocationFilter(
            query.text("jobId"),
            Caller.of(request).tenantAsked(query.text("tenant")),
            query.text("nodeId").map(this::placesOf).orElse(Set.of()),
            query.instant("from", Instant.EPOCH).toEpochMilli(),
            query.instant("to", Instant.ofEpochMilli(Long.MAX_VALUE)).toEpochMilli());
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "allocations",
                query,
                (before, limit) -> {
                  Listed<DeclaredAllocation> found = store.list(filter, before, limit);
                  return new Listed<>(
                      found.entries().stream().map(AllocationView::of).toList(),
                      found.last(),
                      found.more());
                }));
  }

  /** A node and every GPU that stands in it. */
  private Set<String> placesOf(String nodeId) {
    Node node = fleet.inventory().nodes().get(nodeId);
    if (node == null) {
      throw Problem.of(ProblemKind.NOT_FOUND, "The fleet has no node \"" + nodeId + "\".")
          .toException();
    }
    Set<String> places = new HashSet<>(telemetry.places().gpusOf(node));
    places.add(nodeId);
    return places;
  }
}
