package eu.megawatt.telemetry.simulate.emit;

import eu.megawatt.telemetry.simulate.SimulatedNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One thing that an exporter has series of, and what is in them.
 *
 * @param number its own in the fleet, from 0
 * @param source where its values come from
 * @param metrics its series, one each
 * @param exporterLabels what the exporter itself says
 * @param labels those and the ones that scraping adds, by name, without the metric's
 * @param hasNewNames whether its exporter has DCGM's new names
 */
public record Exported(
    int number,
    Source source,
    List<Metric> metrics,
    List<Label> exporterLabels,
    List<Label> labels,
    boolean hasNewNames) {

  /** Where values come from. */
  public sealed interface Source {}

  /**
   * A GPU, or an instance of it.
   *
   * @param instance from 1; 0 for a GPU that is not partitioned
   * @param readMillis by how much later than the exporter's own time it is read
   */
  public record OfGpu(SimulatedNode node, int gpu, int instance, long readMillis)
      implements Source {}

  /**
   * A sensor of a node.
   *
   * @param part of the node's power that it sees, in hundredths
   */
  public record OfNode(SimulatedNode node, int part) implements Source {}

  /** A meter, by its id in the inventory. */
  public record OfMeter(String meter) implements Source {}

  static Exported of(
      int number,
      Source source,
      List<Metric> metrics,
      List<Label> exporterLabels,
      List<Label> targetLabels,
      boolean hasNewNames) {
    List<Label> labels = new ArrayList<>(exporterLabels);
    labels.addAll(targetLabels);
    labels.sort(Comparator.comparing(Label::name));
    return new Exported(
        number,
        source,
        List.copyOf(metrics),
        List.copyOf(exporterLabels),
        List.copyOf(labels),
        hasNewNames);
  }

  /** What one of its metrics is called. */
  public String nameOf(Metric metric) {
    return metric.exportedName(hasNewNames);
  }
}
