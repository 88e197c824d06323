package eu.megawatt.service.kueue;

import java.time.Instant;
import java.util.List;

/** What Megawatt says of a workload. */
sealed interface Answer {

  /** Its place is held. */
  record Admit(Place place) implements Answer {}

  /** Not now; so many seconds later maybe. */
  record Retry(long afterSeconds, String why) implements Answer {}

  /** Never as it is asked for. */
  record Reject(String why) implements Answer {}

  /** What was asked cannot be understood: everything that is wrong with it. */
  record Wrong(List<Mistake> mistakes) implements Answer {}

  /**
   * A place in the plan.
   *
   * @param jobId under which Megawatt has it
   */
  record Place(
      String jobId, String siteId, String poolId, String powerCapRatio, Instant from, Instant to) {}

  /**
   * Something that is wrong.
   *
   * @param pointer to it in the job that Megawatt was given
   */
  record Mistake(String pointer, String detail) {}
}
