package eu.megawatt.reports.report;

import eu.megawatt.reports.period.Posted;

/** What a row bears of what no job had; below 0 where the row is what others bear. */
record Shared(long energyWh, long cents, long locationMilliG, long marketMilliG) {

  static final Shared NOTHING = new Shared(0, 0, 0, 0);

  /** All of a row, taken from it. */
  static Shared taken(Posted posted) {
    return new Shared(
        -posted.energyWh(),
        -posted.cents().total(),
        -posted.locationMilliG(),
        -posted.marketMilliG());
  }

  Shared plus(Shared other) {
    return new Shared(
        Math.addExact(energyWh, other.energyWh),
        Math.addExact(cents, other.cents),
        Math.addExact(locationMilliG, other.locationMilliG),
        Math.addExact(marketMilliG, other.marketMilliG));
  }
}
