package eu.megawatt.scheduler.live;

/** What has become of a job's waiting for others. */
public sealed interface Tie {

  /** It waits for those of them that have not ended. */
  record Holds() implements Tie {}

  /**
   * One of them has not ended as it should have, so it waits for good.
   *
   * @param jobId the first such
   * @param state what it is instead of done
   */
  record Broken(String jobId, String state) implements Tie {}

  /** Somebody has let it go without them. */
  record Released() implements Tie {}
}
