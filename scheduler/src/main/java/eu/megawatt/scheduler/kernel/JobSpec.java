package eu.megawatt.scheduler.kernel;

import java.util.Arrays;
import java.util.Comparator;

/** What the kernel needs to know of a job. */
public final class JobSpec {

  /** More than any place costs, in euro, and what a plan can still sum. */
  private static final double ANY_PRICE = 8e9;

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

  /** The same job, for which no place is too dear. */
  public JobSpec atAnyPrice() {
    return worth(ANY_PRICE);
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

  /** The same job that has ended before a slot begins. */
  public JobSpec notAfter(int slot) {
    if (Arrays.stream(alternatives).allMatch(it -> it.latest + it.run <= slot)) {
      return this;
    }
    Alternative[] sooner =
        Arrays.stream(alternatives)
            .filter(it -> it.earliest + it.run <= slot)
            .map(it -> it.in(it.pools, it.earliest, Math.min(it.latest, slot - it.run)))
            .sorted(Comparator.comparingDouble(it -> it.leastCost))
            .toArray(Alternative[]::new);
    return new JobSpec(index, gpus, value, sooner);
  }

  /** The same job with no way to run it. */
  public JobSpec nowhere() {
    return new JobSpec(index, gpus, value, new Alternative[0]);
  }
}
