package eu.megawatt.service.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import eu.megawatt.service.capacity.DocumentVersions;
import eu.megawatt.service.capacity.SavedDocument;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A document that planners bring: the newest version, and any other. */
final class VersionedDocumentRoutes<T> {

  private static final int MOST_BYTES = 4 << 20;
  private static final int LONGEST_REASON = 500;

  private final String path;
  private final DocumentVersions<T> versions;
  private final String none;
  private final OneReading reading = new OneReading();

  /**
   * Routes at a path.
   *
   * @param none what is said before the first version
   */
  VersionedDocumentRoutes(String path, DocumentVersions<T> versions, String none) {
    this.path = path;
    this.versions = versions;
    this.none = none;
  }

  void addTo(Routes routes) {
    routes
        .get(path, Scope.PLANS_READ, this::show)
        .put(path, Scope.PLANS_WRITE, this::put)
        .get(path + "/versions/{id}", Scope.PLANS_READ, this::version);
  }

  /** A version; the document with exactly the digits that it was written with. */
  record VersionAnswer(
      int version,
      Instant recordedAt,
      String recordedBy,
      String reason,
      @JsonRawValue String document) {}

  /**
   * What bringing it did, or would do.
   *
   * @param isNew whether it says something else than the newest version
   * @param isApplied whether it is the newest now
   */
  record PutAnswer(int version, boolean isNew, boolean isApplied) {}

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    send(
        request,
        response,
        versions.newest().orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, none).toException()));
  }

  private void version(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    send(
        request,
        response,
        Optional.of(id)
            .filter(it -> it.matches("[1-9][0-9]{0,8}"))
            .flatMap(it -> versions.version(Integer.parseInt(it)))
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "There is no version %s of %s. Maybe look at GET %s."
                                .formatted(id, versions.what(), path))
                        .toException()));
  }

  private void send(ServerRequest request, ServerResponse response, SavedDocument<T> version) {
    tag(response, version);
    Answer.to(request, response)
        .ok(
            new VersionAnswer(
                version.number(),
                version.recordedAt(),
                version.recordedBy(),
                version.reason(),
                new String(versions.bytes(version.document()), StandardCharsets.UTF_8)));
  }

  private static void tag(ServerResponse response, SavedDocument<?> version) {
    response.header(HeaderNames.ETAG, '"' + Integer.toString(version.number()) + '"');
  }

  private void put(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, ChangeDesk.VALIDATE_ONLY, "reason");
    boolean isTrial = query.flag(ChangeDesk.VALIDATE_ONLY);
    Optional<String> reason =
        query.text("reason").or(() -> SaidReason.of(request)).filter(it -> !it.isBlank());
    if (!isTrial && reason.filter(it -> it.length() <= LONGEST_REASON).isEmpty()) {
      throw Query.bad(
          "reason", "Missing", "must say why, in 1 to %d characters.".formatted(LONGEST_REASON));
    }
    reading.run(() -> bring(request, response, isTrial, reason.orElse("")));
  }

  private void bring(ServerRequest request, ServerResponse response, boolean isTrial, String reason)
      throws IOException {
    FleetBody body = FleetBody.document(request, MOST_BYTES);
    T document = versions.read(body.stream(), body.syntax());
    Optional<SavedDocument<T>> before = versions.newest();
    boolean isNew = before.filter(it -> it.document().equals(document)).isEmpty();
    int known = before.map(SavedDocument::number).orElse(0);
    if (isTrial) {
      Answer.to(request, response).ok(new PutAnswer(isNew ? known + 1 : known, isNew, false));
      return;
    }
    request.context().register(new SaidReason(reason));
    SavedDocument<T> brought =
        versions.bring(document, IfMatch.of(request), Caller.of(request).id(), reason);
    tag(response, brought);
    Answer.to(request, response)
        .json(
            before.isEmpty() ? Status.CREATED_201 : Status.OK_200,
            new PutAnswer(brought.number(), isNew, isNew));
  }
}
