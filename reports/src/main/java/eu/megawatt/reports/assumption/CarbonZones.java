package eu.megawatt.reports.assumption;

/**
 * Which series say what a site's electricity emits.
 *
 * @param locationZone of the grid's average, for the location-based method
 * @param residualZone of the residual mix, for the market-based one; contracts of a site count
 *     within this market
 */
public record CarbonZones(Heading heading, String site, String locationZone, String residualZone)
    implements Assumption {

  @Override
  public String subject() {
    return site;
  }
}
