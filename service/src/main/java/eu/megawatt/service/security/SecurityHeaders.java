package eu.megawatt.service.security;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** The headers that tell a browser what it must not do with an answer. */
public final class SecurityHeaders {

  private static final List<Header> ALL =
      List.of(
          HeaderValues.createCached(
              "Content-Security-Policy",
              "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                  + " frame-ancestors 'none'"),
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("X-Frame-Options", "DENY"),
          HeaderValues.createCached("Referrer-Policy", "no-referrer"),
          HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin"),
          HeaderValues.createCached("Cross-Origin-Resource-Policy", "same-origin"));

  private SecurityHeaders() {}

  public static void apply(ServerResponse response) {
    ALL.forEach(response::header);
  }
}
