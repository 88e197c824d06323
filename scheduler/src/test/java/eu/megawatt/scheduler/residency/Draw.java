package eu.megawatt.scheduler.residency;

import eu.megawatt.fleet.sovereignty.AssuranceLevel;
import eu.megawatt.fleet.sovereignty.Claim;
import eu.megawatt.fleet.sovereignty.Evidence;
import eu.megawatt.fleet.sovereignty.Holding;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Facts and clauses by chance, from a seed. */
final class Draw {

  static final List<String> COUNTRIES = List.of("FR", "SE", "DE", "US", "CN");
  static final List<String> LAWS = List.of("CLOUD_ACT", "FISA702", "PIPL");
  static final List<String> CUSTODY = List.of("provider", "byok", "customer");
  static final List<String> SCHEMES = List.of("SecNumCloud", "HDS", "EUCS");
  static final Instant DAY = Instant.parse("2026-11-26T00:00:00Z");

  private final SplittableRandom random;
  private int claims;

  Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A time within ten days, to the hour, so that ends meet often. */
  Instant time() {
    return DAY.plus(Duration.ofHours(12L * random.nextInt(20)));
  }

  /** Claims of one attribute, among them some that have run out and some that are to come. */
  <V> List<Claim<V>> claims(Supplier<V> value) {
    List<Claim<V>> all = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Instant from = time();
      Instant to = from.plus(Duration.ofHours(12L * (1 + random.nextInt(20))));
      AssuranceLevel[] levels = AssuranceLevel.values();
      all.add(
          new Claim<>(
              "claim-" + ++claims,
              value.get(),
              Optional.of(
                  new Evidence("0".repeat(64), URI.create("https://evidence.example/" + claims))),
              "somebody",
              levels[random.nextInt(levels.length)],
              from,
              to));
    }
    return all;
  }

  Set<String> some(List<String> of) {
    return of.stream().filter(_ -> random.nextInt(3) > 0).collect(Collectors.toSet());
  }

  /** Most often but one. */
  Set<String> countries() {
    return upTo(3) == 0 ? some(COUNTRIES) : Set.of(oneOf(COUNTRIES));
  }

  <T> T oneOf(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  List<Holding> owners() {
    List<Holding> owners = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      owners.add(new Holding("holder-" + upTo(2), oneOf(COUNTRIES), upTo(400)));
    }
    return owners;
  }
}
