package eu.megawatt.fleet.residency;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.sovereignty.Finding;
import eu.megawatt.fleet.sovereignty.Verdict;
import eu.megawatt.fleet.time.Series;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidencyPolicyTest {

  private static final List<String> NAMES = List.of("SE", "FR", "EU");

  private static final ResidencyPolicy ANY =
      new ResidencyPolicy(
          "any", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), 0);

  @Test
  void policy_withoutRules_admitsEverySite() {
    assertThat(verdict(ANY, site("SE", "US", 0, List.of(), List.of())).permits()).isTrue();
  }

  @Test
  void policy_ofAnEmptyList_admitsNobody() {
    ResidencyPolicy nobody =
        new ResidencyPolicy(
            "nobody", Optional.of(List.of()), Optional.empty(), List.of(), Optional.empty(), 0);
    assertThat(verdict(nobody, site("SE", "EU", 4, NAMES, NAMES)).wordsAgainst())
        .isEqualTo("R-RES-02: asks within none, has SE");
  }

  @ParameterizedTest
  @CsvSource({
    "NO, EU, 3, C5, own, R-RES-02",
    "SE, US, 3, C5, own, R-OPR-01",
    "SE, EU, 3, ISO, own, R-CRT-01/C5",
    "SE, EU, 3, C5, none, R-KEY-01",
    "SE, EU, 2, C5, own, R-CMB-01",
  })
  void against_namesTheClauseThatSaysNo(
      String country, String operator, int seal, String certificate, String custody, String rule) {
    ResidencyPolicy strict =
        new ResidencyPolicy(
            "strict",
            Optional.of(List.of("SE", "FR")),
            Optional.of(List.of("EU")),
            List.of("C5"),
            Optional.of("own"),
            3);
    Site site = site(country, operator, seal, List.of(certificate), List.of(custody));
    assertThat(verdict(strict, site).against()).extracting(Finding::clause).containsExactly(rule);
    assertThat(verdict(strict, site("SE", "EU", 3, List.of("C5"), List.of("own"))).permits())
        .isTrue();
  }

  @Test
  void permits_randomPolicies_asTheRefereeDoes() {
    Random random = new Random(26);
    int admitted = 0;
    for (int i = 0; i < 2_000; i++) {
      ResidencyPolicy policy =
          new ResidencyPolicy(
              "p",
              maybe(some(random), random),
              maybe(some(random), random),
              some(random).subList(0, random.nextInt(2)),
              maybe(pick(random), random),
              random.nextInt(4));
      Site site = site(pick(random), pick(random), random.nextInt(4), some(random), some(random));
      boolean expected = plainlyAdmits(policy, site);
      assertThat(verdict(policy, site).permits()).as("%s at %s", policy, site).isEqualTo(expected);
      admitted += expected ? 1 : 0;
    }
    assertThat(admitted).isBetween(100, 1_900);
  }

  private static Verdict verdict(ResidencyPolicy policy, Site site) {
    return policy.judge().verdict(ResidencyPolicy.place(site), Instant.EPOCH, Instant.EPOCH);
  }

  /** The contract's rule, all in one expression. */
  private static boolean plainlyAdmits(ResidencyPolicy policy, Site site) {
    Assurance assurance = site.assurance();
    return policy.countries().map(c -> c.contains(site.country())).orElse(true)
        && policy
            .operatorJurisdictions()
            .map(j -> j.contains(assurance.operatorJurisdiction()))
            .orElse(true)
        && assurance.certifications().containsAll(policy.certifications())
        && policy.keyCustody().map(k -> assurance.keyCustody().contains(k)).orElse(true)
        && assurance.seal() >= policy.minSeal();
  }

  private static List<String> some(Random random) {
    return NAMES.stream().filter(name -> random.nextInt(3) > 0 || name.equals("SE")).toList();
  }

  private static String pick(Random random) {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private static <T> Optional<T> maybe(T value, Random random) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private static Site site(
      String country, String operator, int seal, List<String> certificates, List<String> custody) {
    Series one = Series.constant(1, 1);
    return new Site(
        "site", country, 1.1, one, one, new Assurance(operator, seal, certificates, custody));
  }
}
