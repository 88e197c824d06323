package eu.megawatt.service.rest;

import eu.megawatt.service.capacity.scenario.CapacityScenario;
import eu.megawatt.service.capacity.scenario.CapacityScenarios;
import eu.megawatt.service.capacity.scenario.Comparisons;
import eu.megawatt.service.capacity.scenario.RunView;
import eu.megawatt.service.capacity.scenario.ScenarioBody;
import eu.megawatt.service.capacity.scenario.ScenarioRuns;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.store.Listed;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/capacity-scenarios}: other futures, their runs, and what differs. */
final class CapacityScenarioRoutes {

  private static final String PATH = "/api/v1/capacity-scenarios";
  private static final String ONE = PATH + "/{id}";
  private static final String RESTORATION = ONE + "/restoration";
  private static final String RUNS = ONE + "/runs";
  private static final String RUN = RUNS + "/{run}";
  private static final String COMPARISONS = "/api/v1/capacity-scenario-comparisons";

  private final CapacityScenarios scenarios;
  private final ScenarioRuns runs;
  private final Comparisons comparisons;
  private final Paging paging;

  CapacityScenarioRoutes(CapacityScenarios scenarios, ScenarioRuns runs, Paging paging) {
    this.scenarios = scenarios;
    this.runs = runs;
    this.comparisons = new Comparisons(scenarios, runs);
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .post(PATH, Scope.PLANS_WRITE, this::add)
        .get(PATH, Scope.PLANS_READ, this::list)
        .get(ONE, Scope.PLANS_READ, this::show)
        .put(ONE, Scope.PLANS_WRITE, this::change)
        .delete(ONE, Scope.PLANS_WRITE, this::delete)
        .post(RESTORATION, Scope.PLANS_WRITE, this::restore)
        .post(RUNS, Scope.PLANS_WRITE, this::run)
        .get(RUN, Scope.PLANS_READ, this::showRun)
        .delete(RUN, Scope.PLANS_WRITE, this::deleteRun)
        .get(COMPARISONS, Scope.PLANS_READ, this::compare);
  }

  /** A scenario, with how far its newest run is. */
  record ScenarioAnswer(CapacityScenario scenario, Optional<RunView> run) {}

  private ScenarioAnswer answer(CapacityScenario it) {
    return new ScenarioAnswer(it, runs.newest(it.id()));
  }

  private void add(ServerRequest request, ServerResponse response) {
    Query.of(request);
    ScenarioBody body = Body.json(request, ScenarioBody.class);
    CapacityScenario added = scenarios.add(body, Caller.of(request).id());
    tag(response, added);
    Answer.to(request, response).at(Status.CREATED_201, PATH + "/" + added.id(), answer(added));
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "deleted", "pageSize", "pageToken");
    if (query.flag("deleted")) {
      Answer.to(request, response)
          .ok(paging.newestFirst("deleted-capacity-scenarios", query, scenarios::deleted));
      return;
    }
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "capacity-scenarios",
                query,
                (before, limit) -> {
                  Listed<CapacityScenario> found = scenarios.list(before, limit);
                  return new Listed<>(
                      found.entries().stream().map(this::answer).toList(),
                      found.last(),
                      found.more());
                }));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    CapacityScenario it = known(request);
    tag(response, it);
    Answer.to(request, response).ok(answer(it));
  }

  private void change(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    ScenarioBody body = Body.json(request, ScenarioBody.class);
    try {
      CapacityScenario changed =
          scenarios
              .change(id, IfMatch.of(request), body, Caller.of(request).id())
              .orElseThrow(() -> none(id));
      tag(response, changed);
      Answer.to(request, response).ok(answer(changed));
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  private void delete(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    if (!scenarios.delete(id, Caller.of(request).id())) {
      throw none(id);
    }
    runs.cancelOf(id);
    Answer.to(request, response).nothing();
  }

  private void restore(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "name");
    String id = PlanRoutes.id(request);
    CapacityScenario restored =
        scenarios
            .restore(id, query.text("name"), Caller.of(request).id())
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "There is no scenario \"%s\", and none of those deleted last is it; the last 50 are kept."
                                .formatted(id))
                        .toException());
    tag(response, restored);
    Answer.to(request, response).ok(answer(restored));
  }

  private void run(ServerRequest request, ServerResponse response) {
    Query.of(request);
    CapacityScenario it = known(request);
    RunView added = runs.add(it, Caller.of(request).id());
    Answer.to(request, response)
        .at(Status.ACCEPTED_202, "%s/%s/runs/%s".formatted(PATH, it.id(), added.id()), added);
  }

  private void showRun(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(knownRun(request));
  }

  private void deleteRun(ServerRequest request, ServerResponse response) {
    Query.of(request);
    RunView run = knownRun(request);
    if (!runs.delete(run.id())) {
      throw noRun(run.id());
    }
    Answer.to(request, response).nothing();
  }

  private void compare(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "ids");
    List<String> ids = List.of(query.text("ids").orElse("").split(",", -1));
    if (ids.size() > Comparisons.MOST) {
      throw Query.bad(
          "ids",
          "TooMany",
          "must name at most %d, the baseline first.".formatted(Comparisons.MOST));
    }
    List<String> unknown = ids.stream().filter(it -> !comparisons.has(it)).toList();
    if (!unknown.isEmpty()) {
      throw Query.bad(
          "ids",
          "UnknownValue",
          "names \"%s\", which is no scenario and no run. Maybe one of GET %s, or plan."
              .formatted(String.join(", ", unknown), PATH));
    }
    Answer.to(request, response).ok(comparisons.of(ids));
  }

  private CapacityScenario known(ServerRequest request) {
    String id = PlanRoutes.id(request);
    return scenarios.find(id).orElseThrow(() -> none(id));
  }

  private RunView knownRun(ServerRequest request) {
    String scenarioId = known(request).id();
    String id = request.path().pathParameters().get("run");
    return runs.find(id)
        .filter(it -> it.scenarioId().equals(scenarioId))
        .orElseThrow(() -> noRun(id));
  }

  private static void tag(ServerResponse response, CapacityScenario it) {
    response.header(HeaderNames.ETAG, '"' + Integer.toString(it.version()) + '"');
  }

  private static ProblemException none(String id) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no scenario \"%s\". Maybe one of GET %s.".formatted(id, PATH))
        .toException();
  }

  private static ProblemException noRun(String id) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no run \"%s\"; the last 5 of a scenario are kept. Maybe run it again."
                .formatted(id))
        .toException();
  }
}
