package eu.megawatt.service.rest;

import eu.megawatt.service.operation.Planning;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.schedule.Library;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.store.ScenarioStore;
import eu.megawatt.service.store.ScenarioSummary;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipException;

/** {@code /api/v1/scenarios}. */
final class ScenarioRoutes {

  private static final String PATH = "/api/v1/scenarios";

  private final ScenarioStore store;
  private final ScenarioUpload upload;
  private final Planning planning;
  private final Library library;
  private final Paging paging;

  ScenarioRoutes(
      ScenarioStore store,
      ScenarioUpload upload,
      Planning planning,
      Library library,
      Paging paging) {
    this.store = store;
    this.upload = upload;
    this.planning = planning;
    this.library = library;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .post(PATH, Scope.PLANS_WRITE, this::add)
        .get(PATH, Scope.PLANS_READ, this::list)
        .get(PATH + "/{id}", Scope.PLANS_READ, this::show)
        .delete(PATH + "/{id}", Scope.PLANS_WRITE, this::delete)
        .get(PATH + "/{id}/document", Scope.PLANS_READ, this::document);
  }

  private void add(ServerRequest request, ServerResponse response) throws IOException {
    Query.of(request);
    String mediaType =
        Body.requireMediaType(request, List.of("application/json", "application/yaml"));
    if (request.headers().contentLength().orElse(0) > ScenarioUpload.MOST_BYTES) {
      throw Body.tooLarge(ScenarioUpload.MOST_BYTES);
    }
    ScenarioStore.Added added;
    try (InputStream body = request.content().inputStream()) {
      added = upload.add(body, mediaType);
    } catch (ZipException | EOFException e) {
      throw Problem.of(
              ProblemKind.BAD_REQUEST, "The body is not whole or not gzip: " + e.getMessage())
          .toException();
    }
    Answer.to(request, response)
        .at(
            added.added() ? Status.CREATED_201 : Status.OK_200,
            PATH + "/" + added.scenario().id(),
            added.scenario());
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response).ok(paging.newestFirst("scenarios", query, store::list));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(scenario(request));
  }

  private void document(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = id(request);
    ScenarioStore.Document document = store.document(id).orElseThrow(() -> none(id));
    Answer.to(request, response).zipped(document.mediaType(), document.gzipped());
  }

  private void delete(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = scenario(request).id();
    if (planning.concerns(id)) {
      throw Problem.of(
              ProblemKind.IN_USE,
              "A plan of scenario %s is being made. Maybe cancel it first.".formatted(id))
          .toException();
    }
    store.delete(id).forEach(library::forget);
    library.forget(id);
    Answer.to(request, response).nothing();
  }

  private ScenarioSummary scenario(ServerRequest request) {
    String id = id(request);
    return store.find(id).orElseThrow(() -> none(id));
  }

  private static String id(ServerRequest request) {
    return request.path().pathParameters().get("id");
  }

  private static ProblemException none(String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no scenario \"" + id + "\".").toException();
  }
}
