package eu.megawatt.service.models;

import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.service.live.WorkloadJob;
import eu.megawatt.service.live.WorkloadJobs;
import eu.megawatt.service.serving.Forecast;
import eu.megawatt.service.serving.ServiceBody;
import eu.megawatt.service.serving.Serving;
import eu.megawatt.service.serving.Traffic;
import eu.megawatt.service.serving.Versioned;
import eu.megawatt.service.store.Listed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the services of the fleet are asked and its jobs are to do, as planned. Thread-safe. */
public final class FleetWorkloads {

  private final Serving serving;
  private final WorkloadJobs jobs;

  public FleetWorkloads(Serving serving, WorkloadJobs jobs) {
    this.serving = serving;
    this.jobs = jobs;
  }

  /** Services with a forecast. */
  public List<FleetWorkload> services() {
    return ids().stream().flatMap(it -> of(it).stream()).toList();
  }

  /** Those of some jobs that there are, in the order in which they are asked for. */
  JobLoad jobs(List<String> ids, List<Measurement> measured) {
    WorkloadJobs.Seen seen = jobs.of(ids);
    return new JobLoad(
        seen.at(),
        seen.horizonEndsAt(),
        seen.jobs().stream()
            .sorted(Comparator.comparingInt(it -> ids.indexOf(it.jobId())))
            .map(it -> JobWorkload.of(it, measured))
            .toList());
  }

  /** Newest first, those with a place that say work on a language model, or that say none. */
  Listed<JobWorkload> placed(boolean saysWork, List<Measurement> measured, long before, int limit) {
    Listed<WorkloadJob> placed = jobs.placed(saysWork, before, limit);
    return new Listed<>(
        placed.entries().stream().map(it -> JobWorkload.of(it, measured)).toList(),
        placed.last(),
        placed.more());
  }

  /** How many jobs with a place say work on a language model, or say none. */
  public int placedCount(boolean saysWork) {
    return jobs.placedCount(saysWork);
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
