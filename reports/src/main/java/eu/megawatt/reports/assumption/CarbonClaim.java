package eu.megawatt.reports.assumption;

import eu.megawatt.reports.carbon.InstrumentKind;
import java.math.BigDecimal;

/**
 * That what a contract delivers counts for market-based carbon at its site: its guarantees of
 * origin are cancelled for it and are of the same market.
 *
 * @param gPerKwh CO2-equivalent of what is delivered
 */
public record CarbonClaim(InstrumentKind kind, BigDecimal gPerKwh) {}
