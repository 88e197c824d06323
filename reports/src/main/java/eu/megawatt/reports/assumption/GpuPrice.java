package eu.megawatt.reports.assumption;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a GPU-hour is sold for.
 *
 * @param tenant whose price it is; empty for all that have none of their own
 * @param scope the pool or the type of GPU
 * @param listPerGpuH before any agreement
 * @param contractedPerGpuH as agreed
 */
public record GpuPrice(
    Heading heading,
    Optional<String> tenant,
    Scope scope,
    BigDecimal listPerGpuH,
    BigDecimal contractedPerGpuH,
    String currency)
    implements Assumption {

  /** Of which GPUs a price is. */
  public sealed interface Scope {
    record Pool(String poolId) implements Scope {}

    record GpuType(String gpuType) implements Scope {}
  }

  @Override
  public String subject() {
    return subject(tenant.orElse(""), scope);
  }

  static String subject(String tenant, Scope scope) {
    return switch (scope) {
      case Scope.Pool it -> "pool %s of %s".formatted(it.poolId(), tenant);
      case Scope.GpuType it -> "type %s of %s".formatted(it.gpuType(), tenant);
    };
  }
}
