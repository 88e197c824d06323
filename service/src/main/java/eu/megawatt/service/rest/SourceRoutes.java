package eu.megawatt.service.rest;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.source.CurrentSources;
import eu.megawatt.service.source.SourcesChange;
import eu.megawatt.service.telemetry.SourceFigures;
import eu.megawatt.service.telemetry.Telemetry;
import eu.megawatt.telemetry.source.config.SourceSettings;
import eu.megawatt.telemetry.source.config.Sources;
import eu.megawatt.telemetry.source.config.SourcesForm;
import eu.megawatt.telemetry.source.config.SourcesReader;
import eu.megawatt.telemetry.source.config.SourcesWriter;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /api/v1/sources}: where readings come from, how each is doing, and every way to change it.
 * A change is checked as a whole and in the file before it is answered.
 */
final class SourceRoutes {

  static final String PATH = "/api/v1/sources";

  private final CurrentSources sources;
  private final Telemetry telemetry;
  private final ChangeDesk<Sources, SourcesChange> changes;

  SourceRoutes(CurrentSources sources, Telemetry telemetry) {
    this.sources = sources;
    this.telemetry = telemetry;
    changes = new ChangeDesk<>("sources", sources::preview, sources::apply);
  }

  /** Several sources. */
  private record Items(List<SourceAnswer> items) {}

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.TELEMETRY_READ, this::list)
        .get(PATH + "/document", Scope.TELEMETRY_READ, this::document)
        .put(PATH + "/document", Scope.SOURCES_WRITE, this::replace)
        .get(PATH + "/{id}", Scope.TELEMETRY_READ, this::one)
        .put(PATH + "/{id}", Scope.SOURCES_WRITE, this::put)
        .delete(PATH + "/{id}", Scope.SOURCES_WRITE, this::remove);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String version = sources.version();
    Map<String, SourceFigures> states = telemetry.ingest().sources();
    List<SourceAnswer> items =
        sources.sources().sources().stream()
            .map(it -> SourceAnswer.of(it, Optional.ofNullable(states.get(it.id()))))
            .toList();
    name(response, version);
    Answer.to(request, response).ok(new Items(items));
  }

  private void one(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String version = sources.version();
    SourceSettings source = source(sources, request);
    name(response, version);
    Answer.to(request, response)
        .ok(
            SourceAnswer.of(
                source, Optional.ofNullable(telemetry.ingest().sources().get(source.id()))));
  }

  /** The one that a path names; 404 where there is none. */
  static SourceSettings source(CurrentSources sources, ServerRequest request) {
    String id = PlanRoutes.id(request);
    return sources.sources().source(id).orElseThrow(() -> none(id));
  }

  private static ProblemException none(String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no source \"%s\".".formatted(id))
        .toException();
  }

  private void document(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String version = sources.version();
    Sources now = sources.sources();
    String accepted = request.headers().first(HeaderNames.ACCEPT).orElse("");
    boolean yaml = accepted.contains("yaml") && !accepted.contains("application/json");
    name(response, version);
    Answer.to(request, response)
        .text(
            yaml ? "application/yaml" : "application/json",
            yaml ? SourcesWriter.yaml(now) : Json.write(SourcesForm.document(now)));
  }

  private void replace(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, ChangeDesk.VALIDATE_ONLY);
    change(
        request,
        response,
        query,
        () -> {
          FleetBody body = FleetBody.document(request);
          Sources read = SourcesReader.read(body.stream(), body.syntax());
          return _ -> read;
        });
  }

  private void put(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, ChangeDesk.VALIDATE_ONLY);
    String id = PlanRoutes.id(request);
    change(
        request,
        response,
        query,
        () -> {
          FleetBody body = FleetBody.document(request);
          SourceSettings source = SourcesReader.source(body.stream(), body.syntax());
          if (!source.id().equals(id)) {
            throw new InvalidDocumentException(
                List.of(
                    new Issue(
                        "/%s/id".formatted(source.kind()),
                        "%s is not the id in the address, %s"
                            .formatted(Names.quoted(source.id()), Names.quoted(id)))));
          }
          return into -> with(into, source);
        });
  }

  /** All with one more, or with it in the place of the one that it replaces. */
  static Sources with(Sources into, SourceSettings source) {
    Sources changed = into.with(source);
    if (changed.sources().size() > Sources.MOST) {
      throw new InvalidDocumentException(
          List.of(new Issue("", "at most %d sources are allowed".formatted(Sources.MOST))));
    }
    return changed;
  }

  private void remove(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, ChangeDesk.VALIDATE_ONLY);
    String id = PlanRoutes.id(request);
    change(
        request,
        response,
        query,
        () ->
            into -> {
              if (into.source(id).isEmpty()) {
                throw none(id);
              }
              return into.without(id);
            });
  }

  private void change(
      ServerRequest request, ServerResponse response, Query query, ChangeDesk.Wish<Sources> wish)
      throws IOException {
    ChangeDesk.Outcome<SourcesChange> outcome = changes.change(request, query, wish);
    SourcesChange change = outcome.change();
    name(response, change.version());
    boolean created =
        !outcome.tried()
            && !change.added().isEmpty()
            && change.changed().isEmpty()
            && change.removed().isEmpty();
    Answer.to(request, response).json(created ? Status.CREATED_201 : Status.OK_200, change);
  }

  private static void name(ServerResponse response, String version) {
    response.header(HeaderNames.ETAG, '"' + version + '"');
  }
}
