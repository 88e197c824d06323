package eu.megawatt.fleet.plan;

import eu.megawatt.fleet.unit.Money;

/**
 * What no plan can cost less than.
 *
 * @param method how it was found, such as {@code lagrangian}
 */
public record Bound(Money eur, String method) {}
