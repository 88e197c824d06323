package eu.megawatt.planner.outlook;

import eu.megawatt.planner.capacity.CapacityPlan;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When the megawatts run out.
 *
 * @param all the first of all domains to run out
 * @param domains each for itself
 * @param points the first day of each month, and the last of the horizon
 * @param headrooms of each residency profile on the same days
 * @param siteHeadrooms of each site on the same days
 */
public record Outlook(
    CapacityPlan plan,
    Question question,
    Exhaustion all,
    List<DomainOutlook> domains,
    List<Point> points,
    List<Headroom> headrooms,
    List<SiteHeadroom> siteHeadrooms) {

  public Outlook {
    domains = List.copyOf(domains);
    points = List.copyOf(points);
    headrooms = List.copyOf(headrooms);
    siteHeadrooms = List.copyOf(siteHeadrooms);
  }

  /**
   * When something of its own runs out.
   *
   * @param bindsFirstRatio the part of all draws in which it is the first to
   */
  public record DomainOutlook(Domain domain, Exhaustion exhaustion, double bindsFirstRatio) {}

  /**
   * Demand and supply of a day, in kilowatts of IT.
   *
   * @param p10Kw that demand is below in a tenth of all draws
   * @param supply by the dates of the plan, without delays
   */
  public record Point(LocalDate day, long p10Kw, long p50Kw, long p90Kw, Supply supply) {}

  /** What runs out first most often; empty where nothing does within the horizon. */
  public Optional<DomainOutlook> bindsFirst() {
    return domains.stream()
        .filter(it -> it.bindsFirstRatio() > 0)
        .max(Comparator.comparingDouble(DomainOutlook::bindsFirstRatio));
  }
}
