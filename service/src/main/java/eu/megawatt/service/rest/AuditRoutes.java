package eu.megawatt.service.rest;

import eu.megawatt.service.audit.AuditFilter;
import eu.megawatt.service.audit.AuditLog;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Scope;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/** {@code /api/v1/audit-log}: who has changed what, and whether that is still as it was written. */
final class AuditRoutes {

  private static final String PATH = "/api/v1/audit-log";
  private static final int RETRY_SECONDS = 10;

  private final AuditLog log;
  private final Paging paging;
  private final Semaphore verifying = new Semaphore(1);

  AuditRoutes(AuditLog log, Paging paging) {
    this.log = log;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.AUDIT_READ, this::list)
        .get(PATH + "/verification", Scope.AUDIT_READ, this::verify);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "caller", "subject", "from", "to", "pageSize", "pageToken");
    AuditFilter filter =
        new AuditFilter(
            query.text("caller").orElse(""),
            query.text("subject").orElse(""),
            query.instant("from", Instant.EPOCH),
            query.instant("to", Instant.ofEpochMilli(Long.MAX_VALUE)));
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "audit-log", query, (before, limit) -> log.list(filter, before, limit)));
  }

  private void verify(ServerRequest request, ServerResponse response) {
    Query.of(request);
    if (!verifying.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemKind.UNAVAILABLE, "The log is being verified already."), RETRY_SECONDS);
    }
    try {
      Answer.to(request, response).ok(log.verify());
    } finally {
      verifying.release();
    }
  }
}
