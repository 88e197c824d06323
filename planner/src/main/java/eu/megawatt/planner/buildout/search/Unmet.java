package eu.megawatt.planner.buildout.search;

import eu.megawatt.planner.buildout.Shortage;
import java.util.List;
import java.util.Optional;

/**
 * A demand that the best plan does not meet by its date.
 *
 * @param profiles those that have to share the sites, where what the sites can have decides
 * @param siteIds sites that may host them
 * @param mostKw what these can have by then at most, whatever it costs
 * @param demandKw what the profiles need then
 * @param possibleQuarter first quarter in which the sites can have what is needed now; none where
 *     they cannot within the case
 */
public record Unmet(
    Shortage shortage,
    Binding binding,
    List<String> profiles,
    List<String> siteIds,
    long mostKw,
    long demandKw,
    Optional<Integer> possibleQuarter) {

  public Unmet {
    profiles = List.copyOf(profiles);
    siteIds = List.copyOf(siteIds);
  }

  /** What stands in the way, as a sentence. */
  public String why() {
    return "%s lacks %d kW in quarter %d: %s"
        .formatted(shortage.profile(), shortage.kw(), shortage.quarter(), reason());
  }

  private String reason() {
    return switch (binding) {
      case NO_HOST -> "no site may host it";
      case NOTHING_LEFT -> capacity() + " with all options, however early they come";
      case LEAD_TIME -> capacity() + " by then" + possible();
      case CAPITAL -> "the capital limits of the years do not pay for more";
      case PRICE -> "going short costs less than what could be built";
    };
  }

  private String capacity() {
    return "%s may run at %s only, which can have %d kW of %d kW"
        .formatted(Words.list(profiles), Words.list(siteIds), mostKw, demandKw);
  }

  private String possible() {
    return possibleQuarter.map(it -> "; they can have it from quarter " + it).orElse("");
  }
}
