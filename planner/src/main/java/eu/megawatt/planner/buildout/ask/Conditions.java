package eu.megawatt.planner.buildout.ask;

import java.time.LocalDate;
import java.util.List;

/**
 * How build-outs are judged.
 *
 * @param from first day of the first quarter, the first of a month
 * @param discountRatio for a year; 0.08 is 8 %
 * @param capitalEuroPerYear that may be ordered, by four quarters from the first; the last holds on
 * @param shortageEuroPerKwYear what a kW of demand that is not met for a year costs
 * @param demandPermille the quantile of demand that is to be met: 900 is nine draws of ten
 * @param readyPermille how surely supply is there when it counts
 * @param reservePermille of all supply, that is not to be used
 * @param drawCount how often chance is asked for the demand
 * @param priority profiles that go before the others where not all demand can be met
 */
public record Conditions(
    LocalDate from,
    int quarterCount,
    double discountRatio,
    List<Long> capitalEuroPerYear,
    long shortageEuroPerKwYear,
    int demandPermille,
    int readyPermille,
    int reservePermille,
    int drawCount,
    long seed,
    List<String> priority) {

  public Conditions {
    capitalEuroPerYear = List.copyOf(capitalEuroPerYear);
    priority = List.copyOf(priority);
  }

  /** The quarters that are looked at. */
  public Quarters quarters() {
    return new Quarters(from, quarterCount);
  }
}
