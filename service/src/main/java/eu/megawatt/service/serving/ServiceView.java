package eu.megawatt.service.serving;

import eu.megawatt.service.live.JobView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A service as it is shown: what was asked, and how it runs in the quarter that has begun. */
public record ServiceView(
    String id,
    String version,
    Instant changedAt,
    ServiceBody spec,
    Optional<ForecastExtent> forecast,
    Status status) {

  /**
   * What its forecast reaches.
   *
   * @param beyond what counts outside of it
   */
  public record ForecastExtent(String version, Instant from, Instant to, String beyond) {

    static ForecastExtent of(Versioned<Forecast> forecast) {
      return new ForecastExtent(
          forecast.tag(),
          forecast.body().from(),
          forecast.body().to(),
          forecast.body().basis(forecast.body().to()).word());
    }
  }

  /**
   * How it runs now.
   *
   * @param state {@code Pending} until it is planned, else {@code Served}, {@code PartlyServed},
   *     {@code Unserved}
   * @param replicaPerGpuCount that have a GPU together; absent where nothing runs
   * @param latencyMillis of the pool that takes longest; absent where nothing is answered
   * @param failoverKept absent where it is not promised
   */
  public record Status(
      String state,
      double requestsPerSecond,
      double unservedRatio,
      int replicaCount,
      int gpuCount,
      Optional<Integer> replicaPerGpuCount,
      List<String> siteIds,
      Optional<Long> latencyMillis,
      Optional<Boolean> failoverKept,
      List<JobView.ReasonView> reasons) {

    static Status of(Traffic traffic, boolean failover) {
      if (traffic.now().isEmpty()) {
        return new Status(
            "Pending",
            0,
            0,
            0,
            0,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            traffic.reasons());
      }
      Traffic.Quarter now = traffic.now().get();
      return new Status(
          now.unservedRatio() == 0
              ? "Served"
              : now.unservedRatio() < 1 ? "PartlyServed" : "Unserved",
          now.requestsPerSecond(),
          now.unservedRatio(),
          now.replicaCount(),
          now.gpuCount(),
          now.shares().stream().map(Traffic.Share::replicaPerGpuCount).findFirst(),
          now.shares().stream().map(Traffic.Share::siteId).distinct().sorted().toList(),
          now.latencyMillis(),
          failover ? Optional.of(now.failoverKept()) : Optional.empty(),
          now.reasons());
    }
  }

  static ServiceView of(
      Versioned<ServiceBody> service, Optional<Versioned<Forecast>> forecast, Traffic traffic) {
    return new ServiceView(
        service.id(),
        service.tag(),
        service.changedAt(),
        service.body(),
        forecast.map(ForecastExtent::of),
        Status.of(traffic, service.body().failover().orElse(false)));
  }
}
