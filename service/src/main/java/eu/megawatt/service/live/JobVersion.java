package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Sha256;
import java.util.List;
import java.util.Optional;

/**
 * Which version of a job somebody has looked at: a fingerprint of what was asked and of where it
 * stands. Estimates and reasons are not in it, since they change as time passes and other jobs
 * come.
 */
public final class JobVersion {

  private static final int LENGTH = 20;

  private JobVersion() {}

  /**
   * Looks whether an open job is as somebody saw it.
   *
   * @throws StaleException where it is not
   */
  static void check(Expectation expected, Turn turn, LiveJob job) {
    if (expected.version().isPresent()) {
      JobView now =
          JobView.of(
              job,
              Optional.empty(),
              List.of(),
              turn.scheduler().world().basis(),
              new Slips(), // what is only estimated does not count
              turn.now());
      expected.check("Job " + job.id(), Optional.of(of(now)), true);
    }
  }

  /** The version of a job. */
  public static String of(JobView job) {
    JobView.Status status = job.status();
    JobView known =
        new JobView(
            job.id(),
            Optional.empty(),
            job.tenant(),
            job.submittedAt(),
            job.spec(),
            new JobView.Status(
                status.state(),
                status.since(),
                status.revision(),
                status.placement(),
                Optional.empty(),
                Optional.empty(),
                status.pin(),
                status.tie(),
                status.cause(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            Optional.empty());
    return Sha256.hex(Json.bytes(known)).substring(0, LENGTH);
  }
}
