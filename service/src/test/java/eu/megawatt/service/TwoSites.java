package eu.megawatt.service;

import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Two sites of 100 GPUs: paris, and kiruna where power costs a tenth; and a register in which paris
 * is certified until an instant and kiruna belongs to somebody in the US.
 */
final class TwoSites {

  private static final int SLOTS = 192;
  private static final String DIGEST = "a".repeat(63) + "1";

  private TwoSites() {}

  static String job(String profile, int seconds, String more) {
    return """
        {%s"tenant":"acme","kind":"batch","gpuCount":10,"residency":"%s",\
        "runSeconds":{"A":%d},"perGpuW":{"A":600},"valueMinor":10000}"""
        .formatted(more, profile, seconds);
  }

  /** Two days of quarter-hours from the last full hour on. */
  static String document(Instant now) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ScenarioWriter.write(scenario(now.truncatedTo(ChronoUnit.HOURS)), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Scenario scenario(Instant start) {
    return Scenario.of(
        "two sites " + start,
        new TimeGrid(start, 15, SLOTS),
        0,
        List.of(new GpuType("A", 100, List.of(PowerCap.NONE))),
        List.of(site("paris", "FR", 100), site("kiruna", "SE", 10)),
        List.of(domain("paris"), domain("kiruna")),
        List.of(pool("paris"), pool("kiruna")),
        List.of(),
        List.of());
  }

  private static Site site(String id, String country, double price) {
    return new Site(
        id,
        country,
        1,
        Series.constant(price, SLOTS),
        Series.constant(50, SLOTS),
        new Assurance("EU", 2, List.of(), List.of()));
  }

  private static PowerDomain domain(String site) {
    return new PowerDomain(
        site + "/grid", site, Optional.empty(), Series.constant(0.1, SLOTS), Measures.IT);
  }

  private static Pool pool(String site) {
    return new Pool(site + "/pool", site + "/grid", "A", Series.constant(100, SLOTS));
  }

  /**
   * The register.
   *
   * @param certifiedTo when the certificate of paris ends
   * @param ownerOfKiruna the country of who holds all of kiruna's operator
   */
  static String register(Instant certifiedTo, String ownerOfKiruna) {
    return """
        {"format": "megawatt/sovereignty/1", "name": "two sites", "ruleSet": "2026-11",
         "subjects": [
           {"id": "site/paris", "kind": "site"}, {"id": "site/kiruna", "kind": "site"},
           {"id": "op/paris", "kind": "operator"}, {"id": "op/kiruna", "kind": "operator"}],
         "claims": [
           %s, %s, %s, %s, %s],
         "places": [
           {"id": "paris", "subjects": ["site/paris", "op/paris"],
            "capacity": [{"from": "2026-01-01T00:00:00Z", "powerW": 100000, "firm": true}]},
           {"id": "kiruna", "subjects": ["site/kiruna", "op/kiruna"],
            "capacity": [{"from": "2026-01-01T00:00:00Z", "powerW": 100000, "firm": true}]}],
         "profiles": [
           {"id": "eu", "version": 1, "title": "Anywhere in the Union",
            "residency": {"processing": ["EU"]}},
           {"id": "owned", "version": 1, "parent": "eu", "operator": {"owners": {"within": ["EU"]}}},
           {"id": "certified", "version": 1, "parent": "eu", "certificates": {"HDS": 0}}]}
        """
        .formatted(
            claim(
                "processing-paris",
                "site/paris",
                "data.processing",
                "[\"FR\"]",
                "2030-01-01T00:00:00Z"),
            claim(
                "processing-kiruna",
                "site/kiruna",
                "data.processing",
                "[\"SE\"]",
                "2030-01-01T00:00:00Z"),
            claim(
                "owners-paris", "op/paris", "operator.owners", owner("FR"), "2030-01-01T00:00:00Z"),
            claim(
                "owners-kiruna",
                "op/kiruna",
                "operator.owners",
                owner(ownerOfKiruna),
                "2030-01-01T00:00:00Z"),
            claim("hds-paris", "site/paris", "certificate.HDS", "0", certifiedTo.toString()));
  }

  private static String owner(String country) {
    return "[{\"holder\": \"somebody\", \"country\": \"%s\", \"percent\": 100}]".formatted(country);
  }

  static String claim(String id, String of, String attribute, String value, String to) {
    return """
        {"id": "%s", "of": ["%s"], "attribute": "%s", "value": %s, "issuer": "an auditor",
         "evidence": {"sha256": "%s", "address": "urn:example:%s"},
         "assurance": "audited", "from": "2026-01-01T00:00:00Z", "to": "%s"}"""
        .formatted(id, of, attribute, value, DIGEST, id, to);
  }
}
