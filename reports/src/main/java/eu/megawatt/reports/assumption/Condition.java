package eu.megawatt.reports.assumption;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a site has to show for a reduced rate.
 *
 * @param id a word for it, such as {@code iso-50001}
 * @param held unknown is not held
 * @param evidence what shows it, for people; empty where nothing does
 * @param expires the last day on which the evidence counts; empty where it does not run out
 */
public record Condition(
    String id, Holding held, Optional<String> evidence, Optional<LocalDate> expires) {

  /** Why it does not count on a day; empty where it does. */
  public Optional<Unmet> unmet(LocalDate day) {
    return switch (held) {
      case NO -> Optional.of(new Unmet(id, "it is not held"));
      case UNKNOWN -> Optional.of(new Unmet(id, "it is not known whether it is held"));
      case YES -> {
        if (evidence.isEmpty()) {
          yield Optional.of(new Unmet(id, "there is no evidence of it"));
        }
        yield expires
            .filter(day::isAfter)
            .map(last -> new Unmet(id, "its evidence expired on %s".formatted(last)));
      }
    };
  }

  /** A condition that does not count, and why. */
  public record Unmet(String id, String why) {}
}
