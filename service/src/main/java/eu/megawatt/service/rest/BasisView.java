package eu.megawatt.service.rest;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.PowerCap;
import java.util.List;
import java.util.Optional;

/** What is planned on, as far as somebody needs it who asks for work or sets a limit. */
record BasisView(
    String scenarioId,
    List<Type> gpuTypes,
    List<Policy> residencyPolicies,
    List<Place> sites,
    List<Domain> powerDomains,
    List<Gpus> pools) {

  /** A GPU type, and the shares of its power that it may be capped to. */
  record Type(String id, long idleW, List<Double> powerCapRatios) {}

  /** A residency policy. */
  record Policy(String id) {}

  /** A site. */
  record Place(String id, String country) {}

  /** A power domain; without a parent it is a site's grid connection. */
  record Domain(String id, String siteId, Optional<String> parentId) {}

  /** A pool. */
  record Gpus(String id, String domainId, String gpuTypeId) {}

  static BasisView of(String scenarioId, Scenario fleet) {
    return new BasisView(
        scenarioId,
        fleet.gpuTypes().values().stream()
            .map(
                it ->
                    new Type(
                        it.id(),
                        Math.round(it.idleWatts()),
                        it.powerCaps().stream().map(PowerCap::fraction).toList()))
            .toList(),
        fleet.policies().keySet().stream().map(Policy::new).toList(),
        fleet.sites().values().stream().map(it -> new Place(it.id(), it.country())).toList(),
        fleet.domains().values().stream()
            .map(it -> new Domain(it.id(), it.site(), it.parent()))
            .toList(),
        fleet.pools().values().stream()
            .map(it -> new Gpus(it.id(), it.domain(), it.gpuType()))
            .toList());
  }
}
