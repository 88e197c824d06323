package eu.megawatt.service.schedule;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan puts on each power domain of a fleet at an instant: all GPUs of the plan idle, and
 * what its jobs draw above that, on the side that the domain's limits are on and with what is lost
 * on the way. The plan's domains are the fleet's where they have the same id; of an A/B pair a plan
 * names one feed, and what it puts there the two carry in halves, as the racks do. A domain that no
 * pool of the plan is found below reserves an unknown amount: it is not in the answer.
 */
public final class ReservedPower {

  private final Scenario scenario;
  private final Inventory fleet;
  private final Map<String, Double> itWatts = new HashMap<>();
  private final Map<String, Double> watts = new HashMap<>();

  private ReservedPower(Scenario scenario, Inventory fleet) {
    this.scenario = scenario;
    this.fleet = fleet;
  }

  /** In W, by the domain's id. */
  public static Map<String, Long> of(Schedule schedule, Inventory fleet, Instant at) {
    Scenario scenario = schedule.scenario();
    if (at.isBefore(scenario.grid().start()) || !at.isBefore(scenario.grid().end())) {
      return Map.of();
    }
    ReservedPower reserved = new ReservedPower(scenario, fleet);
    int slot = (int) Math.floor(scenario.grid().position(at));
    reserved.draws(schedule, at, slot).forEach(reserved::hang);
    reserved.passUp();
    Map<String, Long> whole = new HashMap<>();
    reserved.watts.forEach((id, drawn) -> whole.put(id, (long) Math.ceil(drawn)));
    return whole;
  }

  /** What each pool draws, in W on the IT side. */
  private Map<Pool, Double> draws(Schedule schedule, Instant at, int slot) {
    Map<Pool, Double> draws = new HashMap<>();
    for (Pool pool : scenario.pools().values()) {
      draws.put(pool, pool.gpus().at(slot) * scenario.gpuType(pool.gpuType()).idleWatts());
    }
    for (Allocation allocation : schedule.allocations()) {
      if (!at.isBefore(allocation.startsAt()) && at.isBefore(allocation.endsAt())) {
        Pool pool = scenario.pool(allocation.poolId());
        double above =
            SitePower.wattsAboveIdle(
                scenario, scenario.job(allocation.jobId()), pool, allocation.powerCapRatio());
        double load = scenario.job(allocation.jobId()).load().at(slot);
        draws.merge(pool, above * load, Double::sum);
      }
    }
    return draws;
  }

  /** On the nearest domain above the pool that the fleet has too. */
  private void hang(Pool pool, double drawn) {
    Optional<PowerDomain> at = Optional.of(scenario.domain(pool.domain()));
    while (at.isPresent() && !isOfTheFleet(at.get())) {
      at = at.get().parent().map(scenario::domain);
    }
    if (at.isEmpty()) {
      return;
    }
    InventoryDomain domain = fleet.domain(at.get().id());
    Optional<String> partner = domain.partner().filter(it -> !scenario.domains().containsKey(it));
    double share = partner.isPresent() ? drawn / 2 : drawn;
    itWatts.merge(domain.id(), share, Double::sum);
    partner.ifPresent(it -> itWatts.merge(it, share, Double::sum));
  }

  private boolean isOfTheFleet(PowerDomain domain) {
    return Optional.ofNullable(fleet.domains().get(domain.id()))
        .map(it -> it.site().equals(domain.site()))
        .orElse(false);
  }

  /** Children before their parents. */
  private void passUp() {
    Map<String, Double> ofChildren = new HashMap<>();
    Map<String, Double> below = new HashMap<>(itWatts);
    for (InventoryDomain domain : fleet.domainsInOrder().reversed()) {
      Double it = below.get(domain.id());
      if (it == null) {
        continue;
      }
      double drawn =
          domain.measures() == Measures.FACILITY
              ? it * pue(domain)
              : (itWatts.getOrDefault(domain.id(), 0.0) + ofChildren.getOrDefault(domain.id(), 0.0))
                  * (1 + domain.unmeteredRatio());
      watts.put(domain.id(), drawn);
      domain
          .parent()
          .ifPresent(
              parent -> {
                below.merge(parent, it, Double::sum);
                ofChildren.merge(
                    parent, domain.measures() == Measures.FACILITY ? it : drawn, Double::sum);
              });
    }
  }

  private double pue(InventoryDomain domain) {
    return Optional.ofNullable(scenario.sites().get(domain.site())).map(Site::pue).orElse(1.0);
  }
}
