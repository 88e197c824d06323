package eu.megawatt.planner.week;

import java.util.Optional;

/**
 * What a site draws in a week.
 *
 * @param peakItKw in the hour of its most
 * @param energyWh from the grid, cooling and conversion included
 * @param costMicroEur empty where its prices are not known
 * @param carbonGrams empty where they are not
 */
public record SiteUse(
    String siteId,
    long peakItKw,
    long energyWh,
    Optional<Long> costMicroEur,
    Optional<Long> carbonGrams) {}
