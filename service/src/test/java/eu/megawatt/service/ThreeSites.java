package eu.megawatt.service;

import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.residency.ResidencyPolicy;
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
import java.util.Map;
import java.util.Optional;

/**
 * North, south and far, each with 100 GPUs that draw 100 W idle and 600 W busy, behind 40 kW; slots
 * of half an hour. Power is cheapest in the north; far is too far for most.
 */
final class ThreeSites {

  static final List<String> IDS = List.of("north", "south", "far");

  /** What users wait for the network. */
  static final Map<String, Long> NETWORK_MILLIS = Map.of("north", 35L, "south", 8L, "far", 300L);

  static final long MODEL_MILLIS = 100;
  static final int GPUS_PER_REPLICA = 4;

  /** Of a replica: 4 GPUs of 1,000 tokens a second each, 400 tokens a request. */
  static final double REQUESTS_PER_REPLICA = 10;

  static final String MODEL =
      """
      {"gpuPerReplicaCount": 4, "latencyMillis": 100, "perGpuTokensPerSecond": {"A": 1000},
       "drawByLoad": {"A": [{"loadPermille": 0, "perGpuW": 120}, {"loadPermille": 500, "perGpuW": 400},
                            {"loadPermille": 1000, "perGpuW": 600}]}}""";

  /** One of which so many have a GPU: seven answer one request a second each. */
  static String small(int replicasPerGpu) {
    return MODEL
        .replace("\"gpuPerReplicaCount\": 4", "\"gpuPerReplicaCount\": 1")
        .replace("{\"gpu", "{\"replicaPerGpuCount\": %d, \"gpu".formatted(replicasPerGpu))
        .replace("{\"A\": 1000}", "{\"A\": 2800}");
  }

  static final String REGION =
      """
      {"networkMillis": {"north": 35, "south": 8, "far": 300}}""";

  private static final int SLOTS = 96;

  private ThreeSites() {}

  static String service(String tenant, String residency, long budgetMillis, boolean failover) {
    return """
        {"tenant": "%s", "residency": "%s", "model": "chat", "region": "paris",
         "latencyBudgetMillis": %d, "tokensPerRequestCount": 400, "minReplicaCount": 1,
         "maxReplicaCount": 30, "failover": %s, "perThousandUnservedMinor": 4000}"""
        .formatted(tenant, residency, budgetMillis, failover);
  }

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
        "three sites " + start,
        new TimeGrid(start, 30, SLOTS),
        0,
        List.of(new GpuType("A", 100, List.of(PowerCap.NONE))),
        List.of(site("north", "SE", 20), site("south", "FR", 90), site("far", "FR", 10)),
        IDS.stream()
            .map(
                it ->
                    new PowerDomain(
                        it + "/grid",
                        it,
                        Optional.empty(),
                        Series.constant(0.04, SLOTS),
                        Measures.IT))
            .toList(),
        IDS.stream()
            .map(it -> new Pool(it + "/pool", it + "/grid", "A", Series.constant(100, SLOTS)))
            .toList(),
        List.of(policy("any", Optional.empty()), policy("fr", Optional.of(List.of("FR")))),
        List.of());
  }

  private static ResidencyPolicy policy(String id, Optional<List<String>> countries) {
    return new ResidencyPolicy(id, countries, Optional.empty(), List.of(), Optional.empty(), 0);
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
}
