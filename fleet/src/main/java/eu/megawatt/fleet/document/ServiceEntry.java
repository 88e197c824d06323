package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.demand.Service;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A service as read. */
final class ServiceEntry extends Entry {

  static final Shape<ServiceEntry> SHAPE =
      Shape.<ServiceEntry>of("a service object")
          .required("id", (in, service) -> service.id = in.id())
          .required("tenant", (in, service) -> service.tenant = in.sharedString())
          .required("residency", (in, service) -> service.residency = in.id())
          .required("model", (in, service) -> service.model = in.id())
          .required("region", (in, service) -> service.region = in.id())
          .required(
              "latencyBudgetMs",
              (in, service) -> service.latencyBudgetMs = in.number(Range.NOT_NEGATIVE))
          .required(
              "tokensPerRequest",
              (in, service) -> service.tokensPerRequest = in.number(Range.POSITIVE))
          .required(
              "requestsPerSecond",
              (in, service) -> service.requests = in.series(Range.NOT_NEGATIVE))
          .required("minReplicas", (in, service) -> service.minReplicas = in.whole(Range.COUNT))
          .required("maxReplicas", (in, service) -> service.readMaxReplicas(in))
          .required("failover", (in, service) -> service.failover = in.flag())
          .required(
              "unservedEurPerThousand",
              (in, service) -> service.unserved = in.number(Range.NOT_NEGATIVE));

  private @Nullable String tenant;
  private @Nullable Text residency;
  private @Nullable Text model;
  private @Nullable Text region;
  private double latencyBudgetMs;
  private double tokensPerRequest;
  private @Nullable Values requests;
  private int minReplicas;
  private int maxReplicas;
  private long maxAt;
  private boolean failover;
  private double unserved;

  private void readMaxReplicas(Cursor in) throws IOException {
    maxAt = in.at();
    maxReplicas = in.whole(Range.COUNT_FROM_ONE);
  }

  void check(DemandDraft draft, Issues issues) {
    draft.policies.resolve(residency, draft.profiles(), pointer("residency"), issues);
    draft.models.resolve(model, pointer("model"), issues);
    draft.regions.resolve(region, pointer("region"), issues);
    if (requests != null && draft.horizon.slots() > 0) {
      requests.checkLength(draft.horizon.slots(), pointer("requestsPerSecond"), issues);
    }
    if (maxReplicas > 0 && maxReplicas < minReplicas) {
      issues.add(
          maxAt,
          pointer("maxReplicas"),
          "%d is less than the %d of minReplicas".formatted(maxReplicas, minReplicas));
    }
  }

  Service complete(int slots) {
    return new Service(
        requireNonNull(id).value(),
        requireNonNull(tenant),
        requireNonNull(residency).value(),
        requireNonNull(model).value(),
        requireNonNull(region).value(),
        latencyBudgetMs,
        tokensPerRequest,
        requireNonNull(requests).series(slots),
        minReplicas,
        maxReplicas,
        failover,
        unserved);
  }
}
