package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads what is said of which nodes have to be proved, and says all that is wrong with it. */
final class PolicyCheck {

  private static final int MOST_NAMES = 1_000;
  private static final int MOST_AT_ONCE = 10_000;
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final List<String> EXTENTS = List.of("quick", "full");

  private final Inventory fleet;
  private final Collection<String> pools;
  private final List<FieldError> errors = new ArrayList<>();

  /**
   * @param pools of the plan; where there are none any name is taken
   */
  PolicyCheck(Inventory fleet, Collection<String> pools) {
    this.fleet = fleet;
    this.pools = pools;
  }

  /**
   * What is said, as the next version.
   *
   * @throws eu.megawatt.service.problem.ProblemException 422 with all that is wrong
   */
  Policy read(PolicyBody body, long version, Instant now, String by) {
    Policy usual = Policy.NONE;
    Policy policy =
        new Policy(
            version,
            now,
            by,
            RunCheck.reason(body.reason(), errors),
            names(body.poolIds(), pools, "/poolIds", "pool of the plan"),
            names(body.siteIds(), fleet.sites().keySet(), "/siteIds", "site of the fleet"),
            names(
                body.deviceModels(),
                fleet.gpuModels().keySet(),
                "/deviceModels",
                "GPU model of the fleet"),
            age(body.maxAgeSeconds().orElse(usual.maxAgeSeconds())),
            body.newNode().orElse(usual.newNode()),
            body.driverChanged().orElse(usual.driverChanged()),
            body.firmwareChanged().orElse(usual.firmwareChanged()),
            body.incident().orElse(usual.incident()),
            body.quarantineReleased().orElse(usual.quarantineReleased()),
            extent(body.extent().orElse(usual.extent())),
            atOnce(body.atOnceCount()));
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    return policy;
  }

  private List<String> names(
      Optional<List<String>> said, Collection<String> known, String pointer, String what) {
    List<String> names = said.orElse(List.of());
    if (names.size() > MOST_NAMES) {
      error(
          pointer,
          "WrongLength",
          "must name %d at most, not %d.".formatted(MOST_NAMES, names.size()));
      return List.of();
    }
    for (int i = 0; i < names.size(); i++) {
      String name = String.valueOf(names.get(i));
      if (!known.isEmpty() && !known.contains(name)) {
        error(
            pointer + "/" + i,
            "UnknownValue",
            "\"%s\" is not a %s.%s"
                .formatted(name, what, Nearest.suggestion(name, List.copyOf(known))));
      }
    }
    return names.stream().map(String::valueOf).distinct().sorted().toList();
  }

  private long age(long seconds) {
    if (seconds < SHORTEST.toSeconds() || seconds > LONGEST.toSeconds()) {
      error(
          "/maxAgeSeconds",
          "OutOfRange",
          "must be %d to %d seconds, not %d."
              .formatted(SHORTEST.toSeconds(), LONGEST.toSeconds(), seconds));
    }
    return seconds;
  }

  private String extent(String extent) {
    if (!EXTENTS.contains(extent)) {
      error(
          "/extent",
          "UnknownValue",
          "must be quick or full, not \"%s\".%s"
              .formatted(extent, Nearest.suggestion(extent, EXTENTS)));
    }
    return extent;
  }

  private Optional<Integer> atOnce(Optional<Integer> count) {
    if (count.filter(it -> it < 1 || it > MOST_AT_ONCE).isPresent()) {
      error(
          "/atOnceCount",
          "OutOfRange",
          "must be 1 to %d, not %d.".formatted(MOST_AT_ONCE, count.get()));
    }
    return count;
  }

  private void error(String pointer, String code, String detail) {
    errors.add(new FieldError(pointer, code, detail));
  }
}
