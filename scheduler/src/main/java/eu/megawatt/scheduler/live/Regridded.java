package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.List;

/**
 * A scenario on slots of another length: of limits and GPUs the least of all slots that a new one
 * has a part in, of prices and carbon the mean by time.
 */
public final class Regridded {

  private final TimeGrid from;
  private final TimeGrid to;

  private Regridded(TimeGrid from, TimeGrid to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Puts a scenario on a grid.
   *
   * @param to within the scenario's own
   */
  public static Scenario of(Scenario scenario, TimeGrid to) {
    Regridded its = new Regridded(scenario.grid(), to);
    return Scenario.of(
            scenario.name(),
            to,
            scenario.carbonEurPerTonne(),
            List.copyOf(scenario.gpuTypes().values()),
            scenario.sites().values().stream().map(its::site).toList(),
            scenario.domains().values().stream().map(its::domain).toList(),
            scenario.pools().values().stream().map(its::pool).toList(),
            List.copyOf(scenario.policies().values()),
            List.of())
        .under(scenario.register());
  }

  private Site site(Site site) {
    return new Site(
        site.id(),
        site.country(),
        site.pue(),
        mean(site.energyEurPerMWh()),
        mean(site.carbonGramsPerKWh()),
        site.assurance());
  }

  private PowerDomain domain(PowerDomain domain) {
    return new PowerDomain(
        domain.id(), domain.site(), domain.parent(), least(domain.limitMW()), domain.measures());
  }

  private Pool pool(Pool pool) {
    return new Pool(pool.id(), pool.domain(), pool.gpuType(), least(pool.gpus()));
  }

  private Series least(Series series) {
    double[] least = new double[to.slots()];
    for (int slot = 0; slot < least.length; slot++) {
      least[slot] = Double.POSITIVE_INFINITY;
      for (int its = first(slot); its < end(slot); its++) {
        least[slot] = Math.min(least[slot], series.at(its));
      }
    }
    return Series.of(least);
  }

  private Series mean(Series series) {
    double[] mean = new double[to.slots()];
    for (int slot = 0; slot < mean.length; slot++) {
      double begin = from.position(to.at(slot));
      double end = from.position(to.at(slot + 1));
      for (int its = first(slot); its < end(slot); its++) {
        double overlap = Math.min(end, its + 1.0) - Math.max(begin, its);
        mean[slot] += series.at(its) * overlap / (end - begin);
      }
    }
    return Series.of(mean);
  }

  private int first(int slot) {
    return (int) Math.floor(from.position(to.at(slot)));
  }

  private int end(int slot) {
    return (int) Math.ceil(from.position(to.at(slot + 1)));
  }
}
