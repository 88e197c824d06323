package eu.megawatt.planner.week;

import java.util.Optional;

/**
 * What a site draws in a week.
 *
 * @param peakItKw in the hour of its most
 * @param energyWh from the grid, cooling and conversion included
 * @param costMicroEur empty where its prices are not known
 * @param carbonGrams empty where they are not
 * @param flatCostMicroEur what the same energy costs at the mean price; empty where all hours have
 *     the same price
 * @param flatCarbonGrams what it emits at the mean intensity; empty where all hours have the same
 */
public record SiteUse(
    String siteId,
    long peakItKw,
    long energyWh,
    Optional<Long> costMicroEur,
    Optional<Long> carbonGrams,
    Optional<Long> flatCostMicroEur,
    Optional<Long> flatCarbonGrams) {}
