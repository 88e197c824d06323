package eu.megawatt.service.live;

import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.serving.Hosted;
import eu.megawatt.scheduler.serving.Lack;
import eu.megawatt.scheduler.serving.Served;
import eu.megawatt.scheduler.serving.ServingPlan;
import eu.megawatt.service.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jdbi.v3.core.Handle;

/** How services are run, between the plan and its table. */
final class ServingRows {

  private ServingRows() {}

  /** A plan as it is kept. */
  record StoredPlan(Instant from, int slotMinutes, int slots, List<StoredService> services) {}

  /** A service as it is kept. */
  record StoredService(
      String id,
      String tenant,
      String residency,
      String model,
      String region,
      double latencyBudgetMs,
      double tokensPerRequest,
      List<Double> requestsPerSecond,
      int minReplicas,
      int maxReplicas,
      boolean failover,
      double unservedEurPerThousand,
      List<StoredPool> pools,
      List<StoredLack> lacks) {}

  /**
   * A pool's part as it is kept.
   *
   * @param replicasPerGpu absent where a replica has whole GPUs
   * @param wattsPerReplica or of a GPU with all its replicas
   * @param wattsOfLast absent where it draws as much as the others
   */
  record StoredPool(
      String poolId,
      String siteId,
      double latencyMs,
      double requestsPerReplica,
      int gpusPerReplica,
      Optional<Integer> replicasPerGpu,
      List<Integer> replicas,
      List<Double> share,
      List<Double> wattsPerReplica,
      Optional<List<Double>> wattsOfLast) {}

  /** A lack as it is kept. */
  record StoredLack(
      int from,
      int to,
      String what,
      String code,
      String message,
      String subject,
      Optional<Reason.Shortfall> shortfall) {}

  static void put(Handle handle, KeptServing kept) {
    handle.execute("DELETE FROM live_serving");
    handle.execute(
        "INSERT INTO live_serving (number, revision, at_ms, plan) VALUES (?, ?, ?, ?)",
        kept.number(),
        kept.revision(),
        kept.at().toEpochMilli(),
        Json.write(stored(kept.plan())));
  }

  static Optional<KeptServing> find(Handle handle) {
    return handle
        .createQuery("SELECT number, revision, at_ms, plan FROM live_serving")
        .map(
            (rs, _) ->
                new KeptServing(
                    rs.getLong(1),
                    rs.getLong(2),
                    Instant.ofEpochMilli(rs.getLong(3)),
                    plan(Json.read(rs.getString(4), StoredPlan.class))))
        .findOne();
  }

  private static StoredPlan stored(ServingPlan plan) {
    return new StoredPlan(
        plan.grid().start(),
        plan.grid().slotMinutes(),
        plan.grid().slots(),
        plan.services().stream().map(ServingRows::stored).toList());
  }

  private static StoredService stored(Served served) {
    Service its = served.service();
    return new StoredService(
        its.id(),
        its.tenant(),
        its.residency(),
        its.model(),
        its.region(),
        its.latencyBudgetMs(),
        its.tokensPerRequest(),
        list(its.requestsPerSecond()),
        its.minReplicas(),
        its.maxReplicas(),
        its.failover(),
        its.unservedEurPerThousand(),
        served.pools().stream().map(ServingRows::stored).toList(),
        served.lacks().stream().map(ServingRows::stored).toList());
  }

  private static StoredPool stored(Hosted hosted) {
    boolean isShared = hosted.replicasPerGpu() > 1;
    return new StoredPool(
        hosted.poolId(),
        hosted.siteId(),
        hosted.latencyMs(),
        hosted.requestsPerReplica(),
        hosted.gpusPerReplica(),
        isShared ? Optional.of(hosted.replicasPerGpu()) : Optional.empty(),
        Arrays.stream(hosted.replicas().toArray()).mapToObj(it -> (int) it).toList(),
        list(hosted.share()),
        list(hosted.wattsPerGroup()),
        isShared ? Optional.of(list(hosted.wattsOfLast())) : Optional.empty());
  }

  private static StoredLack stored(Lack lack) {
    return new StoredLack(
        lack.from(),
        lack.to(),
        lack.what().name(),
        lack.reason().code().name(),
        lack.reason().message(),
        lack.reason().subject(),
        lack.reason().shortfall());
  }

  private static List<Double> list(Series series) {
    return Arrays.stream(series.toArray()).boxed().toList();
  }

  static ServingPlan plan(StoredPlan stored) {
    return new ServingPlan(
        new TimeGrid(stored.from(), stored.slotMinutes(), stored.slots()),
        stored.services().stream().map(ServingRows::served).toList());
  }

  private static Served served(StoredService stored) {
    return new Served(
        new Service(
            stored.id(),
            stored.tenant(),
            stored.residency(),
            stored.model(),
            stored.region(),
            stored.latencyBudgetMs(),
            stored.tokensPerRequest(),
            series(stored.requestsPerSecond()),
            stored.minReplicas(),
            stored.maxReplicas(),
            stored.failover(),
            stored.unservedEurPerThousand()),
        stored.pools().stream().map(ServingRows::hosted).toList(),
        stored.lacks().stream().map(ServingRows::lack).toList());
  }

  private static Hosted hosted(StoredPool stored) {
    return new Hosted(
        stored.poolId(),
        stored.siteId(),
        stored.latencyMs(),
        stored.requestsPerReplica(),
        stored.gpusPerReplica(),
        stored.replicasPerGpu().orElse(1),
        Series.of(stored.replicas().stream().mapToDouble(Integer::doubleValue).toArray()),
        series(stored.share()),
        series(stored.wattsPerReplica()),
        series(stored.wattsOfLast().orElse(stored.wattsPerReplica())));
  }

  private static Lack lack(StoredLack stored) {
    return new Lack(
        stored.from(),
        stored.to(),
        Lack.What.valueOf(stored.what()),
        new Reason(
            ReasonCode.valueOf(stored.code()),
            stored.message(),
            stored.subject(),
            stored.shortfall()));
  }

  private static Series series(List<Double> values) {
    return Series.of(values.stream().flatMapToDouble(DoubleStream::of).toArray());
  }
}
