package eu.megawatt.planner.capacity;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A place where work may run.
 *
 * @param country ISO 3166-1, two letters
 * @param isGreenField whether a building and a grid connection have still to be made
 * @param profileIds the residency profiles whose work it may host
 */
public record Site(
    String id,
    String name,
    String country,
    boolean isGreenField,
    SortedSet<String> profileIds,
    Pue pue) {

  public Site {
    profileIds = Collections.unmodifiableSortedSet(new TreeSet<>(profileIds));
  }
}
