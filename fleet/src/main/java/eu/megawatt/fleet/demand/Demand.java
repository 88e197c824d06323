package eu.megawatt.fleet.demand;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Site;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a plan is made from: {@code megawatt/scenario/2}. One that came out of {@code
 * eu.megawatt.fleet.document} has been checked: its references resolve and nothing waits for
 * itself. The maps are by id, in the document's order.
 *
 * @param base the fleet and its jobs, those of arrays each for itself
 * @param terms of the jobs that ask for more, by id
 */
public record Demand(
    Scenario base,
    Map<String, JobTerms> terms,
    List<Link> links,
    Map<String, Tenant> tenants,
    Map<String, Model> models,
    Map<String, Region> regions,
    Map<String, Service> services) {

  /** The format's name in the document. */
  public static final String FORMAT = "megawatt/scenario/2";

  public Demand {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    links = List.copyOf(links);
    tenants = Collections.unmodifiableMap(new LinkedHashMap<>(tenants));
    models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    regions = Collections.unmodifiableMap(new LinkedHashMap<>(regions));
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
  }

  /** One that asks for nothing that version 1 could not say. */
  public static Demand of(Scenario base) {
    return new Demand(base, Map.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** What a job asks for beside what every job does. */
  public JobTerms termsOf(String jobId) {
    return terms.getOrDefault(jobId, JobTerms.NONE);
  }

  /** Whose some work is. */
  public Tenant tenant(String id) {
    return Optional.ofNullable(tenants.get(id)).orElseGet(() -> Tenant.unknown(id));
  }

  /** The way from one site to another. */
  public Optional<Link> link(String from, String to) {
    return Link.between(links, from, to);
  }

  /** Whether a service's users wait no longer than they may for an answer from a site. */
  public boolean isNearEnough(Service service, Site site) {
    Model model = known(models, service.model());
    return known(regions, service.region()).toSite(site.id()).stream()
        .anyMatch(it -> it + model.latencyMs() <= service.latencyBudgetMs() + 1e-9);
  }

  private static <T> T known(Map<String, T> byId, String id) {
    return Optional.ofNullable(byId.get(id))
        .orElseThrow(() -> new IllegalArgumentException("Nothing is called \"" + id + "\""));
  }
}
