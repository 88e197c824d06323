package eu.megawatt.service.slurm;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a Slurm is reached and what it is given.
 *
 * @param url of slurmrestd
 * @param user whose jobs they are
 * @param script what each job runs
 * @param partitions by pool; a pool that is not there is called as its partition
 * @param powerFeature how features begin that stand for power caps, such as {@code cap} for {@code
 *     cap70}; empty where nodes have none
 * @param reservation that all jobs run in
 * @param poll between one look at Slurm and the next
 * @param timeout of a request
 * @param lead how long before it begins Slurm has a job
 * @param freeze how long before it begins a job is not moved without need
 */
public record SlurmSettings(
    URI url,
    String user,
    SlurmToken token,
    String script,
    Map<String, String> partitions,
    Optional<String> powerFeature,
    Optional<String> reservation,
    Duration poll,
    Duration timeout,
    Duration lead,
    Duration freeze,
    SlurmPatience patience) {

  /** Looking is work for slurmctld, which its manual asks to be spared; tests look more often. */
  public static final Duration USUAL_POLL = Duration.ofSeconds(10);

  /** Twice what slurmrestd waits for slurmctld. */
  public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(20);

  public SlurmSettings {
    partitions = Map.copyOf(partitions);
    String scheme = String.valueOf(url.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
      throw new IllegalArgumentException(
          "%s is no address of slurmrestd. Maybe http://HOST:6820".formatted(url));
    }
    if (!user.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("\"%s\" is no name of a user of Slurm".formatted(user));
    }
    if (!script.startsWith("#!")) {
      throw new IllegalArgumentException(
          "What jobs of Slurm run does not begin with \"#!\". Maybe with #!/bin/sh");
    }
    require(poll, "The poll of Slurm");
    require(timeout, "The timeout of Slurm");
    if (lead.isNegative() || freeze.isNegative()) {
      throw new IllegalArgumentException(
          "The lead and the freeze of Slurm must be 0 or more, not %s and %s"
              .formatted(lead, freeze));
    }
  }

  private static void require(Duration time, String what) {
    if (time.compareTo(Duration.ofMillis(100)) < 0 || time.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(what + " must be 0.1 s to 1 h, not " + time);
    }
  }

  String partition(String poolId) {
    return partitions.getOrDefault(poolId, poolId);
  }

  Optional<String> feature(double powerCap) {
    return powerFeature.map(it -> it + Math.round(powerCap * 100));
  }
}
