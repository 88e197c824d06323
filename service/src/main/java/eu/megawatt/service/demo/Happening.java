package eu.megawatt.service.demo;

import eu.megawatt.service.live.Circumstances;
import eu.megawatt.service.live.JobBody;
import eu.megawatt.service.live.LimitBody;
import java.time.Instant;

/** Something that comes up while the demonstration runs. */
sealed interface Happening {

  /** When it comes up. */
  Instant at();

  /** A customer asks for a job. */
  record Arrival(Instant at, JobBody body) implements Happening {}

  /**
   * A customer asks for a job that begins when another is done.
   *
   * @param after what the customer calls that one
   */
  record Sequel(Instant at, JobBody body, String after) implements Happening {}

  /**
   * A customer takes a job back that was asked for before.
   *
   * @param id what the customer calls it
   */
  record Withdrawal(Instant at, String tenant, String id) implements Happening {}

  /** GPUs of a pool break down. */
  record Breakdown(Instant at, Circumstances.OutageBody body) implements Happening {}

  /** The grid's operator asks for a site to draw less for a while. */
  record Curtailment(Instant at, LimitBody body) implements Happening {}
}
