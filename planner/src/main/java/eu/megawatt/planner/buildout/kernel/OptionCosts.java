package eu.megawatt.planner.buildout.kernel;

import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Cost;
import eu.megawatt.planner.buildout.Option;
import java.util.stream.IntStream;

/** What options cost by start, at present value. */
public final class OptionCosts {

  private final BuildCase its;
  private final Discount discount;

  public OptionCosts(BuildCase its) {
    this.its = its;
    this.discount = new Discount(its.terms().discountPpmPerQuarter(), its.quarters() + 1);
  }

  /**
   * Net present cost of an option that starts in a quarter of the case. It is never negative: what
   * is left is no more than what was paid, and counts later.
   */
  public Cost of(Option option, int startQuarter) {
    int ready = startQuarter + option.lateness().quartersAt(its.terms().quantilePerMille());
    long runningCents = option.price().runningCentsPerKwQuarter() * option.itKw();
    return new Cost(
        discount.cents(
            option.price().capitalCents(), Math.max(0, startQuarter - option.leadQuarters())),
        -discount.cents(option.price().leftCents(its.quarters() - startQuarter), its.quarters()),
        IntStream.range(startQuarter, its.quarters())
            .mapToLong(quarter -> discount.cents(option.price().fixedCentsPerYear(), 4, quarter))
            .sum(),
        IntStream.range(Math.min(ready, its.quarters()), its.quarters())
            .mapToLong(quarter -> discount.cents(runningCents, quarter))
            .sum(),
        0);
  }

  /** What a kW that is short costs in a quarter. */
  public long shortageCentsPerKw(int quarter) {
    return discount.cents(its.terms().shortageCentsPerKwQuarter(), quarter);
  }
}
