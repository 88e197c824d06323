package eu.megawatt.fleet.example;

import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.time.TimeGrid;

/** The load of a service over a day: quiet at night, busiest once. */
final class DailyLoad {

  private DailyLoad() {}

  /**
   * A daily cycle.
   *
   * @param peakHour UTC hour of the peak
   */
  static LoadShape of(TimeGrid grid, double peakHour, double night, double peak) {
    int slotsPerDay = Math.max(1, 24 * 60 / grid.slotMinutes());
    double startHour = grid.start().getEpochSecond() % 86_400 / 3600.0;
    double[] cycle = new double[slotsPerDay];
    for (int slot = 0; slot < slotsPerDay; slot++) {
      double hour = startHour + slot * grid.slotHours();
      double wave = (1 + StrictMath.cos(2 * Math.PI * (hour - peakHour) / 24)) / 2;
      cycle[slot] = Decimals.round(night + (peak - night) * wave * StrictMath.sqrt(wave), 3);
    }
    return LoadShape.of(cycle);
  }
}
