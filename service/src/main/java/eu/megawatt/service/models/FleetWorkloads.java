package eu.megawatt.service.models;

import eu.megawatt.service.serving.Forecast;
import eu.megawatt.service.serving.ServiceBody;
import eu.megawatt.service.serving.Serving;
import eu.megawatt.service.serving.Traffic;
import eu.megawatt.service.serving.Versioned;
import java.util.List;
import java.util.Optional;

/** What the services of the fleet are asked, as they are planned now. Thread-safe. */
public final class FleetWorkloads {

  private final Serving serving;

  public FleetWorkloads(Serving serving) {
    this.serving = serving;
  }

  /** Ids of services with a forecast. */
  List<String> ids() {
    return serving.services(Optional.empty()).stream()
        .filter(it -> it.forecast().isPresent())
        .map(it -> it.id())
        .toList();
  }

  /** Empty where there is no such service, or nobody says how much it is asked. */
  Optional<FleetWorkload> of(String serviceId) {
    return serving
        .service(serviceId)
        .flatMap(it -> serving.forecast(serviceId).map(forecast -> of(it, forecast.body())));
  }

  private FleetWorkload of(Versioned<ServiceBody> service, Forecast forecast) {
    Optional<Traffic.Quarter> now = serving.traffic(service).now();
    return new FleetWorkload(
        service.id(),
        service.body().tenant().orElse(""),
        service.body().model().orElse(""),
        forecast.requestsPerSecond().stream().mapToDouble(Double::doubleValue).average().orElse(0),
        now.map(Traffic.Quarter::replicaCount).orElse(0),
        now.map(Traffic.Quarter::gpuCount).orElse(0));
  }
}
