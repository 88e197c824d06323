package eu.megawatt.service.rest;

import eu.megawatt.service.security.AgentKey;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import java.util.Optional;

/**
 * What answers to a method on a path, and to whom.
 *
 * @param scope what the caller needs; empty where anybody may call
 * @param trail what the audit log says of a call
 * @param key what the caller needs in place of a scope; empty where that is none
 */
record Route(
    Method method,
    String path,
    Optional<Scope> scope,
    Tenancy tenancy,
    Trail trail,
    Handler handler,
    Optional<Class<? extends AgentKey>> key) {

  /** One that callers with a scope may call, or anybody. */
  Route(
      Method method,
      String path,
      Optional<Scope> scope,
      Tenancy tenancy,
      Trail trail,
      Handler handler) {
    this(method, path, scope, tenancy, trail, handler, Optional.empty());
  }

  /** What the audit log says of a call. */
  enum Trail {
    /** Nothing: it changes nothing, or is a reading. */
    NONE,
    /** It is in the log before it is answered. */
    BEFORE_THE_ANSWER,
    /** It is in the log soon after it is answered. */
    SOON
  }

  /** What it asks of a caller, without what it does. */
  Routes.Rule rule() {
    return new Routes.Rule(method.text(), path, scope, tenancy, trail != Trail.NONE, key);
  }
}
