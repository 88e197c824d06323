package eu.megawatt.planner.capacity;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A place where work may run.
 *
 * @param country ISO 3166-1, two letters
 * @param isGreenField whether a building and a grid connection have still to be made
 * @param profileIds the residency profiles whose work it may host
 * @param prices empty where they are not known
 */
public record Site(
    String id,
    String name,
    String country,
    boolean isGreenField,
    SortedSet<String> profileIds,
    Pue pue,
    Optional<SitePrices> prices) {

  public Site {
    profileIds = Collections.unmodifiableSortedSet(new TreeSet<>(profileIds));
  }

  /** A site of which no prices are known. */
  public Site(
      String id,
      String name,
      String country,
      boolean isGreenField,
      SortedSet<String> profileIds,
      Pue pue) {
    this(id, name, country, isGreenField, profileIds, pue, Optional.empty());
  }

  /** The same with other losses. */
  public Site withPue(Pue other) {
    return new Site(id, name, country, isGreenField, profileIds, other, prices);
  }

  /** The same with other prices. */
  public Site withPrices(SitePrices other) {
    return new Site(id, name, country, isGreenField, profileIds, pue, Optional.of(other));
  }
}
