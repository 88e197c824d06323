package eu.megawatt.service.serving;

import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.Region;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.serving.Asked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** All that is said of inference at one moment. Immutable. */
public record Catalogue(
    Map<String, Versioned<ModelBody>> models,
    Map<String, Versioned<RegionBody>> regions,
    Map<String, Versioned<ServiceBody>> services,
    Map<String, Versioned<Forecast>> forecasts) {

  private static final double MINOR_PER_EURO = 100;

  /** Nothing. */
  public static final Catalogue NONE = new Catalogue(Map.of(), Map.of(), Map.of(), Map.of());

  public Catalogue {
    models = Collections.unmodifiableMap(new TreeMap<>(models));
    regions = Collections.unmodifiableMap(new TreeMap<>(regions));
    services = Collections.unmodifiableMap(new TreeMap<>(services));
    forecasts = Collections.unmodifiableMap(new TreeMap<>(forecasts));
  }

  /** The same with a service, or another in place of one. */
  Catalogue with(Versioned<ServiceBody> service) {
    Map<String, Versioned<ServiceBody>> more = new TreeMap<>(services);
    more.put(service.id(), service);
    return new Catalogue(models, regions, more, forecasts);
  }

  /** Services that name a model or a region. */
  List<String> servicesOf(String modelOrRegion, boolean isModel) {
    return services.values().stream()
        .filter(
            it ->
                (isModel ? it.body().model() : it.body().region())
                    .equals(Optional.of(modelOrRegion)))
        .map(Versioned::id)
        .toList();
  }

  /**
   * What is asked for over some slots, each a quarter of an hour.
   *
   * @param measured tokens a second of a model, by GPU type
   */
  Asked asked(TimeGrid grid, Function<ModelBody, Map<String, Double>> measured) {
    Map<String, Model> itsModels = new LinkedHashMap<>();
    models.forEach((id, it) -> itsModels.put(id, it.body().model(id, measured.apply(it.body()))));
    Map<String, Region> itsRegions = new LinkedHashMap<>();
    regions.forEach((id, it) -> itsRegions.put(id, it.body().region(id)));
    List<Service> its = new ArrayList<>();
    services.values().forEach(it -> its.add(service(it.id(), it.body(), grid)));
    return new Asked(itsModels, itsRegions, its);
  }

  private Service service(String id, ServiceBody body, TimeGrid grid) {
    double[] requests = new double[grid.slots()];
    Optional.ofNullable(forecasts.get(id))
        .ifPresent(
            it -> {
              for (int slot = 0; slot < requests.length; slot++) {
                requests[slot] = it.body().at(grid.at(slot));
              }
            });
    return new Service(
        id,
        body.tenant().orElseThrow(),
        body.residency().orElseThrow(),
        body.model().orElseThrow(),
        body.region().orElseThrow(),
        body.latencyBudgetMillis().orElseThrow(),
        body.tokensPerRequestCount().orElseThrow(),
        Series.of(requests),
        body.minReplicaCount().orElseThrow(),
        body.maxReplicaCount().orElseThrow(),
        body.failover().orElseThrow(),
        body.perThousandUnservedMinor().orElseThrow() / MINOR_PER_EURO);
  }
}
