package eu.megawatt.reports.booking;

import eu.megawatt.reports.assumption.Bracket;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * The tax on what is used of a calendar year: a function of the amount that is linear in each
 * bracket. What a quarter-hour bears is the difference of two of its values, so that a year's
 * quarter-hours add up to the tax of the year.
 */
final class YearTax {

  private static final BigDecimal MILLIJOULES_PER_MWH = BigDecimal.valueOf(3_600_000_000_000L);

  private final List<Bracket> brackets;

  /** A tax of brackets by rising amounts, the first from 0. */
  YearTax(List<Bracket> brackets) {
    this.brackets = brackets;
  }

  /** In millionths of the brackets' currency. */
  long micro(BigInteger beforeMilliJ, long milliJ) {
    return micro(beforeMilliJ.add(BigInteger.valueOf(milliJ))) - micro(beforeMilliJ);
  }

  private long micro(BigInteger yearMilliJ) {
    BigDecimal used = new BigDecimal(yearMilliJ);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < brackets.size(); i++) {
      BigDecimal from = fromMilliJ(i);
      if (i > 0 && used.compareTo(from) <= 0) {
        break;
      }
      BigDecimal to = i + 1 < brackets.size() ? used.min(fromMilliJ(i + 1)) : used;
      sum = sum.add(to.subtract(from).multiply(brackets.get(i).ratePerMWh()));
    }
    return Micro.ofEnergy(sum);
  }

  private BigDecimal fromMilliJ(int bracket) {
    return brackets.get(bracket).fromMWh().multiply(MILLIJOULES_PER_MWH);
  }
}
