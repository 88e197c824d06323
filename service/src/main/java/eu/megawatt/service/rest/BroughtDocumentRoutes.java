package eu.megawatt.service.rest;

import eu.megawatt.service.books.input.DocumentVersion;
import eu.megawatt.service.books.input.Signature;
import eu.megawatt.service.books.input.StoredInputs;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.rest.BroughtDocument.Done;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A document that finance brings: the one in force, and all versions of it. */
final class BroughtDocumentRoutes {

  private static final int LONGEST_REASON = 500;
  private static final String CSV = "text/csv";

  private final BroughtDocument document;
  private final StoredInputs inputs;
  private final Paging paging;
  private final OneReading reading;

  BroughtDocumentRoutes(
      BroughtDocument document, StoredInputs inputs, Paging paging, OneReading reading) {
    this.document = document;
    this.inputs = inputs;
    this.paging = paging;
    this.reading = reading;
  }

  void addTo(Routes routes) {
    routes
        .get(document.path(), Scope.FINANCE_READ, this::show)
        .put(document.path(), Scope.FINANCE_WRITE, this::put)
        .get(document.path() + "/versions", Scope.FINANCE_READ, this::list)
        .get(document.path() + "/versions/{id}", Scope.FINANCE_READ, this::old);
  }

  /**
   * What bringing it did, or would do.
   *
   * @param isNew whether it says something else than what was in force
   * @param isApplied whether it is in force now, as a version of its own
   */
  record PutAnswer(int version, boolean isNew, boolean isApplied, List<String> oddities) {}

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    DocumentVersion newest = inputs.newest(document.kind()).orElseThrow(this::none);
    response.header(HeaderNames.ETAG, '"' + Integer.toString(newest.version()) + '"');
    send(request, response, newest);
  }

  private void old(ServerRequest request, ServerResponse response) {
    Query.of(request);
    send(request, response, version(PlanRoutes.id(request)));
  }

  private DocumentVersion version(String id) {
    return Optional.of(id)
        .filter(it -> it.matches("[1-9][0-9]{0,8}"))
        .flatMap(it -> inputs.version(document.kind(), Integer.parseInt(it)))
        .orElseThrow(
            () ->
                Problem.of(
                        ProblemKind.NOT_FOUND,
                        "There is no version %s of %s. Maybe look at GET %s/versions."
                            .formatted(id, document.what(), document.path()))
                    .toException());
  }

  private void send(ServerRequest request, ServerResponse response, DocumentVersion version) {
    String text =
        new String(
            inputs.content(document.kind(), version.version()).orElseThrow(this::none),
            StandardCharsets.UTF_8);
    if (document.kind().isTable() && wantsTable(request)) {
      Answer.to(request, response).text(CSV, text);
    } else {
      Answer.to(request, response).ok(document.shape().of(version, text));
    }
  }

  private static boolean wantsTable(ServerRequest request) {
    return request.headers().first(HeaderNames.ACCEPT).filter(it -> it.startsWith(CSV)).isPresent();
  }

  private ProblemException none() {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no version of %s yet. Maybe put one: PUT %s."
                .formatted(document.what(), document.path()))
        .toException();
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                document.path(),
                query,
                (before, limit) -> inputs.versions(document.kind(), before, limit)));
  }

  private void put(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, ChangeDesk.VALIDATE_ONLY, "reason");
    boolean isTrial = query.flag(ChangeDesk.VALIDATE_ONLY);
    Signature who = new Signature(Caller.of(request).id(), reason(request, query, isTrial));
    reading.run(
        () -> {
          Done done = document.bring().of(request, IfMatch.of(request), who, isTrial);
          boolean isNew = done.brought().isNew();
          if (!isTrial) {
            response.header(
                HeaderNames.ETAG, '"' + Integer.toString(done.brought().version()) + '"');
          }
          Answer.to(request, response)
              .json(
                  isNew && !isTrial && done.brought().before().isEmpty()
                      ? Status.CREATED_201
                      : Status.OK_200,
                  new PutAnswer(
                      done.brought().version(), isNew, isNew && !isTrial, done.oddities()));
        });
  }

  /** Why, for the version and for the audit log. */
  private static String reason(ServerRequest request, Query query, boolean isTrial) {
    Optional<String> reason =
        query.text("reason").or(() -> SaidReason.of(request)).filter(it -> !it.isBlank());
    if (reason.isEmpty() && !isTrial) {
      throw Query.bad("reason", "Missing", "must say why.");
    }
    if (reason.filter(it -> it.length() > LONGEST_REASON).isPresent()) {
      throw Query.bad(
          "reason", "TooLong", "must have at most %d characters.".formatted(LONGEST_REASON));
    }
    reason.ifPresent(it -> request.context().register(new SaidReason(it)));
    return reason.orElse("");
  }
}
