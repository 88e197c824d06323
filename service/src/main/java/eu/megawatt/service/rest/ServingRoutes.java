package eu.megawatt.service.rest;

import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.live.PlanNodes;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.serving.Forecast;
import eu.megawatt.service.serving.ForecastBody;
import eu.megawatt.service.serving.ModelBody;
import eu.megawatt.service.serving.RegionBody;
import eu.megawatt.service.serving.ServiceBody;
import eu.megawatt.service.serving.Serving;
import eu.megawatt.service.serving.Traffic;
import eu.megawatt.service.serving.Versioned;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/models}, {@code /api/v1/regions}, {@code /api/v1/services}. */
final class ServingRoutes {

  private static final String MODELS = "/api/v1/models";
  private static final String REGIONS = "/api/v1/regions";
  private static final String SERVICES = "/api/v1/services";
  private static final String VALIDATE_ONLY = ChangeDesk.VALIDATE_ONLY;

  private final Serving serving;
  private final PlanNodes nodes;
  private final Paging paging;
  private final Clock planClock;

  ServingRoutes(Serving serving, PlanNodes nodes, Paging paging, Clock planClock) {
    this.serving = serving;
    this.nodes = nodes;
    this.paging = paging;
    this.planClock = planClock;
  }

  void addTo(Routes routes) {
    routes
        .get(MODELS, Scope.JOBS_READ, Tenancy.SHARED, this::models)
        .get(MODELS + "/{id}", Scope.JOBS_READ, Tenancy.SHARED, this::model)
        .put(MODELS + "/{id}", Scope.JOBS_WRITE, this::putModel)
        .delete(MODELS + "/{id}", Scope.JOBS_WRITE, this::deleteModel)
        .get(REGIONS, Scope.JOBS_READ, Tenancy.SHARED, this::regions)
        .get(REGIONS + "/{id}", Scope.JOBS_READ, Tenancy.SHARED, this::region)
        .put(REGIONS + "/{id}", Scope.JOBS_WRITE, this::putRegion)
        .delete(REGIONS + "/{id}", Scope.JOBS_WRITE, this::deleteRegion)
        .get(SERVICES, Scope.JOBS_READ, Tenancy.OWN, this::services)
        .get(SERVICES + "/{id}", Scope.JOBS_READ, Tenancy.OWN, this::service)
        .put(SERVICES + "/{id}", Scope.JOBS_WRITE, Tenancy.OWN, this::putService)
        .delete(SERVICES + "/{id}", Scope.JOBS_WRITE, Tenancy.OWN, this::deleteService)
        .get(SERVICES + "/{id}/forecast", Scope.JOBS_READ, Tenancy.OWN, this::forecast)
        .put(SERVICES + "/{id}/forecast", Scope.JOBS_WRITE, Tenancy.OWN, this::putForecast)
        .get(SERVICES + "/{id}/traffic", Scope.JOBS_READ, Tenancy.OWN, this::traffic)
        .get(SERVICES + "/{id}/nodes", Scope.JOBS_READ, Tenancy.OWN, this::nodes);
  }

  /** A region as it is shown. */
  record Shown<T>(String id, String version, Instant changedAt, T spec) {

    static <T> Shown<T> of(Versioned<T> kept) {
      return new Shown<>(kept.id(), kept.tag(), kept.changedAt(), kept.body());
    }
  }

  /**
   * A model as it is shown.
   *
   * @param measuredTokensPerSecond of a GPU, by GPU type, which count before those that are said
   */
  record ModelShown(
      String id,
      String version,
      Instant changedAt,
      ModelBody spec,
      Optional<Map<String, Double>> measuredTokensPerSecond) {}

  private ModelShown shown(Versioned<ModelBody> kept) {
    return new ModelShown(
        kept.id(),
        kept.tag(),
        kept.changedAt(),
        kept.body(),
        Optional.of(serving.measured(kept.body())).filter(it -> !it.isEmpty()));
  }

  /** A forecast as it is shown. */
  record ForecastView(
      String serviceId,
      String version,
      Instant from,
      Instant to,
      String beyond,
      List<Double> requestsPerSecond) {

    static ForecastView of(Versioned<Forecast> kept) {
      Forecast its = kept.body();
      return new ForecastView(
          kept.id(),
          kept.tag(),
          its.from(),
          its.to(),
          its.basis(its.to()).word(),
          its.requestsPerSecond());
    }
  }

  private void models(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response)
        .ok(paging.of("models", query, serving.models().stream().map(this::shown).toList()));
  }

  private void regions(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response)
        .ok(paging.of("regions", query, serving.regions().stream().map(Shown::of).toList()));
  }

  private void model(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Versioned<ModelBody> kept = serving.model(id).orElseThrow(() -> none("model", id));
    Answer.to(request, response).versioned(kept.tag(), shown(kept));
  }

  private void region(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    shown(request, response, serving.region(id).orElseThrow(() -> none("region", id)));
  }

  private static <T> void shown(ServerRequest request, ServerResponse response, Versioned<T> kept) {
    Answer.to(request, response).versioned(kept.tag(), Shown.of(kept));
  }

  private void putModel(ServerRequest request, ServerResponse response) {
    boolean isTrial = Query.of(request, VALIDATE_ONLY).flag(VALIDATE_ONLY);
    String id = PlanRoutes.id(request);
    ModelBody body = Body.json(request, ModelBody.class);
    Serving.Done<ModelBody> done =
        expecting(request, expected -> serving.putModel(id, body, expected, isTrial));
    put(request, response, MODELS, done, shown(done.kept()), isTrial);
  }

  private void putRegion(ServerRequest request, ServerResponse response) {
    boolean isTrial = Query.of(request, VALIDATE_ONLY).flag(VALIDATE_ONLY);
    String id = PlanRoutes.id(request);
    RegionBody body = Body.json(request, RegionBody.class);
    Serving.Done<RegionBody> done =
        expecting(request, expected -> serving.putRegion(id, body, expected, isTrial));
    put(request, response, REGIONS, done, Shown.of(done.kept()), isTrial);
  }

  private static <T> void put(
      ServerRequest request,
      ServerResponse response,
      String path,
      Serving.Done<T> done,
      Object view,
      boolean isTrial) {
    if (!isTrial) {
      response.header(HeaderNames.ETAG, '"' + done.kept().tag() + '"');
    }
    if (done.isNew()) {
      Answer.to(request, response).at(Status.CREATED_201, path + "/" + done.kept().id(), view);
    } else {
      Answer.to(request, response).ok(view);
    }
  }

  private void deleteModel(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    deleted(request, response, "model", expecting(request, it -> serving.deleteModel(id, it)), id);
  }

  private void deleteRegion(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    deleted(
        request, response, "region", expecting(request, it -> serving.deleteRegion(id, it)), id);
  }

  private void deleteService(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = known(request).id();
    deleted(
        request, response, "service", expecting(request, it -> serving.deleteService(id, it)), id);
  }

  private static void deleted(
      ServerRequest request, ServerResponse response, String what, boolean isDone, String id) {
    if (!isDone) {
      throw none(what, id);
    }
    Answer.to(request, response).nothing();
  }

  private void services(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "tenant", "pageSize", "pageToken");
    Optional<String> tenant = Caller.of(request).tenantAsked(query.text("tenant"));
    Answer.to(request, response).ok(paging.of("services", query, serving.services(tenant)));
  }

  private void service(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Versioned<ServiceBody> known = known(request);
    // The version is of what was asked alone, which is what a PUT changes; how it runs changes
    // under the same one, so a 304 would hide that.
    response.header(HeaderNames.ETAG, '"' + known.tag() + '"');
    Answer.to(request, response).ok(serving.view(known));
  }

  private void putService(ServerRequest request, ServerResponse response) {
    boolean isTrial = Query.of(request, VALIDATE_ONLY).flag(VALIDATE_ONLY);
    String id = PlanRoutes.id(request);
    Caller caller = Caller.of(request);
    ServiceBody body = own(caller, Body.json(request, ServiceBody.class));
    if (serving.service(id).filter(it -> !sees(caller, it)).isPresent()) {
      throw Problem.of(
              ProblemKind.ALREADY_THERE, "Another service is called %s already.".formatted(id))
          .toException();
    }
    if (isTrial) {
      Answer.to(request, response).ok(serving.tryService(id, body, caller.tenant().isEmpty()));
      return;
    }
    Serving.Done<ServiceBody> done =
        expecting(request, expected -> serving.putService(id, body, expected));
    put(request, response, SERVICES, done, serving.view(done.kept()), false);
  }

  private static ServiceBody own(Caller caller, ServiceBody body) {
    if (caller.tenant().isPresent()
        && body.tenant().isPresent()
        && !body.tenant().equals(caller.tenant())) {
      String detail =
          "must be \"%s\", which you belong to, or left out.".formatted(caller.tenant().get());
      throw Problem.of(
              ProblemKind.INVALID_VALUE,
              "/tenant " + detail,
              new FieldError("/tenant", "OtherTenant", detail))
          .toException();
    }
    return body.of(caller.tenant().or(body::tenant));
  }

  private void forecast(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = known(request).id();
    Versioned<Forecast> forecast =
        serving
            .forecast(id)
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "Nothing is forecast of %s yet. Maybe PUT something.".formatted(id))
                        .toException());
    Answer.to(request, response).versioned(forecast.tag(), ForecastView.of(forecast));
  }

  private void putForecast(ServerRequest request, ServerResponse response) {
    boolean isTrial = Query.of(request, VALIDATE_ONLY).flag(VALIDATE_ONLY);
    String id = known(request).id();
    ForecastBody body = Body.json(request, ForecastBody.class);
    Serving.Done<Forecast> done =
        expecting(request, expected -> serving.putForecast(id, body, expected, isTrial));
    if (!isTrial) {
      response.header(HeaderNames.ETAG, '"' + done.kept().tag() + '"');
    }
    Answer.to(request, response).ok(ForecastView.of(done.kept()));
  }

  private void traffic(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Traffic traffic = serving.traffic(known(request));
    Answer.to(request, response).versioned(traffic.version(), traffic);
  }

  private void nodes(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "at");
    String id = known(request).id();
    Answer.to(request, response).ok(nodes.service(id, NodeRoutes.at(query, planClock.instant())));
  }

  /** The service that a path names; 404 where there is none, or it is another tenant's. */
  private Versioned<ServiceBody> known(ServerRequest request) {
    String id = PlanRoutes.id(request);
    return serving
        .service(id)
        .filter(it -> sees(Caller.of(request), it))
        .orElseThrow(() -> none("service", id));
  }

  private static boolean sees(Caller caller, Versioned<ServiceBody> service) {
    return caller.sees(service.body().tenant().orElse(""));
  }

  private interface Change<T> {
    T under(Expectation expected);
  }

  private static <T> T expecting(ServerRequest request, Change<T> change) {
    try {
      return change.under(IfMatch.of(request));
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  private static ProblemException none(String what, String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no %s %s.".formatted(what, id))
        .toException();
  }
}
