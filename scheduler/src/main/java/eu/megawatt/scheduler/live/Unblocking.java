package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.List;

/**
 * One change that would give a job a place which has none, and the place it would have.
 *
 * @param costMicro of the place, in micro-euro
 */
public record Unblocking(Change change, Run run, long costMicro) {

  /** What would have to be another. */
  public sealed interface Change {

    /** The job may be run under a power cap. */
    record AllowCaps() implements Change {}

    /** The job may end later than its hard deadline. */
    record LaterDeadline(Instant endsAt) implements Change {}

    /** The job is worth more than it costs. */
    record MoreValue(long valueMicro) implements Change {}

    /** Another residency policy, which admits the site. */
    record OtherPolicy(String policyId, String siteId) implements Change {}

    /**
     * A power domain has more.
     *
     * @param watts more, on the IT side
     */
    record MorePower(String domainId, long watts, Instant from, Instant to) implements Change {}

    /** A pool has more GPUs. */
    record MoreGpus(String poolId, long gpus, Instant from, Instant to) implements Change {}

    /**
     * The job waits for no other any more.
     *
     * @param jobIds those that it waits for
     */
    record GoWithout(List<String> jobIds) implements Change {

      public GoWithout {
        jobIds = List.copyOf(jobIds);
      }
    }

    /** The word for it. */
    default String word() {
      return getClass().getSimpleName();
    }
  }
}
