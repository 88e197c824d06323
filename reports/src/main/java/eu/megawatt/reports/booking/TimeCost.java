package eu.megawatt.reports.booking;

import eu.megawatt.reports.ledger.CostKind;
import java.util.Optional;

/**
 * What a quarter-hour costs whatever is used in it.
 *
 * @param poolId whose GPU time bears it; empty where that of the whole site does
 */
record TimeCost(Optional<String> poolId, CostKind kind, long microeur) {}
