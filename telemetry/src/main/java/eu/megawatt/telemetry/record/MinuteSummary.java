package eu.megawatt.telemetry.record;

import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import java.util.List;
import java.util.OptionalLong;

/** Goes through one minute of a node's GPUs. Not thread-safe. */
final class MinuteSummary {

  private final NodeEnergy energy;
  private final long from;
  private final long to;
  private final Mean utilisation = new Mean();
  private final Mean tensor = new Mean();
  private long temperature = Long.MIN_VALUE;
  private OptionalLong memory = OptionalLong.empty();
  private int samples;

  MinuteSummary(NodeEnergy energy, long from) {
    this.energy = energy;
    this.from = from;
    this.to = from + MinuteRow.MILLIS;
  }

  MinuteRow row() {
    energy.readings().values().forEach(this::read);
    List<Share> each = energy.gpusInMinute(from);
    Share gpus = each.stream().reduce(Share.NONE, Share::plus);
    Share rest = energy.metered().rest().between(from, to);
    return new MinuteRow(
        energy.node().id(),
        from,
        gpus.millijoules(),
        rest.millijoules(),
        gpuMilliwatts(each),
        mean(rest),
        utilisation.value(),
        tensor.value(),
        temperature == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(temperature),
        memory,
        gpus.coveredMillis() + rest.coveredMillis(),
        samples);
  }

  private void read(Readings readings) {
    long used = -1;
    for (int row = readings.firstFrom(from);
        row < readings.size() && readings.atMillis(row) < to;
        row++) {
      samples += readings.count(row);
      utilisation.add(readings, row, Quantity.UTILISATION);
      tensor.add(readings, row, Quantity.TENSOR);
      if (readings.has(row, Quantity.TEMPERATURE)) {
        temperature = Math.max(temperature, readings.value(row, Quantity.TEMPERATURE));
      }
      if (readings.has(row, Quantity.MEMORY)) {
        used = Math.max(used, readings.value(row, Quantity.MEMORY));
      }
    }
    if (used >= 0) {
      memory = OptionalLong.of(memory.orElse(0) + used);
    }
  }

  private static OptionalLong gpuMilliwatts(List<Share> gpus) {
    OptionalLong sum = OptionalLong.empty();
    for (Share gpu : gpus) {
      OptionalLong one = mean(gpu);
      if (one.isPresent()) {
        sum = OptionalLong.of(sum.orElse(0) + one.getAsLong());
      }
    }
    return sum;
  }

  /** Mean power in mW over the time that is known. */
  private static OptionalLong mean(Share share) {
    return share.coveredMillis() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(share.millijoules() * 1_000 / share.coveredMillis());
  }

  /** The mean of readings, rounded down; of the set, so whatever their order. */
  private static final class Mean {

    private long sum;
    private long count;

    void add(Readings readings, int row, Quantity what) {
      if (readings.has(row, what)) {
        sum += readings.value(row, what);
        count++;
      }
    }

    OptionalLong value() {
      return count == 0 ? OptionalLong.empty() : OptionalLong.of(Math.floorDiv(sum, count));
    }
  }
}
