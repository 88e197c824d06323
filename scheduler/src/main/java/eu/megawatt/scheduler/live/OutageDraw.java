package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.time.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What GPUs that are out draw is not there for anybody else: every limit above them is lower by it,
 * in each slot that they draw in for a part of it.
 */
final class OutageDraw {

  private static final double WATTS_PER_MEGAWATT = 1e6;

  private final Scenario bare;
  private final Map<String, double[]> wattsByDomain = new HashMap<>();

  private OutageDraw(Scenario bare) {
    this.bare = bare;
  }

  /** A stretch of time of a fleet, without what is drawn by those of some outages that draw. */
  static Scenario without(Scenario bare, Collection<Outage> outages) {
    List<Outage> drawing =
        outages.stream()
            .filter(it -> it.watts() > 0 && bare.pools().containsKey(it.poolId()))
            .toList();
    if (drawing.isEmpty()) {
      return bare;
    }
    OutageDraw draw = new OutageDraw(bare);
    drawing.forEach(draw::add);
    return bare.with(draw.limits(), List.copyOf(bare.pools().values()));
  }

  private void add(Outage outage) {
    Pool pool = bare.pool(outage.poolId());
    int end = World.ended(outage.to(), bare.grid());
    for (PowerDomain domain : bare.above(pool)) {
      double[] watts =
          wattsByDomain.computeIfAbsent(domain.id(), _ -> new double[bare.grid().slots()]);
      for (int slot = World.touched(outage.from(), bare.grid()); slot < end; slot++) {
        watts[slot] += outage.watts();
      }
    }
  }

  private List<PowerDomain> limits() {
    List<PowerDomain> limits = new ArrayList<>();
    for (PowerDomain domain : bare.domains().values()) {
      double[] watts = wattsByDomain.get(domain.id());
      limits.add(watts == null ? domain : lower(domain, watts));
    }
    return limits;
  }

  private PowerDomain lower(PowerDomain domain, double[] watts) {
    double factor = bare.perItWatt(domain) / WATTS_PER_MEGAWATT;
    double[] limitMW = domain.limitMW().toArray();
    for (int slot = 0; slot < limitMW.length; slot++) {
      limitMW[slot] -= watts[slot] * factor;
    }
    return new PowerDomain(
        domain.id(), domain.site(), domain.parent(), Series.of(limitMW), domain.measures());
  }
}
