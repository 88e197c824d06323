package eu.megawatt.scheduler.nodes;

/**
 * GPUs of a node that are not there for some time.
 *
 * @param gpus how many; all of the node where it has no more
 */
public record Away(int gpus, Span span) {

  public Away {
    if (gpus < 1) {
      throw new IllegalArgumentException("%d GPUs are away, at least 1 has to be".formatted(gpus));
    }
  }
}
