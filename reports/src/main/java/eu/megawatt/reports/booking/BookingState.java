package eu.megawatt.reports.booking;

import eu.megawatt.reports.ledger.Quarter;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Where the booking of a site stands: what one quarter-hour hands on to the next. With the state at
 * the end of a month the next one can be booked alone.
 *
 * @param last the last quarter-hour that is booked; empty before the first
 * @param year the calendar year of that, by the site's clock
 * @param yearMilliJ what the site used of that year, by which excise is bracketed
 */
public record BookingState(String siteId, Optional<Quarter> last, int year, BigInteger yearMilliJ) {

  /** Before anything is booked. */
  public static BookingState start(String siteId) {
    return new BookingState(siteId, Optional.empty(), 0, BigInteger.ZERO);
  }

  /** What the site has used of a year before its next quarter-hour. */
  BigInteger usedMilliJ(int ofYear) {
    return year == ofYear ? yearMilliJ : BigInteger.ZERO;
  }

  BookingState after(Quarter quarter, int ofYear, long milliJ) {
    return new BookingState(
        siteId, Optional.of(quarter), ofYear, usedMilliJ(ofYear).add(BigInteger.valueOf(milliJ)));
  }
}
