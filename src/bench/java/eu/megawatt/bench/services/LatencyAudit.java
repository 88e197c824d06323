package eu.megawatt.bench.services;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether latency budgets are kept, read from the two documents alone, without the planner, its
 * checker or what they read documents with. In a slot a service keeps its budget where network and
 * model together are within it at every pool that has requests or replicas of it, and no pool is
 * asked for more tokens than its replicas can answer.
 */
final class LatencyAudit {

  private static final double NEARLY = 1e-6;

  private final JsonNode scenario;
  private final int slots;
  private final Map<String, JsonNode> services;
  private final Map<String, JsonNode> models;
  private final Map<String, JsonNode> regions;
  private final Map<String, JsonNode> pools;
  private final Map<String, String> siteOfDomain = new HashMap<>();
  private final List<Answered> answered = new ArrayList<>();
  private long missed;

  /** Requests that are answered so late. */
  private record Answered(double latencyMs, double ofBudget, double requests) {}

  /**
   * What was found.
   *
   * @param looked services by slots
   * @param missed of these
   * @param p50Ms of requests with an answer, network and model
   * @param p50OfBudget latency by budget
   */
  record Found(
      long looked,
      long missed,
      double p50Ms,
      double p95Ms,
      double p50OfBudget,
      double p95OfBudget) {}

  private LatencyAudit(JsonNode scenario) {
    this.scenario = scenario;
    slots = scenario.path("horizon").path("slots").asInt();
    services = byId("services");
    models = byId("models");
    regions = byId("regions");
    pools = byId("pools");
    scenario
        .path("powerDomains")
        .forEach(it -> siteOfDomain.put(it.path("id").asText(), it.path("site").asText()));
  }

  private Map<String, JsonNode> byId(String list) {
    Map<String, JsonNode> byId = new HashMap<>();
    scenario.path(list).forEach(it -> byId.put(it.path("id").asText(), it));
    return byId;
  }

  /** Looks at every service that the plan answers, in every slot. */
  static Found of(JsonNode scenario, JsonNode plan) {
    LatencyAudit audit = new LatencyAudit(scenario);
    plan.path("services").forEach(audit::look);
    return audit.found();
  }

  private void look(JsonNode run) {
    JsonNode service = Objects.requireNonNull(services.get(run.path("service").asText()));
    boolean[] isMissed = new boolean[slots];
    for (JsonNode part : run.path("pools")) {
      look(service, part, isMissed);
    }
    for (boolean one : isMissed) {
      missed += one ? 1 : 0;
    }
  }

  private void look(JsonNode service, JsonNode part, boolean[] isMissed) {
    JsonNode model = Objects.requireNonNull(models.get(service.path("model").asText()));
    JsonNode pool = Objects.requireNonNull(pools.get(part.path("pool").asText()));
    String site = Objects.requireNonNull(siteOfDomain.get(pool.path("domain").asText()));
    JsonNode region = Objects.requireNonNull(regions.get(service.path("region").asText()));
    double network = region.path("networkMs").path(site).asDouble(Double.POSITIVE_INFINITY);
    double latency = network + model.path("latencyMs").asDouble();
    double budget = service.path("latencyBudgetMs").asDouble();
    double tokens =
        model.path("gpusPerReplica").asDouble()
            * model.path("tokensPerSecondPerGpu").path(pool.path("gpuType").asText()).asDouble();
    for (int slot = 0; slot < slots; slot++) {
      double replicas = at(part.path("replicas"), slot);
      double requests = at(service.path("requestsPerSecond"), slot) * at(part.path("share"), slot);
      double asked = requests * service.path("tokensPerRequest").asDouble();
      boolean isUsed = replicas > 0 || requests > 0;
      isMissed[slot] |= isUsed && latency > budget + NEARLY;
      isMissed[slot] |= asked > replicas * tokens * (1 + NEARLY);
      if (requests > 0) {
        answered.add(new Answered(latency, latency / budget, requests));
      }
    }
  }

  private static double at(JsonNode series, int slot) {
    return series.isArray() ? series.path(slot).asDouble() : series.asDouble();
  }

  private Found found() {
    List<Answered> late = sorted(Comparator.comparingDouble(Answered::latencyMs));
    List<Answered> tight = sorted(Comparator.comparingDouble(Answered::ofBudget));
    return new Found(
        (long) services.size() * slots,
        missed,
        at(late, 0.5).latencyMs,
        at(late, 0.95).latencyMs,
        at(tight, 0.5).ofBudget,
        at(tight, 0.95).ofBudget);
  }

  private List<Answered> sorted(Comparator<Answered> order) {
    return answered.stream().sorted(order).toList();
  }

  /** The one below which so much of all requests lies. */
  private static Answered at(List<Answered> sorted, double part) {
    double all = sorted.stream().mapToDouble(Answered::requests).sum();
    double sum = 0;
    for (Answered one : sorted) {
      sum += one.requests;
      if (sum >= part * all) {
        return one;
      }
    }
    return new Answered(0, 0, 0);
  }
}
