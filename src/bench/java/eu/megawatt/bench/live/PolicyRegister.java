package eu.megawatt.bench.live;

import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A register with a profile for each policy of a scenario and a place for each of its sites, so
 * that every job is held against facts and every placement is attested.
 */
final class PolicyRegister {

  private static final Duration FACTS_HOLD = Duration.ofDays(365);

  private final Scenario scenario;
  private final Instant from;
  private final Instant to;

  PolicyRegister(Scenario scenario, Instant now) {
    this.scenario = scenario;
    this.from = now.minus(FACTS_HOLD);
    this.to = now.plus(FACTS_HOLD);
  }

  /** The document, as {@code megawatt/sovereignty/1}. */
  String document() {
    return """
        {"format": "megawatt/sovereignty/1", "name": "as the policies say", "ruleSet": "2026-11",
         "subjects": [%s], "claims": [%s], "places": [%s], "profiles": [%s]}
        """
        .formatted(
            sites("{\"id\": \"site/%1$s\", \"kind\": \"site\"}"),
            scenario.sites().values().stream().flatMap(this::claims).collect(joining()),
            sites("{\"id\": \"%1$s\", \"subjects\": [\"site/%1$s\"]}"),
            scenario.policies().values().stream().map(this::profile).collect(joining()));
  }

  private String sites(String each) {
    return scenario.sites().keySet().stream().map(each::formatted).collect(joining());
  }

  private Stream<String> claims(Site site) {
    return Stream.of(
        claim(site, "data.processing", "[\"" + site.country() + "\"]"),
        claim(site, "data.rest", "[\"" + site.country() + "\"]"),
        claim(site, "certificate.ISO27001", "0"));
  }

  private String claim(Site site, String attribute, String value) {
    String id = attribute + " of " + site.id();
    return """
        {"id": "%s", "of": ["site/%s"], "attribute": "%s", "value": %s, "issuer": "an auditor",
         "evidence": {"sha256": "%s", "address": "urn:example:%s"}, "assurance": "audited",
         "from": "%s", "to": "%s"}"""
        .formatted(id, site.id(), attribute, value, "a".repeat(64), site.id(), from, to);
  }

  private String profile(ResidencyPolicy policy) {
    List<String> all = scenario.sites().values().stream().map(Site::country).distinct().toList();
    String countries =
        policy.countries().orElse(all).stream().map(it -> '"' + it + '"').collect(joining());
    return """
        {"id": "%s", "version": 1, "title": "%1$s", "certificates": {"ISO27001": 0},
         "residency": {"processing": [%s], "rest": [%2$s]}}"""
        .formatted(policy.id(), countries);
  }

  private static Collector<CharSequence, ?, String> joining() {
    return Collectors.joining(", ");
  }
}
