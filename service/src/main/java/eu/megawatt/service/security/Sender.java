package eu.megawatt.service.security;

import io.helidon.webserver.http.ServerRequest;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Who sends readings with a token of his own: it opens the ways in and nothing else.
 *
 * @param sourceId of the source whose token it is
 */
public record Sender(String sourceId) {

  /** The same as a caller like any other. */
  Caller caller() {
    return new Caller(
        "sender:" + sourceId, sourceId, Optional.empty(), EnumSet.of(Scope.TELEMETRY_WRITE));
  }

  /** The source that a request came from; empty where the caller may do more than send. */
  public static Optional<String> of(ServerRequest request) {
    return request.context().get(Sender.class).map(Sender::sourceId);
  }
}
