package eu.megawatt.fleet.sovereignty;

import java.util.List;
import java.util.Optional;

/**
 * What a class of workloads asks of wherever it runs, as it is written down.
 *
 * @param version counts the profile's own changes, from 1
 * @param title for people
 * @param parent the id of a profile whose clauses hold too
 * @param waivers of its clauses, inherited ones too
 */
public record Profile(
    String id,
    int version,
    String title,
    Optional<String> parent,
    List<Clause> clauses,
    List<Waiver> waivers) {

  public Profile {
    clauses = List.copyOf(clauses);
    waivers = List.copyOf(waivers);
    if (version < 1) {
      throw new IllegalArgumentException(
          "Profile %s: version %d; the first is 1".formatted(id, version));
    }
  }

  /** The first version of one that inherits nothing. */
  public static Profile of(String id, List<Clause> clauses) {
    return new Profile(id, 1, id, Optional.empty(), clauses, List.of());
  }
}
