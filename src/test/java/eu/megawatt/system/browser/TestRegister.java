package eu.megawatt.system.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * A register of what is known of the two sites of {@link LivePlan} and of a third that is planned,
 * with profiles: {@code baseline}; {@code health} that lets its certificate go at Oslo; {@code
 * clinic} that does not; {@code local}, which the first version permits at Oslo and the second does
 * not.
 */
final class TestRegister {

  /** What one of the claims rests on. */
  static final String CERTIFICATE = "This is to certify that Lyon hosts health data.";

  private static final String PATH = "/sovereignty/register?reason=";

  private TestRegister() {}

  /** Puts one version of it and then another, and the certificate. */
  static void putInto(Api api) {
    api.put("/evidence/" + sha256(CERTIFICATE), CERTIFICATE);
    String first = api.put(PATH + "first", document("NO", "FR", soon())).path("version").asText();
    api.put(PATH + "second", document("FR", "FR", soon()), '"' + first + '"');
  }

  /** Has a certificate run out at a moment. */
  static void putEndingAt(Api api, Instant end) {
    JsonNode now = api.get("/sovereignty/registers").at("/items/0/version");
    api.put(PATH + "ending", document("FR", "FR", end), '"' + now.asText() + '"');
  }

  /** When the certificate of Lyon ends, where nothing else is said. */
  static Instant soon() {
    return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(40));
  }

  /**
   * Its JSON.
   *
   * @param country that {@code local} admits
   * @param other that it admits too
   * @param end of the certificate of Lyon
   */
  static String document(String country, String other, Instant end) {
    return """
        {"format": "megawatt/sovereignty/1", "name": "The sites of the tests", "ruleSet": "2026-11",
         "subjects": [
           {"id": "house", "kind": "operator"}, {"id": "oslo-hall", "kind": "site"},
           {"id": "lyon-hall", "kind": "site"}, {"id": "paris-hall", "kind": "site"}],
         "claims": [%s, %s, %s, %s, %s],
         "places": [
           {"id": "oslo", "subjects": ["house", "oslo-hall"],
            "capacity": [{"from": "2020-01-01T00:00:00Z", "powerW": 2000000, "firm": true}]},
           {"id": "lyon", "subjects": ["house", "lyon-hall"],
            "capacity": [{"from": "2020-01-01T00:00:00Z", "powerW": 1000000, "firm": true}]},
           {"id": "paris", "subjects": ["house", "paris-hall"],
            "capacity": [{"from": "%s", "powerW": 5000000, "firm": false}]}],
         "profiles": [
           {"id": "baseline", "version": 1, "title": "European baseline",
            "residency": {"rest": ["EEA"]}, "operator": {"seat": ["EU"]}},
           {"id": "health", "version": 3, "title": "Health data", "parent": "baseline",
            "certificates": {"HDS": 0},
            "waivers": [{"clause": "R-CRT-01/HDS", "place": "oslo", "by": "M. Lindqvist",
              "reason": "The audit is under way", "from": "2020-01-01T00:00:00Z",
              "to": "2100-01-01T00:00:00Z"}]},
           {"id": "clinic", "version": 1, "title": "Clinics", "parent": "baseline",
            "certificates": {"HDS": 0}},
           {"id": "local", "version": 1, "title": "Local", "residency": {"rest": ["%s", "%s"]}}]}
        """
        .formatted(
            claim("seat", "house", "operator.seat", "[\"FR\"]", "2100-01-01T00:00:00Z"),
            claim("oslo-rest", "oslo-hall", "data.rest", "[\"NO\"]", "2100-01-01T00:00:00Z"),
            claim("lyon-rest", "lyon-hall", "data.rest", "[\"FR\"]", "2100-01-01T00:00:00Z"),
            claim("paris-rest", "paris-hall", "data.rest", "[\"FR\"]", "2100-01-01T00:00:00Z"),
            claim("lyon-hds", "lyon-hall", "certificate.HDS", "0", end.toString()),
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(200)),
            country,
            other);
  }

  private static String claim(String id, String of, String attribute, String value, String end) {
    return """
        {"id": "%s", "of": ["%s"], "attribute": "%s", "value": %s, "issuer": "The house's auditor",
         "assurance": "audited", "from": "2020-01-01T00:00:00Z", "to": "%s",
         "evidence": {"sha256": "%s", "address": "urn:test:%s"}}
        """
        .formatted(id, of, attribute, value, end, evidence(id), id);
  }

  private static String evidence(String claim) {
    return sha256(claim.equals("lyon-hds") ? CERTIFICATE : claim);
  }

  /** A text's digest, in hexadecimal. */
  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
