package eu.megawatt.service.rest;

import eu.megawatt.service.live.PacedClock;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/** Says in each answer what time it is in a plan whose time passes faster, and how fast. */
final class PlanTime implements Filter {

  private static final HeaderName HEADER = HeaderNames.create("Megawatt-Plan-Time");

  private final PacedClock clock;

  PlanTime(PacedClock clock) {
    this.clock = clock;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    response.header(HEADER, "%s; speed=%d".formatted(clock.instant(), clock.speed()));
    chain.proceed();
  }
}
