package eu.megawatt.planner.buildout;

import static java.math.RoundingMode.FLOOR;
import static java.math.RoundingMode.HALF_UP;

import eu.megawatt.planner.buildout.kernel.Layout;
import java.math.BigDecimal;
import java.math.MathContext;

/** What plans cost, payment by payment in decimals: shares no code with what is tested. */
public final class TestingCosts {

  private final BuildCase its;
  private final long[][] byStart;

  public TestingCosts(BuildCase its) {
    this.its = its;
    this.byStart = new long[its.options().size()][its.quarters()];
    for (int option = 0; option < byStart.length; option++) {
      for (int start = 0; start < its.quarters(); start++) {
        byStart[option][start] = cents(its.options().get(option), start);
      }
    }
  }

  /** A plan's cost with what is short. */
  long totalCents(Layout plan) {
    long cents = 0;
    for (int option = 0; option < byStart.length; option++) {
      cents += plan.start(option) < 0 ? 0 : byStart[option][plan.start(option)];
    }
    for (int quarter = 0; quarter < its.quarters(); quarter++) {
      cents += plan.shortKw(quarter) * present(its.terms().shortageCentsPerKwQuarter(), quarter);
    }
    return cents;
  }

  private long cents(Option option, int start) {
    Price price = option.price();
    long cents =
        present(price.capitalCents(), Math.max(0, start - option.leadQuarters()))
            - residualCents(option, start);
    int ready = start + option.lateness().quartersAt(its.terms().quantilePerMille());
    for (int quarter = start; quarter < its.quarters(); quarter++) {
      cents +=
          present(
              BigDecimal.valueOf(price.fixedCentsPerYear()).divide(BigDecimal.valueOf(4)), quarter);
      cents +=
          quarter < ready ? 0 : present(price.runningCentsPerKwQuarter() * option.itKw(), quarter);
    }
    return cents;
  }

  /** Credited for what is left of an option at the end of the case, at present value. */
  public long residualCents(Option option, int start) {
    BigDecimal left = BigDecimal.ZERO;
    for (Asset asset : option.price().assets()) {
      int rest = asset.lifeQuarters() - (its.quarters() - start);
      if (rest > 0) {
        left =
            left.add(
                BigDecimal.valueOf(asset.capitalCents())
                    .multiply(BigDecimal.valueOf(rest))
                    .divide(BigDecimal.valueOf(asset.lifeQuarters()), 0, FLOOR));
      }
    }
    return present(left, its.quarters());
  }

  private long present(long cents, int quarter) {
    return present(BigDecimal.valueOf(cents), quarter);
  }

  private long present(BigDecimal cents, int quarter) {
    BigDecimal growth = BigDecimal.valueOf(1_000_000 + its.terms().discountPpmPerQuarter(), 6);
    BigDecimal factor =
        BigDecimal.ONE.divide(growth.pow(quarter), MathContext.DECIMAL128).setScale(9, HALF_UP);
    return cents.multiply(factor).setScale(0, HALF_UP).longValueExact();
  }
}
