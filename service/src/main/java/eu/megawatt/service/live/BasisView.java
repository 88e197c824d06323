package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.PowerCap;
import java.util.List;
import java.util.Optional;

/** What is planned on, as far as whoever asks for work needs to know. */
public record BasisView(
    String scenarioId,
    int slotSeconds,
    List<GpuTypeView> gpuTypes,
    List<PolicyView> residencyPolicies,
    List<SiteView> sites,
    List<DomainView> powerDomains,
    List<PoolView> pools) {

  private static final int SECONDS_PER_MINUTE = 60;

  /** A kind of GPU, with the power caps it may be run under. */
  public record GpuTypeView(String id, double idleW, List<Double> powerCapRatios) {}

  /** A residency policy that a job may name. */
  public record PolicyView(String id) {}

  /** A site. */
  public record SiteView(String id, String country) {}

  /** A power domain. */
  public record DomainView(String id, String siteId, Optional<String> parentId) {}

  /** GPUs of one type behind one power domain. */
  public record PoolView(String id, String domainId, String gpuTypeId) {}

  static BasisView of(String scenarioId, Scenario fleet) {
    return new BasisView(
        scenarioId,
        fleet.grid().slotMinutes() * SECONDS_PER_MINUTE,
        fleet.gpuTypes().values().stream()
            .map(
                it ->
                    new GpuTypeView(
                        it.id(),
                        it.idleWatts(),
                        it.powerCaps().stream().map(PowerCap::fraction).toList()))
            .toList(),
        fleet.policyIds().stream().map(PolicyView::new).toList(),
        fleet.sites().values().stream().map(it -> new SiteView(it.id(), it.country())).toList(),
        fleet.domains().values().stream()
            .map(it -> new DomainView(it.id(), it.site(), it.parent()))
            .toList(),
        fleet.pools().values().stream()
            .map(it -> new PoolView(it.id(), it.domain(), it.gpuType()))
            .toList());
  }
}
