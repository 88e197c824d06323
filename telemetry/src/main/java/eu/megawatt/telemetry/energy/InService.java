package eu.megawatt.telemetry.energy;

/** When a node is in service, and its energy is to be known. */
@FunctionalInterface
public interface InService {

  /** The milliseconds of [from, to), which are since 1970, in which it is in service. */
  long millis(long from, long to);

  /** Always. */
  static InService always() {
    return (from, to) -> to - from;
  }
}
