package eu.megawatt.service.demand;

import eu.megawatt.planner.demand.DemandGroup;
import java.util.Optional;

/**
 * A group of demand as JSON; a part that is not told apart is absent, and {@code unknown} where
 * nobody knows it.
 *
 * @param text in words
 */
public record GroupView(
    Optional<String> workKind,
    Optional<String> gpuType,
    Optional<String> profileId,
    Optional<String> tenantId,
    String text) {

  static GroupView of(DemandGroup its) {
    return new GroupView(
        part(its.workKind()),
        part(its.gpuType()),
        part(its.profileId()),
        part(its.tenantId()),
        its.text());
  }

  private static Optional<String> part(String word) {
    return word.equals(DemandGroup.ANY) ? Optional.empty() : Optional.of(word);
  }
}
