package eu.megawatt.telemetry.live;

import eu.megawatt.telemetry.sample.SampleBatch;

/** The newest power, temperature and utilisation of each entity. Not thread-safe. */
final class LastValues {

  private final Newest power = new Newest();
  private final Newest temperature = new Newest();
  private final Newest utilisation = new Newest();

  void put(SampleBatch batch, long now) {
    for (int i = 0; i < batch.size(); i++) {
      switch (batch.quantity(i)) {
        case POWER -> power.put(batch.entity(i), batch.atMillis(i), batch.value(i), now);
        case TEMPERATURE ->
            temperature.put(batch.entity(i), batch.atMillis(i), batch.value(i), now);
        case UTILISATION ->
            utilisation.put(batch.entity(i), batch.atMillis(i), batch.value(i), now);
        case ENERGY, MEMORY, TENSOR, START -> {}
      }
    }
  }

  /** In mW. */
  Newest power() {
    return power;
  }

  /** In thousandths of a degree Celsius. */
  Newest temperature() {
    return temperature;
  }

  /** In millionths. */
  Newest utilisation() {
    return utilisation;
  }
}
