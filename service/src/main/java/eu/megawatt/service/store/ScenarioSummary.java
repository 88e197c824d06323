package eu.megawatt.service.store;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.fleet.unit.Power;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A scenario in a few figures.
 *
 * @param contentSha256 of the document as it came in, decompressed
 * @param gpuCount all GPUs, in the slot with the most
 */
public record ScenarioSummary(
    String id,
    String name,
    Instant createdAt,
    String contentSha256,
    Instant startsAt,
    Instant endsAt,
    int slotMinutes,
    int slotCount,
    int siteCount,
    int poolCount,
    long gpuCount,
    int jobCount,
    List<SiteCard> sites) {

  /**
   * A site in a few figures.
   *
   * @param limitW its grid connection, facility side, in the slot with the most
   */
  public record SiteCard(String id, String country, long limitW) {}

  public ScenarioSummary {
    sites = List.copyOf(sites);
  }

  public static ScenarioSummary of(
      String id, Instant createdAt, String contentSha256, Scenario scenario) {
    TimeGrid grid = scenario.grid();
    return new ScenarioSummary(
        id,
        scenario.name(),
        createdAt,
        contentSha256,
        grid.start(),
        grid.end(),
        grid.slotMinutes(),
        grid.slots(),
        scenario.sites().size(),
        scenario.pools().size(),
        gpuCount(scenario),
        scenario.jobs().size(),
        scenario.sites().values().stream().map(site -> card(scenario, site)).toList());
  }

  private static long gpuCount(Scenario scenario) {
    return IntStream.range(0, scenario.grid().slots())
        .mapToLong(slot -> gpuCount(scenario, slot))
        .max()
        .orElse(0);
  }

  private static long gpuCount(Scenario scenario, int slot) {
    long count = 0;
    for (Pool pool : scenario.pools().values()) {
      count += (long) pool.gpus().at(slot);
    }
    return count;
  }

  private static SiteCard card(Scenario scenario, Site site) {
    List<PowerDomain> roots =
        scenario.domains().values().stream()
            .filter(domain -> domain.site().equals(site.id()) && domain.parent().isEmpty())
            .toList();
    double limitMW =
        IntStream.range(0, scenario.grid().slots())
            .mapToDouble(slot -> limitMW(site, roots, slot))
            .max()
            .orElse(0);
    return new SiteCard(site.id(), site.country(), Math.round(Power.ofMegawatts(limitMW).watts()));
  }

  private static double limitMW(Site site, List<PowerDomain> roots, int slot) {
    double sum = 0;
    for (PowerDomain root : roots) {
      sum += root.limitMW().at(slot) * (root.measures() == Measures.IT ? site.pue() : 1);
    }
    return sum;
  }
}
