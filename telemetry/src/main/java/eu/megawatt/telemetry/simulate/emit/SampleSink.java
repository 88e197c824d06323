package eu.megawatt.telemetry.simulate.emit;

/** Takes what exporters say, sample by sample. */
@FunctionalInterface
public interface SampleSink {

  /**
   * One sample.
   *
   * @param atMillis as the sender's clock stamps it
   * @param value in the metric's own unit; may be NaN or an exporter's value for "no reading"
   */
  void sample(Exported exported, Metric metric, long atMillis, double value);
}
