package eu.megawatt.service.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plan in a few figures. Money is in cents of {@code currency}.
 *
 * @param seconds what the search took
 * @param gapRatio how far the objective is above the bound, as a fraction
 * @param energyWh facility energy above idle
 */
public record PlanSummary(
    String id,
    String scenarioId,
    String scenarioName,
    String operationId,
    Instant createdAt,
    double seconds,
    long seed,
    long objectiveCostMinor,
    Optional<Long> boundCostMinor,
    Optional<Double> gapRatio,
    String currency,
    int placedCount,
    int unplacedCount,
    long energyCostMinor,
    long carbonCostMinor,
    long latenessCostMinor,
    long droppedValueMinor,
    long energyWh,
    long carbonMg,
    Instant startsAt,
    Instant endsAt,
    int slotMinutes,
    int slotCount,
    List<SiteName> sites) {

  /** A site by name. */
  public record SiteName(String id, String country) {}

  public PlanSummary {
    sites = List.copyOf(sites);
  }
}
