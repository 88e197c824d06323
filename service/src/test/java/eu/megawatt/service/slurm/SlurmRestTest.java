package eu.megawatt.service.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.service.Await;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real slurmrestd, spoken to. */
final class SlurmRestTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static SlurmLab lab;
  private static SlurmRest rest;

  @BeforeAll
  static void start() {
    lab = SlurmLab.start();
    rest = new SlurmRest(lab.url(), SlurmLab.USER, new SlurmToken.InFile(lab.tokenFile()), TIMEOUT);
  }

  @AfterAll
  static void stop() {
    if (rest != null) {
      rest.close();
    }
    if (lab != null) {
      lab.close();
    }
  }

  private static SlurmRequest request(String jobId, String partition, int gpus, Instant begin) {
    return new SlurmRequest(
        new Mark(jobId, 1),
        0.7,
        partition,
        SlurmRequest.Gang.of(gpus, 8),
        begin,
        Duration.ofMinutes(2),
        Optional.of("cap70"),
        Optional.empty(),
        "#!/bin/sh\nexec sleep \"$SECONDS_TO_RUN\"\n",
        Map.of("SECONDS_TO_RUN", "1"));
  }

  private static Optional<SlurmJob> job(String jobId) {
    return rest.jobs().stream()
        .filter(it -> it.mark().filter(mark -> mark.jobId().equals(jobId)).isPresent())
        .findFirst();
  }

  private static SlurmJob await(String jobId, SlurmJob.Stage stage) {
    return Await.present(
        jobId + " to be " + stage, () -> job(jobId).filter(it -> it.stage() == stage));
  }

  @Test
  void version_ofDebian12_isFoundBehindTheNewerOnes() {
    assertThat(rest.version()).isEqualTo(Adapter.V0_0_38);
  }

  @Test
  void gang_largerThanANode_runsOnTwoNodesFromItsBeginAndSaysWhoItIs() {
    Instant begin = Instant.now().plusSeconds(3);
    long id = rest.submit(request("job-gang", "west", 12, begin));

    SlurmJob running = await("job-gang", SlurmJob.Stage.RUNNING);

    assertThat(running.id()).isEqualTo(id);
    assertThat(running.comment()).isEqualTo("megawatt:job-gang:1 power-cap=70%");
    assertThat(running.partition()).isEqualTo("west");
    assertThat(running.gpusByNode()).isEqualTo(Map.of("n3", 6, "n4", 6));
    assertThat(running.start().orElseThrow())
        .isBetween(begin.minusSeconds(1), begin.plusSeconds(3));
    await("job-gang", SlurmJob.Stage.COMPLETED);
  }

  @Test
  void job_thatWaits_takesAnotherBeginAndCanBeTakenBack() {
    Instant late = Instant.now().plus(Duration.ofHours(1));
    long id = rest.submit(request("job-waits", "east", 4, late.plusSeconds(600)));

    rest.begin(id, late);
    rest.comment(id, new Mark("job-waits", 1).comment(1));

    SlurmJob waiting = job("job-waits").orElseThrow();
    assertThat(waiting.stage()).isEqualTo(SlurmJob.Stage.WAITING);
    assertThat(waiting.comment()).endsWith("power-cap=100%");
    assertThat(lab.run("scontrol", "show", "job", Long.toString(id)))
        .contains("Features=cap70", "Requeue=0", "TresPerNode=gres:gpu:4");
    assertThat(lab.run("squeue", "-h", "-j", Long.toString(id), "-o", "%S"))
        .isEqualTo(lab.run("date", "-d", "@" + late.getEpochSecond(), "+%Y-%m-%dT%H:%M:%S"));
    rest.cancel(id);
    await("job-waits", SlurmJob.Stage.CANCELLED);
  }

  @Test
  void partition_thatIsNotThere_isRefusedWithSlurmsReason() {
    assertThatThrownBy(() -> rest.submit(request("job-lost", "nowhere", 4, Instant.now())))
        .isInstanceOf(SlurmRefusedException.class)
        .hasMessageContaining("Invalid partition name specified (2000)");
    assertThat(job("job-lost")).isEmpty();
  }

  @Test
  void job_thatIsNotThere_cannotBeTakenBack() {
    assertThatThrownBy(() -> rest.cancel(4_000_000))
        .isInstanceOf(SlurmRefusedException.class)
        .hasMessageContaining("Invalid job id specified (2017)");
  }

  @Test
  void node_thatIsDrained_isNotUsableAndSaysWhy() {
    lab.run("scontrol", "update", "nodename=n2", "state=drain", "reason=fan broken");

    SlurmNode node =
        rest.nodes().stream().filter(it -> it.name().equals("n2")).findFirst().orElseThrow();

    assertThat(node.gpus()).isEqualTo(8);
    assertThat(node.partitions()).isEqualTo(List.of("east"));
    assertThat(node.states()).isEqualTo(Set.of("IDLE", "DRAIN"));
    assertThat(node.isUsable()).isFalse();
    assertThat(node.isGone()).isFalse();
    assertThat(node.complaint()).isEqualTo("DRAIN, fan broken");
    lab.run("scontrol", "update", "nodename=n2", "state=resume");
  }

  @Test
  void token_renewedInItsFile_countsAtOnce() throws Exception {
    Path file = Files.writeString(lab.folder().resolve("other-token"), "not.a.token\n");
    try (SlurmRest other =
        new SlurmRest(lab.url(), SlurmLab.USER, new SlurmToken.InFile(file), TIMEOUT)) {
      assertThatThrownBy(other::jobs).isInstanceOf(SlurmException.class);

      Files.writeString(file, lab.token(SlurmLab.USER));

      assertThat(other.nodes()).hasSize(4);
    }
  }

  @Test
  void port_thatNobodyListensOn_isUnreachable() {
    try (SlurmRest nobody =
        new SlurmRest(URI.create("http://127.0.0.1:9"), "x", new SlurmToken.Given("x"), TIMEOUT)) {
      assertThatThrownBy(nobody::jobs)
          .isInstanceOf(SlurmUnreachableException.class)
          .hasMessageContaining("http://127.0.0.1:9");
      assertThat(nobody.failureCount()).isEqualTo(1);
    }
  }
}
