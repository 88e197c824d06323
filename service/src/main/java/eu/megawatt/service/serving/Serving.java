package eu.megawatt.service.serving;

import eu.megawatt.scheduler.serving.ServingPlan;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.live.KeptServing;
import eu.megawatt.service.live.LiveServing;
import eu.megawatt.service.live.ReplanView;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Inference as its users know it: models, regions, services, forecasts and where requests go. What
 * is put is planned in a moment; what it would do can be asked before. Thread-safe.
 */
public final class Serving {

  private static final int RETRY_SECONDS = 2;

  private final LiveServing live;
  private final ServingStore store;
  private final TrafficPlanner planner;
  private final MeasuredTokens measured;
  private final Clock clock;
  private final Semaphore trials = new Semaphore(1);

  public Serving(
      LiveServing live,
      ServingStore store,
      TrafficPlanner planner,
      MeasuredTokens measured,
      Clock clock) {
    this.live = live;
    this.store = store;
    this.planner = planner;
    this.measured = measured;
    this.clock = clock;
  }

  /**
   * What was put, and how it is shown.
   *
   * @param isNew whether there was none before
   */
  public record Done<T>(Versioned<T> kept, boolean isNew) {}

  /**
   * What a change would do.
   *
   * @param traffic where requests would go
   * @param plan what it would do to jobs; absent for who may not see all of them
   */
  public record Trial(String serviceId, Traffic traffic, Optional<ReplanView> plan) {}

  /** All models, by id. */
  public List<Versioned<ModelBody>> models() {
    return List.copyOf(store.catalogue().models().values());
  }

  /** All regions, by id. */
  public List<Versioned<RegionBody>> regions() {
    return List.copyOf(store.catalogue().regions().values());
  }

  /** The model of an id. */
  public Optional<Versioned<ModelBody>> model(String id) {
    return Optional.ofNullable(store.catalogue().models().get(id));
  }

  /** Tokens a second that a GPU was measured to have of a model, by GPU type. */
  public Map<String, Double> measured(ModelBody model) {
    return model.architecture().isEmpty() ? Map.of() : measured.of(model, live.fleet());
  }

  /** The region of an id. */
  public Optional<Versioned<RegionBody>> region(String id) {
    return Optional.ofNullable(store.catalogue().regions().get(id));
  }

  /** The service of an id, as it was put. */
  public Optional<Versioned<ServiceBody>> service(String id) {
    return Optional.ofNullable(store.catalogue().services().get(id));
  }

  /** The forecast of a service. */
  public Optional<Versioned<Forecast>> forecast(String id) {
    return Optional.ofNullable(store.catalogue().forecasts().get(id));
  }

  /** Puts a model; the same again changes nothing. */
  public Done<ModelBody> putModel(
      String id, ModelBody body, Expectation expected, boolean isTrial) {
    new ServingCheck(live.fleet()).model(id, body, measured(body).keySet());
    return isTrial ? tried(id, body) : done(store.put(id, body, expected));
  }

  /** Puts a region; the same again changes nothing. */
  public Done<RegionBody> putRegion(
      String id, RegionBody body, Expectation expected, boolean isTrial) {
    new ServingCheck(live.fleet()).region(id, body);
    return isTrial ? tried(id, body) : done(store.put(id, body, expected));
  }

  /** Puts a service; the same again changes nothing. */
  public Done<ServiceBody> putService(String id, ServiceBody body, Expectation expected) {
    new ServingCheck(live.fleet()).service(id, body, store.catalogue());
    return done(store.put(id, body, expected));
  }

  /** Puts a forecast in place of an older one. */
  public Done<Forecast> putForecast(
      String id, ForecastBody body, Expectation expected, boolean isTrial) {
    Forecast forecast = new ServingCheck(live.fleet()).forecast(body);
    return isTrial ? tried(id, forecast) : done(store.put(id, forecast, expected));
  }

  private <T> Done<T> tried(String id, T body) {
    return new Done<>(new Versioned<>(id, 0, clock.instant(), body), false);
  }

  private <T> Done<T> done(ServingStore.Put<T> put) {
    if (put.isChange()) {
      planner.wake();
    }
    return new Done<>(put.kept(), put.isNew());
  }

  /** Deletes a model that no service names; false where there is none. */
  public boolean deleteModel(String id, Expectation expected) {
    return store.deleteModel(id, expected);
  }

  /** Deletes a region that no service names; false where there is none. */
  public boolean deleteRegion(String id, Expectation expected) {
    return store.deleteRegion(id, expected);
  }

  /** Deletes a service: what it has is free in a moment. False where there is none. */
  public boolean deleteService(String id, Expectation expected) {
    boolean isDeleted = store.deleteService(id, expected);
    if (isDeleted) {
      planner.wake();
    }
    return isDeleted;
  }

  /** Services, of one tenant or of all, by id. */
  public List<ServiceView> services(Optional<String> tenant) {
    return store.catalogue().services().values().stream()
        .filter(it -> tenant.isEmpty() || it.body().tenant().equals(tenant))
        .map(this::view)
        .toList();
  }

  /** A service as it is shown. */
  public ServiceView view(Versioned<ServiceBody> service) {
    return ServiceView.of(service, forecast(service.id()), traffic(service));
  }

  /** Where a service's requests go. */
  public Traffic traffic(Versioned<ServiceBody> service) {
    return Traffic.of(
        service,
        forecast(service.id()).map(Versioned::body),
        planner.kept(),
        planner.granted(),
        clock.instant());
  }

  /**
   * What putting a service would do; nothing is changed.
   *
   * @param isForAll whether what it does to everybody's jobs is said
   * @throws ProblemException 422 where something is wrong with it, 503 where another is being tried
   */
  public Trial tryService(String id, ServiceBody body, boolean isForAll) {
    Catalogue catalogue = store.catalogue();
    new ServingCheck(live.fleet()).service(id, body, catalogue);
    if (!trials.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemKind.UNAVAILABLE, "Another service is being tried already."),
          RETRY_SECONDS);
    }
    try {
      return trial(catalogue, new Versioned<>(id, 0, clock.instant(), body), isForAll);
    } finally {
      trials.release();
    }
  }

  private Trial trial(Catalogue catalogue, Versioned<ServiceBody> service, boolean isForAll) {
    LiveServing.Now now = live.now().orElseThrow();
    ServingPlan before = planner.kept().map(KeptServing::plan).orElse(ServingPlan.NONE);
    ServingPlan plan = planner.plan(now, catalogue.with(service), before);
    Instant at = now.at();
    Traffic traffic =
        Traffic.of(
            service,
            Optional.ofNullable(catalogue.forecasts().get(service.id())).map(Versioned::body),
            Optional.of(
                new KeptServing(
                    planner.kept().map(KeptServing::number).orElse(0L),
                    planner.kept().map(KeptServing::revision).orElse(0L),
                    at,
                    plan)),
            Optional.of(now.world().with(plan.reservations()).granted()),
            at);
    return new Trial(
        service.id(), traffic, isForAll ? Optional.of(live.preview(plan)) : Optional.empty());
  }
}
