package eu.megawatt.service.demo;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demonstration's register of facts and profiles, with the documents that its claims rest on.
 * Made up, like the fleet: names, certificates and audits are nobody's.
 */
final class DemoRegister {

  static final String NAME = "demonstration";

  private static final String RHONE = "site/rhone";
  private static final String HALL = "site/rhone-h2";
  private static final String NORRLAND = "site/norrland";
  private static final String PREMISES = "site/bank-premises";
  private static final String KOSICE = "site/kosice";
  private static final String US = "operator/kosice-cloud";
  private static final String PROVIDER = "operator/provider";
  private static final String BANK = "operator/bank";

  private final Instant from;
  private final Instant to;
  private final Instant soon;
  private final List<Map<String, Object>> claims = new ArrayList<>();
  private final List<String> evidence = new ArrayList<>();

  private DemoRegister(LocalDate today) {
    LocalDate year = today.withDayOfYear(1);
    from = year.minusYears(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    to = year.plusYears(3).atStartOfDay(ZoneOffset.UTC).toInstant();
    soon =
        today
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .plusDays(25)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    claim();
  }

  /** As it is at a time: certificates are renewed each year, one each week before it runs out. */
  static DemoRegister at(Instant now) {
    return new DemoRegister(LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  /** The documents that its claims rest on. */
  List<String> evidence() {
    return List.copyOf(evidence);
  }

  /** The document, as {@code megawatt/sovereignty/1}. */
  String document() {
    return Json.write(
        object(
            "format",
            "megawatt/sovereignty/1",
            "name",
            NAME,
            "ruleSet",
            "2026-11",
            "subjects",
            subjects(),
            "claims",
            claims,
            "places",
            places(),
            "profiles",
            profiles()));
  }

  private void claim() {
    List<String> sites = List.of(RHONE, HALL, NORRLAND, PREMISES, KOSICE);
    List<String> french = List.of(RHONE, HALL, PREMISES);
    for (String state : List.of("rest", "processing", "backup", "metadata")) {
      say("data." + state, french, List.of("FR"), "audited", to);
      say("data." + state, List.of(NORRLAND), List.of("SE"), "audited", to);
      say("data." + state, List.of(KOSICE), List.of("SK"), "self", to);
    }
    say("data.telemetry", List.of("telemetry/rhone"), List.of("FR"), "measured", to);
    say("operator.seat", List.of(PROVIDER, BANK), List.of("FR"), "audited", to);
    say("operator.seat", List.of(US), List.of("SK"), "audited", to);
    say(
        "operator.owners",
        List.of(PROVIDER),
        List.of(
            owner("founders and staff", "FR", 41),
            owner("a public bank", "FR", 22),
            owner("an industrial group", "NL", 20),
            owner("a fund", "US", 17)),
        "audited",
        to);
    say("operator.owners", List.of(BANK), List.of(owner("members", "FR", 100)), "audited", to);
    say("operator.owners", List.of(US), List.of(owner("a fund", "US", 100)), "audited", to);
    say("operator.laws", List.of(PROVIDER, BANK), List.of(), "audited", to);
    say("operator.laws", List.of(US), List.of("CLOUD_ACT", "FISA702"), "audited", to);
    say("operator.cada", List.of(PROVIDER, BANK), 3, "audited", to);
    say("certificate.ISO27001", sites, 0, "audited", to);
    say("certificate.SecNumCloud", List.of(RHONE, HALL), 0, "audited", to);
    say("certificate.HDS", List.of(RHONE, HALL), 0, "audited", soon);
    say("seal.LEGAL", List.of(RHONE, HALL, PREMISES), 4, "audited", to);
    say("seal.LEGAL", List.of(NORRLAND), 3, "audited", to);
    say("seal.SUPPLY_CHAIN", List.of(RHONE, HALL, NORRLAND, PREMISES), 2, "self", to);
    say("keys.custody", List.of("keys/provider"), List.of("provider", "customer"), "audited", to);
    say("keys.custody", List.of("keys/bank"), List.of("customer"), "audited", to);
    say("keys.custodians", List.of("keys/provider", "keys/bank"), List.of("FR"), "audited", to);
    say("keys.providerCanDecrypt", List.of("keys/bank"), false, "measured", to);
    say("keys.providerCanDecrypt", List.of("keys/provider"), true, "self", to);
    say("staff.citizenships", List.of("staff/provider"), List.of("FR", "SE", "DE"), "audited", to);
    say("staff.citizenships", List.of("staff/cleared", "staff/bank"), List.of("FR"), "audited", to);
    say("staff.clearance", List.of("staff/cleared"), 3, "audited", to);
    say("staff.remoteAccess", List.of("staff/provider"), List.of("FR", "SE"), "measured", to);
    say("staff.remoteAccess", List.of("staff/cleared", "staff/bank"), List.of(), "measured", to);
    say("subProcessor.names", List.of("subProcessor/none"), List.of(), "audited", to);
    say("subProcessor.seats", List.of("subProcessor/none"), List.of(), "audited", to);
    say(
        "network.path",
        List.of("network/backbone"),
        List.of("FR", "BE", "DE", "DK", "SE"),
        "measured",
        to);
    say("network.encrypted", List.of("network/backbone"), true, "measured", to);
    say("hardware.vendors", List.of("hardware/gpus"), List.of("US", "TW"), "self", to);
    say("hardware.confidentialComputing", List.of("hardware/gpus"), true, "measured", to);
    say("site.isolation", List.of(RHONE, NORRLAND, KOSICE), "shared", "self", to);
    say("site.isolation", List.of(HALL), "dedicated-hall", "audited", to);
    say("site.isolation", List.of(PREMISES), "on-premises", "audited", to);
  }

  private void say(
      String attribute, List<String> of, Object value, String assurance, Instant until) {
    String id = "%s of %s".formatted(attribute, of.getFirst());
    String document =
        """
        Made up for a demonstration.
        Of: %s
        Shown: %s is %s, from %s to %s.
        """
            .formatted(String.join(", ", of), attribute, Json.write(value), from, until);
    String digest = Sha256.hex(document.getBytes(StandardCharsets.UTF_8));
    evidence.add(document);
    claims.add(
        object(
            "id", id,
            "of", of,
            "attribute", attribute,
            "value", value,
            "evidence", object("sha256", digest, "address", "urn:sha256:" + digest),
            "issuer", assurance.equals("self") ? "whoever runs it" : "a made-up auditor",
            "assurance", assurance,
            "from", from.toString(),
            "to", until.toString()));
  }

  private static Map<String, Object> owner(String holder, String country, int percent) {
    return object("holder", holder, "country", country, "percent", percent);
  }

  private static List<Map<String, Object>> subjects() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (String id :
        List.of(
            RHONE,
            HALL,
            NORRLAND,
            PREMISES,
            KOSICE,
            PROVIDER,
            BANK,
            US,
            "keys/provider",
            "keys/bank",
            "staff/provider",
            "staff/cleared",
            "staff/bank",
            "subProcessor/none",
            "network/backbone",
            "hardware/gpus",
            "telemetry/rhone")) {
      all.add(object("id", id, "kind", id.substring(0, id.indexOf('/'))));
    }
    return all;
  }

  private List<Map<String, Object>> places() {
    List<String> shared =
        List.of("subProcessor/none", "network/backbone", "hardware/gpus", "telemetry/rhone");
    return List.of(
        place("rhone", shared, List.of(RHONE, PROVIDER, "keys/provider", "staff/provider"), 29, 29),
        place("rhone/h2/tr-a", shared, List.of(HALL, PROVIDER, "keys/bank", "staff/cleared"), 9, 9),
        place(
            "norrland",
            shared,
            List.of(NORRLAND, PROVIDER, "keys/provider", "staff/provider"),
            2,
            23),
        place(
            "bank-premises", shared, List.of(PREMISES, BANK, "keys/bank", "staff/bank"), 0.4, 0.4),
        place("kosice", shared, List.of(KOSICE, US, "keys/provider"), 2, 40));
  }

  private Map<String, Object> place(
      String id, List<String> shared, List<String> own, double nowMW, double laterMW) {
    List<String> subjects = new ArrayList<>(own);
    subjects.addAll(shared);
    List<Map<String, Object>> capacity = new ArrayList<>();
    capacity.add(object("from", from.toString(), "powerW", watts(nowMW), "firm", true));
    if (laterMW > nowMW) {
      capacity.add(
          object(
              "from", to.minusSeconds(2 * 365 * 86_400L).toString(),
              "powerW", watts(laterMW),
              "firm", false));
    }
    return object("id", id, "subjects", subjects, "capacity", capacity);
  }

  private static long watts(double megawatts) {
    return Math.round(megawatts * 1e6);
  }

  private static List<Map<String, Object>> profiles() {
    List<String> union = List.of("EU");
    List<String> france = List.of("FR");
    return List.of(
        object(
            "id",
            "eu",
            "version",
            1,
            "title",
            "Anywhere in the Union, in Union hands",
            "residency",
            object(
                "rest", union,
                "processing", union,
                "backup", union,
                "metadata", union,
                "telemetry", union),
            "operator",
            object(
                "seat", union,
                "owners", object("within", union),
                "notUnder", List.of("CLOUD_ACT", "FISA702"))),
        object(
            "id",
            "fr-qualified",
            "version",
            1,
            "title",
            "France, qualified",
            "parent",
            "eu",
            "residency",
            object("rest", france, "processing", france, "backup", france),
            "certificates",
            object("SecNumCloud", 0),
            "cada",
            2),
        object(
            "id",
            "fr-health",
            "version",
            1,
            "title",
            "Health data",
            "parent",
            "eu",
            "residency",
            object("rest", france, "processing", france, "backup", france),
            "certificates",
            object("HDS", 0)),
        object(
            "id",
            "bank-premises",
            "version",
            1,
            "title",
            "Know your customer: the bank's own premises and nowhere else",
            "parent",
            "eu",
            "residency",
            object("rest", france, "processing", france, "backup", france),
            "keys",
            object(
                "custody", List.of("customer"), "custodians", france, "providerCanDecrypt", false),
            "subProcessors",
            object("only", List.of()),
            "isolation",
            "on-premises"),
        object(
            "id",
            "defence",
            "version",
            1,
            "title",
            "Defence: one cleared hall",
            "parent",
            "fr-qualified",
            "keys",
            object("custody", List.of("customer"), "providerCanDecrypt", false),
            "staff",
            object("citizenships", france, "clearance", 3, "remoteAccess", List.of()),
            "hardware",
            object("confidentialComputing", true),
            "isolation",
            "dedicated-hall"));
  }

  /** An object with its fields in the order in which they stand. */
  private static Map<String, Object> object(Object... fields) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      object.put(Arrays.asList(fields).get(i).toString(), fields[i + 1]);
    }
    return object;
  }
}
