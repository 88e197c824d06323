package eu.megawatt.service.rest;

import eu.megawatt.service.attest.AttestationStore;
import eu.megawatt.service.attest.Attestor;
import eu.megawatt.service.attest.Keyring;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.sovereignty.DecisionView;
import eu.megawatt.service.store.Listed;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/attestations}: the chain, and the keys that have signed it. */
final class AttestationRoutes {

  private static final String PATH = "/api/v1/attestations";
  private static final String KEYS = "/api/v1/attestation-keys";
  private static final int PART = 500;

  /** What runs out within this is said to be expiring. */
  private static final Duration SOON = Duration.ofDays(30);

  private final AttestationStore store;
  private final Attestor attestor;
  private final Keyring keyring;
  private final Paging paging;
  private final Clock clock;

  AttestationRoutes(
      AttestationStore store, Attestor attestor, Keyring keyring, Paging paging, Clock clock) {
    this.store = store;
    this.attestor = attestor;
    this.keyring = keyring;
    this.paging = paging;
    this.clock = clock;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.SOVEREIGNTY_READ, Tenancy.OWN, this::list)
        .get(PATH + "/log", Scope.SOVEREIGNTY_READ, this::log)
        .get(PATH + "/{id}", Scope.SOVEREIGNTY_READ, Tenancy.OWN, this::show)
        .get(KEYS, Scope.SOVEREIGNTY_READ, Tenancy.SHARED, this::keys)
        .post(KEYS, Scope.ACCESS_WRITE, this::rotate)
        .post(KEYS + "/{id}/revocation", Scope.ACCESS_WRITE, this::revoke);
  }

  /** An attestation as it is listed. */
  record View(
      long sequence,
      String kind,
      String jobId,
      String profileId,
      int profileVersion,
      String placeId,
      Instant startsAt,
      Instant endsAt,
      String decision,
      Instant evaluatedAt,
      Optional<Instant> validUntil,
      String state,
      String payloadSha256,
      String keyFingerprint) {

    static View of(AttestationStore.Row it, Instant now) {
      String state =
          it.validUntil()
              .map(
                  until ->
                      !until.isAfter(now)
                          ? "Expired"
                          : until.isAfter(now.plus(SOON)) ? "Valid" : "Expiring")
              .orElse("Valid");
      return new View(
          it.sequence(),
          it.kind(),
          it.jobId(),
          it.profileId(),
          it.profileVersion(),
          it.placeId(),
          it.startsAt(),
          it.endsAt(),
          it.decision(),
          it.evaluatedAt(),
          it.validUntil(),
          state,
          it.payloadSha256(),
          it.keyFingerprint());
    }
  }

  /** All keys. */
  record Keys(List<Keyring.KeyView> items) {}

  private void list(ServerRequest request, ServerResponse response) {
    Query query =
        Query.of(
            request,
            "jobId",
            "placeId",
            "profileId",
            "tenant",
            "decision",
            "at",
            "state",
            "pageSize",
            "pageToken");
    Instant now = clock.instant();
    Optional<String> state = query.word("state", List.of("Valid", "Expiring", "Expired"));
    Instant soon = now.plus(SOON);
    AttestationStore.Filter filter =
        new AttestationStore.Filter(
            query.text("jobId").orElse(""),
            query.text("placeId").orElse(""),
            query.text("profileId").orElse(""),
            Caller.of(request).tenantAsked(query.text("tenant")),
            query.word("decision", DecisionView.DECISIONS).orElse(""),
            query.text("at").map(_ -> query.instant("at", now)),
            switch (state.orElse("")) {
              case "Valid" -> soon.plusMillis(1);
              case "Expiring" -> now.plusMillis(1);
              default -> Instant.MIN;
            },
            switch (state.orElse("")) {
              case "Expiring" -> soon;
              case "Expired" -> now;
              default -> Instant.MAX;
            });
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "attestations",
                query,
                (before, limit) -> {
                  Listed<AttestationStore.Row> rows = store.list(filter, before, limit);
                  return new Listed<>(
                      rows.entries().stream().map(it -> View.of(it, now)).toList(),
                      rows.last(),
                      rows.more());
                }));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    String envelope =
        (id.matches("[0-9]{1,18}")
                ? store.envelope(Long.parseLong(id), Caller.of(request).tenant())
                : Optional.<String>empty())
            .orElseThrow(
                () ->
                    Problem.of(ProblemKind.NOT_FOUND, "There is no attestation " + id + ".")
                        .toException());
    Answer.to(request, response).text("application/json", envelope);
  }

  private void log(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, "after");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header(HeaderNames.CONTENT_TYPE, "application/x-ndjson");
    long after = query.number("after", 0, 0, Integer.MAX_VALUE);
    try (OutputStream out = response.outputStream()) {
      List<String> part = store.envelopes(after, PART);
      while (!part.isEmpty()) {
        for (String line : part) {
          out.write(line.getBytes(StandardCharsets.UTF_8));
          out.write('\n');
        }
        after += part.size();
        part = store.envelopes(after, PART);
      }
    }
  }

  private void keys(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(new Keys(keyring.all()));
  }

  private void rotate(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response)
        .json(Status.CREATED_201, attestor.rotate(JobRoutes.reason(request)));
  }

  private void revoke(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response).ok(attestor.revoke(id, JobRoutes.reason(request)));
  }
}
