package eu.megawatt.service.rest;

import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.service.capacity.CapacityPlans;
import eu.megawatt.service.capacity.SavedDocument;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.demand.AdoptionBody;
import eu.megawatt.service.demand.AdoptionView;
import eu.megawatt.service.demand.BackTestQuestion;
import eu.megawatt.service.demand.BackTests;
import eu.megawatt.service.demand.DemandAdoptions;
import eu.megawatt.service.demand.DemandDesk;
import eu.megawatt.service.demand.DemandForecasts;
import eu.megawatt.service.demand.DemandRange;
import eu.megawatt.service.demand.ForecastQuestion;
import eu.megawatt.service.demand.KeptBackTest;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** Demand as it was, as it is foretold, as a plan takes it over, and back-tests of the planner. */
final class DemandRoutes {

  private static final String HISTORY = "/api/v1/demand-history";
  private static final String FORECASTS = "/api/v1/demand-forecasts";
  private static final String ADOPTIONS = "/api/v1/capacity-plan/demand-adoptions";
  private static final String BACK_TESTS = "/api/v1/planner-back-tests";
  private static final String BACK_TEST = BACK_TESTS + "/{id}";

  private final DemandForecasts forecasts;
  private final DemandAdoptions adoptions;
  private final BackTests backTests;
  private final CapacityPlans plans;
  private final Paging paging;
  private final Turns turns =
      new Turns(1, "Demand is being counted or foretold already. Maybe ask again in a moment.");

  DemandRoutes(DemandDesk desk, Paging paging) {
    this.forecasts = desk.forecasts();
    this.adoptions = desk.adoptions();
    this.backTests = desk.backTests();
    this.plans = desk.plans();
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .get(HISTORY, Scope.PLANS_READ, this::history)
        .post(FORECASTS, Scope.PLANS_READ, this::foretell)
        .post(ADOPTIONS, Scope.PLANS_WRITE, this::adopt)
        .post(BACK_TESTS, Scope.PLANS_WRITE, this::ask)
        .get(BACK_TESTS, Scope.PLANS_READ, this::list)
        .get(BACK_TEST, Scope.PLANS_READ, this::show)
        .delete(BACK_TEST, Scope.PLANS_WRITE, this::delete);
  }

  private <T> T inTurn(Supplier<T> work) {
    turns.take();
    try {
      return work.get();
    } finally {
      turns.giveBack();
    }
  }

  private void history(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "from", "to", "groupBy");
    DemandRange asked =
        new DemandRange(
            query.text("from").map(it -> day("from", it)),
            query.text("to").map(it -> day("to", it)),
            query.text("groupBy").map(it -> List.of(it.split(",", -1))));
    Answer.to(request, response).ok(inTurn(() -> forecasts.history(asked)));
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw Query.bad(
          name, "NotADay", "must be a day such as 2026-11-23, not \"%s\".".formatted(text));
    }
  }

  private void foretell(ServerRequest request, ServerResponse response) {
    Query.of(request);
    ForecastQuestion asked = Body.json(request, ForecastQuestion.class);
    Answer.to(request, response).ok(inTurn(() -> forecasts.of(asked)));
  }

  private void adopt(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, ChangeDesk.VALIDATE_ONLY);
    boolean isTrial = query.flag(ChangeDesk.VALIDATE_ONLY);
    AdoptionBody asked = Body.json(request, AdoptionBody.class);
    SavedDocument<CapacityDocument> newest = plans.needed();
    DemandAdoptions.Draft draft = inTurn(() -> adoptions.draft(newest, asked, isTrial));
    AdoptionView answer = isTrial ? draft.view() : bring(request, draft, asked.reason().orElse(""));
    if (!isTrial) {
      response.header(HeaderNames.ETAG, '"' + Integer.toString(answer.version()) + '"');
    }
    Answer.to(request, response).ok(answer);
  }

  private AdoptionView bring(ServerRequest request, DemandAdoptions.Draft draft, String reason) {
    try {
      return adoptions.bring(draft, IfMatch.of(request), Caller.of(request).id(), reason);
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  private void ask(ServerRequest request, ServerResponse response) {
    Query.of(request);
    BackTestQuestion asked = Body.json(request, BackTestQuestion.class);
    KeptBackTest added = backTests.add(asked, Caller.of(request).id());
    Answer.to(request, response).at(Status.ACCEPTED_202, BACK_TESTS + "/" + added.id(), added);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response)
        .ok(paging.newestFirst("planner-back-tests", query, backTests::list));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response).ok(backTests.find(id).orElseThrow(() -> none(id)));
  }

  private void delete(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    if (!backTests.delete(id)) {
      throw none(id);
    }
    Answer.to(request, response).nothing();
  }

  private static ProblemException none(String id) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no back-test \"%s\". The last 50 are kept; maybe ask again: POST %s."
                .formatted(id, BACK_TESTS))
        .toException();
  }
}
