package eu.megawatt.fleet.site;

import eu.megawatt.fleet.time.Series;

/**
 * A compute site.
 *
 * @param country ISO 3166 two-letter code
 * @param pue power usage effectiveness: facility power per IT power, at least 1
 * @param energyEurPerMWh all-in energy price, taxes and network included; may be negative
 * @param carbonGramsPerKWh grid intensity
 */
public record Site(
    String id,
    String country,
    double pue,
    Series energyEurPerMWh,
    Series carbonGramsPerKWh,
    Assurance assurance) {}
