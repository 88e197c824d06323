package eu.megawatt.planner.buildout;

import java.util.List;

/**
 * What an option costs, before discounting.
 *
 * @param assets paid once, in the quarter of the order; what is left of them when the case ends is
 *     credited then
 * @param fixedCentsPerYear a quarter of it in each quarter from the planned start to the end
 * @param runningCentsPerKwQuarter energy and running of each kW in each quarter in which it is
 *     ready
 */
public record Price(List<Asset> assets, long fixedCentsPerYear, long runningCentsPerKwQuarter) {

  public Price {
    assets = List.copyOf(assets);
  }

  /** Of what nothing is left when the case ends. */
  public Price(long capitalCents, long fixedCentsPerYear, long runningCentsPerKwQuarter) {
    this(List.of(new Asset(capitalCents, 0)), fixedCentsPerYear, runningCentsPerKwQuarter);
  }

  /** What all assets are bought for. */
  public long capitalCents() {
    return assets.stream().mapToLong(Asset::capitalCents).sum();
  }

  /** What is left of all assets at an age. */
  public long leftCents(int ageQuarters) {
    return assets.stream().mapToLong(it -> it.leftCents(ageQuarters)).sum();
  }
}
