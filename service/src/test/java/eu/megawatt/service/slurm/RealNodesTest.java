package eu.megawatt.service.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.live.Work;
import eu.megawatt.service.live.Reality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On which nodes Slurm has our jobs. */
final class RealNodesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Instant END = NOW.plus(Duration.ofHours(1));
  private static final Submission SUBMISSION =
      new Submission(
          new Mark("job-1", 2),
          Optional.of(7L),
          new Stint("west", 1, NOW, END),
          NOW,
          Optional.of(NOW),
          Optional.empty());

  private static SlurmJob job(String state, int attempt, Map<String, Integer> gpus) {
    return new SlurmJob(
        7,
        "megawatt-job-1",
        "daemon",
        "west",
        state,
        "",
        "megawatt:job-1:%d power-cap=100%%".formatted(attempt),
        "",
        Optional.of(NOW),
        Optional.of(END),
        gpus,
        0);
  }

  private static List<Reality.Fact> of(SlurmJob job) {
    Job asked =
        new Job(
            "job-1",
            JobKind.BATCH,
            "acme",
            8,
            "any",
            Map.of("A", 1.0),
            Map.of("A", 600.0),
            LoadShape.FULL,
            false,
            NOW,
            Optional.empty(),
            false,
            0,
            100);
    LiveJob live =
        new LiveJob(
            new Work(asked, false, NOW),
            new JobState.Running(Run.of("west", 1, NOW, END), NOW),
            0,
            1);
    Reality.Handed plan = new Reality.Handed(Map.of("job-1", live), Map.of("west", 16));
    return RealNodes.of(List.of(SUBMISSION), plan, List.of(job));
  }

  @Test
  void job_atWork_isToldWithItsNodes() {
    Map<String, Integer> gpus = Map.of("n3", 4, "n4", 4);
    assertThat(of(job("RUNNING", 2, gpus)))
        .containsExactly(new Reality.RunsOn("job-1", gpus, "Slurm has it on n3, n4"));
  }

  @Test
  void job_thatWaitsOrIsOfAnEarlierAttempt_isNotTold() {
    assertThat(of(job("PENDING", 2, Map.of("n3", 4)))).isEmpty();
    assertThat(of(job("RUNNING", 1, Map.of("n3", 4)))).isEmpty();
    assertThat(of(job("RUNNING", 2, Map.of()))).isEmpty();
  }
}
