package eu.megawatt.service.cli;

import eu.megawatt.service.slurm.SlurmPatience;
import eu.megawatt.service.slurm.SlurmSettings;
import eu.megawatt.service.slurm.SlurmToken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a Slurm that runs what the current plan has. */
final class SlurmOptions {

  @Option(
      names = "--slurm",
      paramLabel = "URL",
      description = {
        "Have a Slurm run the current plan's jobs, through its slurmrestd there; see",
        "docs/slurm.md. Without it the plan is kept and nothing is started."
      })
  private Optional<URI> url = Optional.empty();

  @Option(
      names = "--slurm-user",
      paramLabel = "NAME",
      description = "With --slurm: whose jobs they are in Slurm.")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--slurm-token-file",
      paramLabel = "FILE",
      description = {
        "With --slurm: the user's token (JWT), read anew for each request, so that it may be",
        "renewed at any time (default: " + SlurmToken.VARIABLE + ", which cannot)."
      })
  private Optional<Path> tokenFile = Optional.empty();

  @Option(
      names = "--slurm-script",
      paramLabel = "FILE",
      description = {
        "With --slurm: what every job runs; MEGAWATT_JOB_ID says which it is, see",
        "docs/slurm.md."
      })
  private Optional<Path> script = Optional.empty();

  @Option(
      names = "--slurm-partition",
      paramLabel = "POOL=PARTITION",
      description = {
        "With --slurm: the partition that a pool is; may be given several times. Other pools",
        "are called as their partitions."
      })
  private Map<String, String> partitions = Map.of();

  @Option(
      names = "--slurm-power-feature",
      paramLabel = "WORD",
      description = {
        "With --slurm: jobs ask for nodes with a feature for their power cap, which is WORD",
        "and its percent, such as cap70 (default: they do not)."
      })
  private Optional<String> powerFeature = Optional.empty();

  @Option(
      names = "--slurm-reservation",
      paramLabel = "NAME",
      description = "With --slurm: the reservation that all jobs run in (default: none).")
  private Optional<String> reservation = Optional.empty();

  @Option(
      names = "--slurm-poll",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = LengthOfTime.class,
      description =
          "With --slurm: how often it is looked at, 1s to 1h (default: ${DEFAULT-VALUE}).")
  private Duration poll = SlurmSettings.USUAL_POLL;

  @Option(
      names = "--slurm-lead",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = LengthOfTime.class,
      description = {
        "With --slurm: how long before it begins Slurm gets a job, with that beginning",
        "(default: ${DEFAULT-VALUE})."
      })
  private Duration lead = Duration.ofMinutes(5);

  @Option(
      names = "--slurm-freeze",
      paramLabel = "TIME",
      defaultValue = "30m",
      converter = LengthOfTime.class,
      description = {
        "With --slurm: how long before it begins a job is not moved without need",
        "(default: ${DEFAULT-VALUE})."
      })
  private Duration freeze = Duration.ofMinutes(30);

  @Option(
      names = "--slurm-settle",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = LengthOfTime.class,
      description = {
        "With --slurm: how long is waited until what a submission without an answer has led",
        "to is looked for (default: ${DEFAULT-VALUE})."
      })
  private Duration settle = SlurmPatience.USUAL.settle();

  @Option(
      names = "--slurm-late",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = LengthOfTime.class,
      description = {
        "With --slurm: how long after its beginning a job that does not run is planned anew",
        "(default: ${DEFAULT-VALUE})."
      })
  private Duration late = SlurmPatience.USUAL.late();

  @Option(
      names = "--slurm-stop-lead",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = LengthOfTime.class,
      description = {
        "With --slurm: how long before the end of its run a job that still runs gets more time,",
        "or is ended where there is no room for that (default: ${DEFAULT-VALUE})."
      })
  private Duration stopLead = SlurmPatience.USUAL.stopLead();

  /**
   * What they say; empty without --slurm.
   *
   * @throws IllegalArgumentException where something is missing or wrong
   */
  Optional<SlurmSettings> settings(Optional<String> tokenInVariable) {
    return url.map(it -> settings(it, tokenInVariable));
  }

  private SlurmSettings settings(URI at, Optional<String> tokenInVariable) {
    SlurmToken token =
        SlurmToken.of(tokenFile, tokenInVariable)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--slurm needs a token. Maybe --slurm-token-file FILE, with what scontrol"
                            + " token username=NAME says, or "
                            + SlurmToken.VARIABLE));
    token.require();
    return new SlurmSettings(
        at,
        user.orElseThrow(() -> missing("--slurm-user NAME")),
        token,
        read(script.orElseThrow(() -> missing("--slurm-script FILE"))),
        partitions,
        powerFeature,
        reservation,
        poll,
        SlurmSettings.USUAL_TIMEOUT,
        lead,
        freeze,
        new SlurmPatience(settle, late, stopLead, SlurmPatience.USUAL.minJobAge()));
  }

  private static IllegalArgumentException missing(String option) {
    return new IllegalArgumentException("--slurm needs %s as well".formatted(option));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--slurm-script %s cannot be read: %s".formatted(file, e), e);
    }
  }
}
