package eu.megawatt.reports.ledger;

/** Whose a part of a meter is. All parts together are the meter. */
public sealed interface Holder {

  /**
   * A job: what its GPUs used while it had them, busy or not, and its part of the rest of the
   * nodes.
   *
   * @param workloadClass the word that plans and telemetry use, such as {@code training}
   */
  record Job(String tenantId, String jobId, String workloadClass) implements Holder {}

  /** GPUs that no job had. */
  record Idle() implements Holder {}

  /** The part of the rest of the nodes that falls to GPUs which no job had. */
  record Unassigned() implements Holder {}

  /** What a site used beyond its IT where no IT was there to carry it. */
  record Overhead() implements Holder {}

  Holder IDLE = new Idle();
  Holder UNASSIGNED = new Unassigned();
  Holder OVERHEAD = new Overhead();
}
