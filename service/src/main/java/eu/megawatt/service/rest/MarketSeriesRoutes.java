package eu.megawatt.service.rest;

import eu.megawatt.reports.imports.Preview;
import eu.megawatt.reports.imports.SeriesFormat;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import eu.megawatt.service.books.input.SeriesImport;
import eu.megawatt.service.books.input.SeriesVersion;
import eu.megawatt.service.books.input.StoredInputs;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.store.Sha256;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code /api/v1/series}: prices and emissions as they are known, and how they come in. */
final class MarketSeriesRoutes {

  private static final String PATH = "/api/v1/series";
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final int MOST_BYTES = 32 << 20;
  private static final List<String> READABLE =
      List.of(
          "text/csv",
          "text/plain",
          "text/tab-separated-values",
          "application/xml",
          "text/xml",
          "application/octet-stream");

  private final StoredInputs inputs;
  private final OneReading reading;

  MarketSeriesRoutes(StoredInputs inputs, OneReading reading) {
    this.inputs = inputs;
    this.reading = reading;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.FINANCE_READ, this::list)
        // An id has a slash in its unit, so it is all the rest of the path.
        .get(PATH + "/{+id}", Scope.FINANCE_READ, this::show)
        .post("/api/v1/series-imports", Scope.FINANCE_WRITE, this::bringIn);
  }

  record Listing(List<Item> items) {}

  /** A series as it is known. */
  record Item(
      String id,
      String kind,
      String zone,
      String unit,
      String source,
      int version,
      Instant from,
      Instant to,
      int stepCount,
      int gapCount,
      Instant receivedAt,
      String receivedBy) {

    static Item of(SeriesVersion known) {
      return new Item(
          known.id().toString(),
          known.id().kind().word(),
          known.id().zone(),
          known.id().unit(),
          known.source(),
          known.version(),
          known.from(),
          known.to(),
          known.stepCount(),
          known.gapCount(),
          known.receivedAt(),
          known.receivedBy());
    }
  }

  /**
   * A part of a series.
   *
   * @param version how many imports it is made of
   */
  record Part(
      String id, String unit, int version, Instant from, Instant to, List<StepView> steps) {}

  record StepView(Instant from, Instant to, BigDecimal value) {

    static StepView of(Step step) {
      return new StepView(step.from(), step.to(), step.value());
    }
  }

  /**
   * What a file did, or would do.
   *
   * @param isApplied whether anything is another than before
   */
  record ImportAnswer(
      String format,
      String sha256,
      boolean isApplied,
      String text,
      List<Imported> series,
      List<String> oddities) {}

  /** One series of a file. Parts of steps are counted where steps before had other lengths. */
  record Imported(
      String id,
      int version,
      Instant from,
      Instant to,
      int stepCount,
      int addedCount,
      int changedCount,
      int sameCount) {

    static Imported of(SeriesImport made) {
      List<Step> steps = made.imported().steps();
      return new Imported(
          made.imported().id().toString(),
          made.version(),
          steps.getFirst().from(),
          steps.getLast().to(),
          steps.size(),
          made.applied().added().size(),
          made.applied().changed().size(),
          made.applied().unchanged().size());
    }
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(new Listing(inputs.series().stream().map(Item::of).toList()));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "from", "to");
    SeriesVersion known = known(request.path().pathParameters().get("id"));
    Instant to = query.instant("to", known.to());
    Instant from = query.instant("from", latest(known.from(), to.minus(LONGEST)));
    if (!from.isBefore(to)) {
      throw Query.bad("from", "NotBefore", "must be before to, %s, not %s.".formatted(to, from));
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw Query.bad(
          "to", "TooLong", "must be at most %d days after from.".formatted(LONGEST.toDays()));
    }
    List<StepView> steps =
        inputs.steps(known.id(), from, to).map(TimedSeries::steps).orElse(List.of()).stream()
            .map(StepView::of)
            .toList();
    Answer.to(request, response)
        .ok(new Part(known.id().toString(), known.id().unit(), known.version(), from, to, steps));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private SeriesVersion known(String id) {
    return inputs
        .series(id)
        .orElseThrow(
            () ->
                Problem.of(
                        ProblemKind.NOT_FOUND,
                        "There is no series \"%s\". Maybe look at GET %s, or import one."
                            .formatted(id, PATH))
                    .toException());
  }

  private void bringIn(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, "format", ChangeDesk.VALIDATE_ONLY);
    SeriesFormat format =
        query
            .word("format", SeriesFormat.words())
            .flatMap(SeriesFormat::of)
            .orElseThrow(
                () ->
                    Query.bad(
                        "format",
                        "Missing",
                        "must be one of %s.".formatted(String.join(", ", SeriesFormat.words()))));
    boolean isTrial = query.flag(ChangeDesk.VALIDATE_ONLY);
    reading.run(() -> bringIn(request, response, format, isTrial));
  }

  private void bringIn(
      ServerRequest request, ServerResponse response, SeriesFormat format, boolean isTrial)
      throws IOException {
    Body.requireMediaType(request, READABLE);
    byte[] file = Body.whole(request, MOST_BYTES);
    String sha256 = Sha256.hex(file);
    Preview<TimedSeries> preview = format.read(new ByteArrayInputStream(file));
    List<TimedSeries> found = preview.accepted();
    List<SeriesImport> made = imported(found, sha256, isTrial, Caller.of(request).id());
    boolean isNew = made.stream().anyMatch(it -> !it.applied().isNothing());
    Answer.to(request, response)
        .ok(
            new ImportAnswer(
                format.word(),
                sha256,
                isNew && !isTrial,
                isNew ? (isTrial ? "would be applied" : "applied") : "nothing changed",
                made.stream().map(Imported::of).toList(),
                preview.notes()));
  }

  private List<SeriesImport> imported(
      List<TimedSeries> found, String sha256, boolean isTrial, String by) {
    try {
      return isTrial ? inputs.previewSeries(found) : inputs.importSeries(found, sha256, by);
    } catch (IllegalArgumentException e) {
      throw Problem.of(ProblemKind.INVALID_VALUE, String.valueOf(e.getMessage())).toException();
    }
  }
}
