package eu.megawatt.service.problem;

import io.helidon.webserver.http.ServerRequest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The name of one request, in its answer's {@code X-Request-Id} and in the log. */
public record RequestId(String value) {

  /** The header that carries it. */
  public static final String HEADER = "X-Request-Id";

  private static final RandomGenerator RANDOM = RandomGenerator.of("L64X128MixRandom");

  /** The request's own; the first asker names it. */
  public static String of(ServerRequest request) {
    return request
        .context()
        .get(RequestId.class)
        .orElseGet(
            () -> {
              RequestId fresh = next();
              request.context().register(fresh);
              return fresh;
            })
        .value();
  }

  /** A fresh one. */
  public static RequestId next() {
    synchronized (RANDOM) {
      return new RequestId(HexFormat.of().toHexDigits(RANDOM.nextLong()));
    }
  }
}
