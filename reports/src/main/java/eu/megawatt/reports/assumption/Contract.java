package eu.megawatt.reports.assumption;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A contract that delivers electricity to a site, such as a power purchase agreement. All that is
 * delivered is paid for; what the site does not use is sold at the day-ahead price.
 *
 * @param validTo the first day on which it delivers no more; empty while no end is known
 * @param claim empty where its deliveries count for no carbon
 */
public record Contract(
    Heading heading,
    String site,
    Optional<LocalDate> validTo,
    Volume volume,
    BigDecimal pricePerMWh,
    String currency,
    Optional<CarbonClaim> claim)
    implements Assumption {

  @Override
  public String subject() {
    return name();
  }

  /** Whether it delivers on a day. */
  public boolean isActive(LocalDate day) {
    return !day.isBefore(heading.validFrom())
        && validTo.filter(end -> !day.isBefore(end)).isEmpty();
  }
}
