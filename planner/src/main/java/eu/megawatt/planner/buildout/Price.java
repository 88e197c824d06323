package eu.megawatt.planner.buildout;

/**
 * What an option costs, before discounting.
 *
 * @param capitalCents paid once, in the quarter of the order
 * @param fixedCentsPerYear a quarter of it in each quarter from the planned start to the end
 * @param runningCentsPerKwQuarter energy and running of each kW in each quarter in which it is
 *     ready
 */
public record Price(long capitalCents, long fixedCentsPerYear, long runningCentsPerKwQuarter) {}
