package eu.megawatt.fleet.example;

import eu.megawatt.fleet.residency.ResidencyPolicy;
import java.util.List;
import java.util.Optional;

/** The residency policies of the demonstration fleet. */
final class DemoPolicy {

  static final String ANY_EU = "eu";
  static final String FRANCE = "fr-qualified";
  static final String BANK = "fr-bank-keys";
  static final String HEALTH = "fr-health";
  static final String SWEDEN = "se-only";

  static final String PREMISES = "bank-premises";
  static final String DEFENCE = "defence";

  /** Admits no site of the fleet: there is none in Germany. */
  static final String GERMANY = "de-only";

  private DemoPolicy() {}

  static List<ResidencyPolicy> all() {
    return List.of(
        policy(ANY_EU, List.of("FR", "SE"), List.of(), Optional.empty(), 2),
        policy(FRANCE, List.of("FR"), List.of("SecNumCloud"), Optional.empty(), 3),
        policy(BANK, List.of("FR"), List.of(), Optional.of("customer"), 4),
        policy(HEALTH, List.of("FR"), List.of("HDS"), Optional.empty(), 3),
        policy(SWEDEN, List.of("SE"), List.of(), Optional.empty(), 0),
        policy(GERMANY, List.of("DE"), List.of(), Optional.empty(), 0),
        new ResidencyPolicy(
            PREMISES,
            Optional.of(List.of("FR")),
            Optional.of(List.of("customer")),
            List.of(),
            Optional.of("customer"),
            4),
        policy(DEFENCE, List.of("FR"), List.of("SecNumCloud"), Optional.of("customer"), 4));
  }

  private static ResidencyPolicy policy(
      String id,
      List<String> countries,
      List<String> certifications,
      Optional<String> keyCustody,
      int minSeal) {
    Optional<List<String>> operators = Optional.of(List.of("EU"));
    return new ResidencyPolicy(
        id, Optional.of(countries), operators, certifications, keyCustody, minSeal);
  }
}
