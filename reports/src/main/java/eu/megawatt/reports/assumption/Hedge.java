package eu.megawatt.reports.assumption;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A future or another contract for difference: no electricity is delivered, but its reference price
 * is settled against the agreed one, whatever the site uses. A future has a zone as reference, an
 * EPAD (electricity price area differential) a zone less the system price.
 *
 * @param validTo the first day after its delivery period
 * @param agreedPerMWh may be below 0, as EPADs are
 * @param currency of both prices
 * @param referenceZone of which the day-ahead price is the reference
 * @param lessZone of which the day-ahead price is taken off; empty for a future
 */
public record Hedge(
    Heading heading,
    String site,
    LocalDate validTo,
    BigDecimal powerMW,
    BigDecimal agreedPerMWh,
    String currency,
    String referenceZone,
    Optional<String> lessZone)
    implements Assumption {

  @Override
  public String subject() {
    return name();
  }

  /** Whether it is settled on a day. */
  public boolean isActive(LocalDate day) {
    return !day.isBefore(heading.validFrom()) && day.isBefore(validTo);
  }
}
