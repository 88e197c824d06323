package eu.megawatt.planner.buildout;

import java.util.List;

/**
 * How plans are judged.
 *
 * @param discountPpmPerQuarter a payment a quarter later counts 1 / (1 + this / 1 000 000)
 * @param capitalCentsPerYear at most this much is ordered in each year, four quarters each, counted
 *     from the case's first quarter
 * @param shortageCentsPerKwQuarter what a kW of demand that is not met in a quarter costs
 * @param quantilePerMille how surely an option has to be ready when it counts; 0 ignores lateness,
 *     1000 counts every option as late that can be
 */
public record Terms(
    long discountPpmPerQuarter,
    List<Long> capitalCentsPerYear,
    long shortageCentsPerKwQuarter,
    int quantilePerMille) {

  public Terms {
    capitalCentsPerYear = List.copyOf(capitalCentsPerYear);
  }
}
