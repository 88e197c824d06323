package eu.megawatt.reports.assumption;

import java.math.BigDecimal;

/**
 * A rate for what a site uses beyond an amount within a calendar year.
 *
 * @param fromMWh of the calendar year, up to the next bracket's
 */
public record Bracket(BigDecimal fromMWh, BigDecimal ratePerMWh) {}
