package eu.megawatt.scheduler.live;

import java.util.List;
import java.util.Optional;

/**
 * A better plan, as far as a search could see.
 *
 * @param revision of the plan that it began with
 * @param gainMicro what it saves, in micro-euro, what moved starts cost already taken off
 * @param seed of the search
 */
public record Proposal(long revision, List<Step> steps, long gainMicro, long seed) {

  public Proposal {
    steps = List.copyOf(steps);
  }

  /**
   * Another place for a job.
   *
   * @param from empty where it waits
   */
  public record Step(String jobId, Optional<Run> from, Run to) {}
}
