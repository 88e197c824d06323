package eu.megawatt.planner.buildout;

/**
 * Demand that a plan does not meet.
 *
 * @param kw of the reference generation
 */
public record Shortage(String profile, int quarter, long kw) {}
