package eu.megawatt.kernels.power;

/** Says what power is drawn. Used by one thread at a time. */
public interface PowerMeter extends AutoCloseable {

  /** Who says so: {@code nvml}, {@code rapl}, {@code hwmon}, {@code redfish}. */
  String source();

  /** What it covers, for a person: {@code package-0}, {@code GPU 0}, {@code the whole node}. */
  String scope();

  /** What it says now. */
  PowerReading read();

  @Override
  void close();
}
