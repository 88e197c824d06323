package eu.megawatt.fleet.sovereignty;

import java.util.List;
import java.util.Optional;

/**
 * What a class of workloads asks of wherever it runs, as it is written down.
 *
 * @param version counts the profile's own changes, from 1
 * @param parent the id of a profile whose clauses hold too
 */
public record Profile(String id, int version, Optional<String> parent, List<Clause> clauses) {

  public Profile {
    clauses = List.copyOf(clauses);
    if (version < 1) {
      throw new IllegalArgumentException("Profile %s: version %d; the first is 1".formatted(id, version));
    }
  }
}
