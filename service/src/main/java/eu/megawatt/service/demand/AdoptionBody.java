package eu.megawatt.service.demand;

import eu.megawatt.planner.demand.DemandGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which groups of demand a capacity plan takes over, before anything in it has been checked.
 *
 * @param from the first day of the history; empty for the first that is known
 * @param to the day after its last
 * @param groupBy by what the groups are told apart
 * @param dayCount days ahead that are by the forecast at most
 * @param reason why
 */
public record AdoptionBody(
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<List<String>> groupBy,
    Optional<Integer> dayCount,
    Optional<List<Group>> groups,
    Optional<String> reason) {

  ForecastQuestion question() {
    return new ForecastQuestion(from, to, groupBy, dayCount);
  }

  /**
   * A group.
   *
   * @param planProfileId the residency profile that it has in the plan; empty for its own
   * @param demandIds demands of the plan that it replaces; empty for those of the same group
   * @param later how it grows where its history supports no forecast any more; empty for as the
   *     first demand that it replaces, where that has a growth
   */
  public record Group(
      Optional<String> workKind,
      Optional<String> gpuType,
      Optional<String> profileId,
      Optional<String> tenantId,
      Optional<String> planProfileId,
      Optional<List<String>> demandIds,
      Optional<Rate> later) {

    DemandGroup group() {
      return new DemandGroup(
          workKind.orElse(DemandGroup.ANY),
          gpuType.orElse(DemandGroup.ANY),
          profileId.orElse(DemandGroup.ANY),
          tenantId.orElse(DemandGroup.ANY));
    }
  }

  /** A growth for a year, and its standard deviation. */
  public record Rate(Optional<Double> meanRatio, Optional<Double> deviationRatio) {}
}
