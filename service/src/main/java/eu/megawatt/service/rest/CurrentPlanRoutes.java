package eu.megawatt.service.rest;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.live.BasisView;
import eu.megawatt.service.live.CurrentPlan;
import eu.megawatt.service.live.LiveStore;
import eu.megawatt.service.live.PlannedJobs;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.schedule.Library;
import eu.megawatt.service.schedule.Schedule;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.store.PlanStore;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/current-plan}: the plan that is lived by, and its revisions. */
final class CurrentPlanRoutes {

  private static final String PATH = "/api/v1/current-plan";

  private final CurrentPlan plan;
  private final LiveStore store;
  private final PlanStore plans;
  private final Library library;
  private final Paging paging;
  private final Clock clock;

  CurrentPlanRoutes(
      CurrentPlan plan,
      LiveStore store,
      PlanStore plans,
      Library library,
      Paging paging,
      Clock clock) {
    this.plan = plan;
    this.store = store;
    this.plans = plans;
    this.library = library;
    this.paging = paging;
    this.clock = clock;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.PLANS_READ, this::show)
        .put(PATH + "/basis", Scope.PLANS_WRITE, this::planOn)
        .get(PATH + "/basis", Scope.PLANS_READ, this::basis)
        .get(PATH + "/revisions", Scope.PLANS_READ, this::revisions)
        .get(PATH + "/revisions/{id}", Scope.PLANS_READ, this::revision)
        .get(PATH + "/revisions/{id}/diff", Scope.PLANS_READ, this::diff);
  }

  /** What is to be planned on: a scenario's fleet, or that of a plan with the plan's jobs. */
  record Basis(Optional<String> scenarioId, Optional<String> planId, Optional<String> reason) {}

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    answer(request, response, summary());
  }

  private static void answer(
      ServerRequest request, ServerResponse response, CurrentPlan.Summary summary) {
    Answer.to(request, response).versioned(summary.version(), summary);
  }

  private CurrentPlan.Summary summary() {
    return plan.summary().orElseThrow(CurrentPlanRoutes::nothing);
  }

  static ProblemException nothing() {
    return Problem.of(
            ProblemKind.NOT_FOUND, "Nothing is planned on yet. Maybe PUT " + PATH + "/basis.")
        .toException();
  }

  private void basis(ServerRequest request, ServerResponse response) {
    Query.of(request);
    BasisView basis = plan.basis().orElseThrow(CurrentPlanRoutes::nothing);
    Answer.to(request, response).versioned(basis.scenarioId(), basis);
  }

  private void planOn(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Basis body = Body.json(request, Basis.class);
    String reason = JobRoutes.required(body.reason());
    if (body.scenarioId().isPresent() == body.planId().isPresent()) {
      throw invalid("/scenarioId", "Missing", "must be there, or planId; not both.");
    }
    Expectation expected = IfMatch.of(request);
    try {
      if (body.planId().isPresent()) {
        planOnPlan(body.planId().get(), reason, expected);
      } else {
        String id = body.scenarioId().orElseThrow();
        Scenario scenario =
            library.scenario(id).orElseThrow(() -> unknown("/scenarioId", "scenario", id));
        plan.planOn(id, scenario, List.of(), reason, expected);
      }
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
    Answer.to(request, response).ok(summary());
  }

  private void planOnPlan(String planId, String reason, Expectation expected) {
    Schedule schedule =
        library.schedule(planId).orElseThrow(() -> unknown("/planId", "plan", planId));
    String scenarioId = plans.find(planId).orElseThrow().scenarioId();
    List<LiveJob> jobs = PlannedJobs.of(schedule, clock.instant());
    plan.planOn(scenarioId, schedule.scenario(), jobs, reason, expected);
  }

  private static ProblemException unknown(String pointer, String what, String id) {
    return invalid(pointer, "UnknownValue", "there is no %s %s.".formatted(what, id));
  }

  private static ProblemException invalid(String pointer, String code, String detail) {
    return Problem.of(
            ProblemKind.INVALID_VALUE,
            pointer + " " + detail,
            new FieldError(pointer, code, detail))
        .toException();
  }

  private void revisions(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response).ok(paging.newestFirst("revisions", query, store::revisions));
  }

  private void revision(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(known(number(request)));
  }

  private static long number(ServerRequest request) {
    String id = PlanRoutes.id(request);
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException _) {
      throw none(id);
    }
  }

  private LiveStore.Revision known(long number) {
    return store.revision(number).orElseThrow(() -> none(Long.toString(number)));
  }

  private static ProblemException none(String number) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no revision " + number + ".").toException();
  }

  private void diff(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "against");
    LiveStore.Revision after = known(number(request));
    long against =
        query.number("against", (int) Math.max(0, after.number() - 1), 0, Integer.MAX_VALUE);
    if (against > 0) {
      known(against);
    }
    Answer.to(request, response).ok(plan.difference(against, after.number()));
  }
}
