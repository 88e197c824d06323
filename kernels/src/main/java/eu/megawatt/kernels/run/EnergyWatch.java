package eu.megawatt.kernels.run;

import eu.megawatt.kernels.power.PowerMeter;
import eu.megawatt.kernels.power.PowerReading;
import eu.megawatt.kernels.sample.Energy;
import java.util.Optional;

/** The energy from one moment to another. */
final class EnergyWatch {

  private static final double MILLIWATT_NANOSECONDS_PER_MILLIJOULE = 1e9;

  private final PowerMeter meter;
  private final PowerReading before;
  private final long began = System.nanoTime();

  EnergyWatch(PowerMeter meter) {
    this.meter = meter;
    this.before = meter.read();
  }

  /** Since it was made; empty where the meter says neither energy nor power. */
  Optional<Energy> energy() {
    long nanoseconds = Math.max(1, System.nanoTime() - began);
    PowerReading after = meter.read();
    if (before.energyMillijoules().isPresent() && after.energyMillijoules().isPresent()) {
      long millijoules =
          after.energyMillijoules().getAsLong() - before.energyMillijoules().getAsLong();
      return Optional.of(new Energy(millijoules, nanoseconds, meter.source(), meter.scope(), true));
    }
    if (before.powerMilliwatts().isPresent() && after.powerMilliwatts().isPresent()) {
      double milliwatts =
          (before.powerMilliwatts().getAsLong() + after.powerMilliwatts().getAsLong()) / 2.0;
      long millijoules =
          Math.round(milliwatts * nanoseconds / MILLIWATT_NANOSECONDS_PER_MILLIJOULE);
      return Optional.of(
          new Energy(millijoules, nanoseconds, meter.source(), meter.scope(), false));
    }
    return Optional.empty();
  }
}
