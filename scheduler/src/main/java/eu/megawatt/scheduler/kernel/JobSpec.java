package eu.megawatt.scheduler.kernel;

/** What the kernel needs to know of a job. */
public final class JobSpec {

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
}
