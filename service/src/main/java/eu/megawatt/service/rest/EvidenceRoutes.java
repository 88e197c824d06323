package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.sovereignty.EvidenceStore;
import eu.megawatt.service.store.Sha256;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/** {@code /api/v1/evidence}: documents that claims rest on, by their digest. */
final class EvidenceRoutes {

  private static final String PATH = "/api/v1/evidence/{id}";
  private static final int MOST_BYTES = 16 << 20;

  private final EvidenceStore store;
  private final Clock clock;

  EvidenceRoutes(EvidenceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.SOVEREIGNTY_READ, Tenancy.SHARED, this::show)
        .put(PATH, Scope.SOVEREIGNTY_WRITE, this::put);
  }

  /** What is kept. */
  record Kept(String sha256, int sizeBytes) {}

  private void put(ServerRequest request, ServerResponse response) throws IOException {
    Query.of(request);
    String sha256 = request.path().pathParameters().get("id");
    byte[] content = content(request);
    String its = Sha256.hex(content);
    if (!its.equals(sha256)) {
      throw Problem.of(
              ProblemKind.INVALID_VALUE,
              "The body's SHA-256 is %s, not \"%s\". Maybe it was changed on its way."
                  .formatted(its, sha256))
          .toException();
    }
    boolean isNew = store.keep("application/octet-stream", content, clock.instant());
    Answer.to(request, response)
        .json(isNew ? Status.CREATED_201 : Status.OK_200, new Kept(sha256, content.length));
  }

  private static byte[] content(ServerRequest request) throws IOException {
    try (InputStream in = request.content().inputStream()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw Body.tooLarge(MOST_BYTES);
      }
      return bytes;
    }
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String sha256 = request.path().pathParameters().get("id");
    EvidenceStore.Kept kept =
        store
            .find(sha256)
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "No evidence with the SHA-256 %s is kept here.".formatted(sha256))
                        .toException());
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header(HeaderNames.CONTENT_TYPE, kept.mediaType());
    response.header(
        HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(sha256));
    response.send(kept.content());
  }
}
