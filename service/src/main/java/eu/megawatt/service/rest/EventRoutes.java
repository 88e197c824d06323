package eu.megawatt.service.rest;

import eu.megawatt.service.live.LiveStore;
import eu.megawatt.service.live.OwnJobs;
import eu.megawatt.service.live.PlanEvents;
import eu.megawatt.service.live.PlanSnapshots;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.telemetry.Telemetry;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code /api/v1/events}: the fleet as it changes, or the plan that is lived by. */
final class EventRoutes {

  private static final String FLEET = "fleet";

  /** What a topic needs beyond what the route does. */
  private static final Map<String, Scope> NEEDED =
      Map.of(
          "jobs",
          Scope.JOBS_READ,
          "plan",
          Scope.PLANS_READ,
          "limits",
          Scope.LIMITS_READ,
          "traffic",
          Scope.JOBS_READ,
          "validation",
          Scope.VALIDATION_READ);

  private final Telemetry telemetry;
  private final PlanEvents events;
  private final PlanSnapshots snapshots;
  private final LiveStore store;
  private final Streams streams;

  EventRoutes(
      Telemetry telemetry,
      PlanEvents events,
      PlanSnapshots snapshots,
      LiveStore store,
      Streams streams) {
    this.store = store;
    this.telemetry = telemetry;
    this.events = events;
    this.snapshots = snapshots;
    this.streams = streams;
  }

  void addTo(Routes routes) {
    routes.get("/api/v1/events", Scope.JOBS_READ, Tenancy.OWN, this::events);
  }

  private void events(ServerRequest request, ServerResponse response) {
    Set<String> topics = topics(Query.of(request, "topics"));
    Caller caller = Caller.of(request);
    topics.forEach(it -> caller.require(NEEDED.getOrDefault(it, Scope.FLEET_READ)));
    if (!topics.equals(Set.of("jobs"))) {
      caller.requireEverybodys();
    }
    if (caller.tenant().isPresent()) {
      streams.serve(
          request,
          response,
          new OwnJobs(events, caller.tenant().get(), store),
          () -> OwnJobs.snapshot(events));
    } else if (topics.contains(FLEET)) {
      streams.serve(request, response, telemetry.events().ring(), telemetry.events()::snapshot);
    } else {
      streams.serve(request, response, events.feed(topics), () -> snapshots.of(topics));
    }
  }

  private static Set<String> topics(Query query) {
    List<String> known = new ArrayList<>(List.of(FLEET));
    known.addAll(PlanEvents.TOPICS);
    String said = query.text("topics").orElse("");
    if (said.isEmpty()) {
      throw Query.bad(
          "topics", "Missing", "must say what is of interest: %s.".formatted(listed(known)));
    }
    Set<String> topics = new TreeSet<>(Arrays.asList(said.split(",", -1)));
    for (String topic : topics) {
      if (!known.contains(topic)) {
        throw Query.bad(
            "topics",
            "UnknownValue",
            "\"%s\" is not one of %s.".formatted(topic, String.join(", ", known)));
      }
    }
    if (topics.contains(FLEET) && topics.size() > 1) {
      throw Query.bad("topics", "NotTogether", "must be fleet alone, or some of the others.");
    }
    return topics;
  }

  private static String listed(List<String> known) {
    return known.getFirst() + ", or some of " + String.join(",", known.subList(1, known.size()));
  }
}
