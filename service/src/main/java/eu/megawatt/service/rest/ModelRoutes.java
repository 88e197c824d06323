package eu.megawatt.service.rest;

import eu.megawatt.planner.models.QualityCsv;
import eu.megawatt.planner.models.measure.MeasurementCsv;
import eu.megawatt.planner.models.measure.Measurements;
import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.planner.models.measure.Source.Basis;
import eu.megawatt.service.models.BasisWord;
import eu.megawatt.service.models.ComparisonQuestion;
import eu.megawatt.service.models.Comparisons;
import eu.megawatt.service.models.FleetWorkload;
import eu.megawatt.service.models.FleetWorkloads;
import eu.megawatt.service.models.JobWorkload;
import eu.megawatt.service.models.KnownModels;
import eu.megawatt.service.models.MeasurementsView;
import eu.megawatt.service.models.ModelTable;
import eu.megawatt.service.models.QualitiesView;
import eu.megawatt.service.models.TableKind;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * {@code /api/v1/model-measurements}, {@code /model-qualities}, {@code /model-workloads} and {@code
 * /model-comparisons}.
 */
final class ModelRoutes {

  private static final String MEASUREMENTS = "/api/v1/model-measurements";
  private static final String QUALITIES = "/api/v1/model-qualities";
  private static final String COMPARISONS = "/api/v1/model-comparisons";
  private static final String WORKLOADS = "/api/v1/model-workloads";
  private static final String SAID = "said";
  private static final String UNSAID = "unsaid";
  private static final String CSV = "text/csv";
  private static final int MOST_BYTES = 16 << 20;
  private static final int LONGEST_REASON = 500;

  private final Comparisons comparisons;
  private final KnownModels known;
  private final Paging paging;
  private final OneReading reading = new OneReading();

  ModelRoutes(Comparisons comparisons, Paging paging) {
    this.comparisons = comparisons;
    this.paging = paging;
    this.known = comparisons.known();
  }

  void addTo(Routes routes) {
    routes
        .get(MEASUREMENTS, Scope.PLANS_READ, this::measurements)
        .put(MEASUREMENTS, Scope.PLANS_WRITE, this::putMeasurements)
        .get(QUALITIES, Scope.PLANS_READ, this::qualities)
        .put(QUALITIES, Scope.PLANS_WRITE, this::putQualities)
        .get(WORKLOADS, Scope.PLANS_READ, this::workloads)
        .ask(COMPARISONS, Scope.PLANS_READ, Tenancy.CLOSED, this::compare);
  }

  /**
   * What bringing a table did, or would do.
   *
   * @param isNew whether it says something else than the newest version
   * @param isApplied whether it is the newest now
   */
  record PutAnswer(
      int version, boolean isNew, boolean isApplied, int rowCount, int passedOverCount) {}

  /**
   * What could be moved to another model.
   *
   * @param services of the fleet with a forecast
   * @param saidCount jobs with a place that say work on a language model
   * @param unsaidCount jobs with a place that say none
   * @param items jobs of the one kind or the other
   */
  record WorkloadsAnswer(
      List<FleetWorkload> services,
      int saidCount,
      int unsaidCount,
      List<JobWorkload> items,
      Optional<String> nextPageToken) {}

  private void measurements(ServerRequest request, ServerResponse response) {
    Query.of(request);
    KnownModels.Measured its =
        known.measured().orElseThrow(() -> none(TableKind.MEASUREMENTS, MEASUREMENTS));
    send(request, response, its.table(), MeasurementsView.of(its.table(), its.measurements()));
  }

  private void qualities(ServerRequest request, ServerResponse response) {
    Query.of(request);
    KnownModels.Counted its =
        known.judged().orElseThrow(() -> none(TableKind.QUALITIES, QUALITIES));
    send(request, response, its.table(), QualitiesView.of(its.table(), its.judged()));
  }

  private static ProblemException none(TableKind kind, String path) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no version of %s yet. Maybe put one: PUT %s.".formatted(kind.words(), path))
        .toException();
  }

  private static void send(
      ServerRequest request, ServerResponse response, ModelTable table, Object view) {
    tag(response, table.version());
    if (request.headers().first(HeaderNames.ACCEPT).orElse("").startsWith(CSV)) {
      Answer.to(request, response).text(CSV, table.text());
    } else {
      Answer.to(request, response).ok(view);
    }
  }

  private static void tag(ServerResponse response, int version) {
    response.header(HeaderNames.ETAG, '"' + Integer.toString(version) + '"');
  }

  private void putMeasurements(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, ChangeDesk.VALIDATE_ONLY, "reason", "source", "basis");
    Source source = source(query);
    reading.run(
        () -> {
          byte[] bytes = bytes(request);
          Measurements read = MeasurementCsv.read(new ByteArrayInputStream(bytes), source);
          put(
              request,
              response,
              query,
              TableKind.MEASUREMENTS,
              new Table(Optional.of(source), text(bytes), read.all().size(), read.passedOver()));
        });
  }

  private static Source source(Query query) {
    Basis basis =
        query
            .word("basis", BasisWord.ALL)
            .flatMap(BasisWord::read)
            .orElseThrow(() -> Query.bad("basis", "Missing", "must be measured or estimated."));
    String text =
        query
            .text("source")
            .orElseThrow(
                () -> Query.bad("source", "Missing", "must say who measured it, and when."));
    try {
      return new Source(text, basis);
    } catch (IllegalArgumentException e) {
      throw Query.bad("source", "OutOfRange", e.getMessage() + ".");
    }
  }

  private void putQualities(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, ChangeDesk.VALIDATE_ONLY, "reason");
    reading.run(
        () -> {
          byte[] bytes = bytes(request);
          int rows = QualityCsv.read(new ByteArrayInputStream(bytes)).all().size();
          put(
              request,
              response,
              query,
              TableKind.QUALITIES,
              new Table(Optional.empty(), text(bytes), rows, 0));
        });
  }

  /** A table as it was brought, and that it can be read. */
  private record Table(Optional<Source> source, String text, int rowCount, int passedOverCount) {}

  private static byte[] bytes(ServerRequest request) {
    Body.requireMediaType(request, List.of(CSV));
    return Body.whole(request, MOST_BYTES);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void put(
      ServerRequest request, ServerResponse response, Query query, TableKind kind, Table table) {
    boolean isTrial = query.flag(ChangeDesk.VALIDATE_ONLY);
    String reason = reason(request, query, isTrial);
    Optional<ModelTable> before = known.tables().newest(kind);
    boolean isNew = before.filter(it -> it.isSame(table.source(), table.text())).isEmpty();
    int version = before.map(ModelTable::version).orElse(0) + (isNew ? 1 : 0);
    if (!isTrial) {
      version =
          known
              .tables()
              .bring(
                  kind,
                  table.source(),
                  table.text(),
                  IfMatch.of(request),
                  Caller.of(request).id(),
                  reason)
              .version();
      tag(response, version);
    }
    Answer.to(request, response)
        .json(
            before.isEmpty() && !isTrial ? Status.CREATED_201 : Status.OK_200,
            new PutAnswer(
                version, isNew, isNew && !isTrial, table.rowCount(), table.passedOverCount()));
  }

  private static String reason(ServerRequest request, Query query, boolean isTrial) {
    Optional<String> reason =
        query.text("reason").or(() -> SaidReason.of(request)).filter(it -> !it.isBlank());
    if (!isTrial && reason.filter(it -> it.length() <= LONGEST_REASON).isEmpty()) {
      throw Query.bad(
          "reason", "Missing", "must say why, in 1 to %d characters.".formatted(LONGEST_REASON));
    }
    reason.ifPresent(it -> request.context().register(new SaidReason(it)));
    return reason.orElse("");
  }

  private void workloads(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "work", "pageSize", "pageToken");
    boolean saysWork = query.word("work", List.of(SAID, UNSAID)).orElse(SAID).equals(SAID);
    Page<JobWorkload> page =
        paging.newestFirst(
            "model-workloads", query, (before, limit) -> comparisons.jobs(saysWork, before, limit));
    FleetWorkloads fleet = comparisons.fleet();
    Answer.to(request, response)
        .ok(
            new WorkloadsAnswer(
                fleet.services(),
                fleet.placedCount(true),
                fleet.placedCount(false),
                page.items(),
                page.nextPageToken()));
  }

  private void compare(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(comparisons.of(Body.json(request, ComparisonQuestion.class)));
  }
}
