package eu.megawatt.scheduler.kernel;

import java.util.Arrays;
import java.util.Comparator;

/** What the kernel needs to know of a job. */
public final class JobSpec {

  /** As much as the dearest job may be worth, which is within what a plan can sum. */
  private static final double MORE_THAN_ANY_PLACE_EURO = 1e9;

  /** Position in the scenario's jobs. */
  public final int index;

  public final int gpus;

  /** Euro that leaving it out costs. */
  public final double value;

  /** The same in whole micro-euro. */
  public final long valueMicro;

  /** Every admissible way to run it, the least possible cost first; empty where there is none. */
  public final Alternative[] alternatives;

  JobSpec(int index, int gpus, double value, Alternative[] alternatives) {
    this.index = index;
    this.gpus = gpus;
    this.value = value;
    this.valueMicro = Micro.of(value);
    this.alternatives = alternatives;
  }

  /** The same job at another position. */
  public JobSpec at(int other) {
    return new JobSpec(other, gpus, value, alternatives);
  }

  /** The same job, worth so many euro. */
  public JobSpec worth(double euro) {
    return new JobSpec(index, gpus, euro, alternatives);
  }

  /** The same job, worth more than any place costs. */
  public JobSpec atAnyPrice() {
    return worth(MORE_THAN_ANY_PLACE_EURO);
  }

  /** The same job at one site only. */
  public JobSpec onlyAt(int site) {
    return new JobSpec(
        index,
        gpus,
        value,
        Arrays.stream(alternatives).filter(it -> it.site == site).toArray(Alternative[]::new));
  }

  /** The same job without the starts before a slot. */
  public JobSpec notBefore(int slot) {
    if (Arrays.stream(alternatives).allMatch(it -> it.earliest >= slot)) {
      return this;
    }
    Alternative[] later =
        Arrays.stream(alternatives)
            .filter(it -> it.latest >= slot)
            .map(it -> it.in(it.pools, Math.max(it.earliest, slot), it.latest))
            .sorted(Comparator.comparingDouble(it -> it.leastCost))
            .toArray(Alternative[]::new);
    return new JobSpec(index, gpus, value, later);
  }
}
