package eu.megawatt.kernels.power;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Counters whose sum is what is drawn; the power is the energy between two readings. */
final class EnergyCounters {

  private static final double NANOS_PER_SECOND = 1e9;

  private final List<EnergyCounter> counters;
  private final LongSupplier nanoClock;
  private OptionalLong lastMillijoules = OptionalLong.empty();
  private long lastNanos;

  EnergyCounters(List<EnergyCounter> counters, LongSupplier nanoClock) {
    this.counters = List.copyOf(counters);
    this.nanoClock = nanoClock;
  }

  /** All of them together; where one cannot be read there is no sum. The first has no power. */
  PowerReading read() {
    long nanos = nanoClock.getAsLong();
    OptionalLong energy = sum();
    OptionalLong power = OptionalLong.empty();
    if (energy.isPresent() && lastMillijoules.isPresent() && nanos > lastNanos) {
      double seconds = (nanos - lastNanos) / NANOS_PER_SECOND;
      power =
          OptionalLong.of(Math.round((energy.getAsLong() - lastMillijoules.getAsLong()) / seconds));
    }
    lastMillijoules = energy;
    lastNanos = nanos;
    return new PowerReading(energy, power, OptionalInt.empty(), OptionalInt.empty(), List.of());
  }

  private OptionalLong sum() {
    long sum = 0;
    for (EnergyCounter counter : counters) {
      OptionalLong one = counter.read();
      if (one.isEmpty()) {
        return OptionalLong.empty();
      }
      sum += one.getAsLong();
    }
    return OptionalLong.of(sum);
  }
}
