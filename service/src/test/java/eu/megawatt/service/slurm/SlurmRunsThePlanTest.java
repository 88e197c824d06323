package eu.megawatt.service.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.Await;
import eu.megawatt.service.Caller;
import eu.megawatt.service.Reply;
import eu.megawatt.service.cli.Spawned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forty jobs through Megawatt on four real nodes, while one node is drained, slurmctld is killed
 * and started again, and Megawatt is killed after Slurm has got a job and before it could write
 * that down.
 */
final class SlurmRunsThePlanTest {

  private static final int JOBS = 40;
  private static final int RUN_SECONDS = 15;

  /** How much later than planned a job may begin: slurmctld looks once a second. */
  private static final Duration PUNCTUAL = Duration.ofSeconds(5);

  /** Time for forty jobs to be submitted, on a machine that has other work. */
  private static final Duration UNTIL_THE_FIRST = Duration.ofSeconds(25);

  /**
   * A file that jobs wait for before they end: a slurmctld that is killed before it has written an
   * end down takes the job for one at work ever after.
   */
  private static final String MAY_END = "may-end";

  @TempDir Path folder;

  /** What each job has, by its id. */
  private final Map<String, Integer> gpus = new LinkedHashMap<>();

  private Spawned megawatt(SlurmLab lab, KillingProxy proxy, Path script) {
    return Spawned.megawatt(
        folder,
        "serve",
        "--port",
        "0",
        "--data",
        folder.resolve("data").toString(),
        "--slurm",
        proxy.url().toString(),
        "--slurm-user",
        SlurmLab.USER,
        "--slurm-token-file",
        lab.tokenFile().toString(),
        "--slurm-script",
        script.toString(),
        "--slurm-poll",
        "1s",
        "--slurm-lead",
        "35s",
        "--slurm-freeze",
        "0s",
        "--slurm-settle",
        "3s",
        "--slurm-late",
        "30s",
        "--slurm-stop-lead",
        "10s");
  }

  private Caller caller() throws IOException {
    Path data = folder.resolve("data");
    return Caller.withToken(
        Files.readString(data.resolve("address")).strip(),
        Files.readString(data.resolve("admin-token")).strip());
  }

  private static Path folderForAll(SlurmLab lab) throws IOException {
    Path ran = Files.createDirectory(lab.folder().resolve("ran"));
    return Files.setPosixFilePermissions(ran, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  private Path script(Path ran) throws IOException {
    return Files.writeString(
        folder.resolve("script"),
        """
        #!/bin/sh
        echo begin >>%1$s/$MEGAWATT_JOB_ID
        sleep %2$d
        until [ -e %1$s/%3$s ]; do sleep 0.1; done
        echo end >>%1$s/$MEGAWATT_JOB_ID
        """
            .formatted(ran, RUN_SECONDS, MAY_END));
  }

  @Test
  void fortyJobs_throughKillsAndADrainedNode_runOnceWhereAndWhenPlanned() throws Exception {
    try (SlurmLab lab = SlurmLab.start();
        KillingProxy proxy = KillingProxy.before(lab.url())) {
      Path ran = folderForAll(lab);
      Path script = script(ran);
      Instant first;
      Instant drained;
      try (Spawned megawatt = megawatt(lab, proxy, script)) {
        megawatt.awaitOut("ready after");
        try (Caller caller = caller()) {
          first = Instant.now().plus(UNTIL_THE_FIRST).truncatedTo(ChronoUnit.SECONDS);
          caller.planOn(LabFleet.document(first.minus(Duration.ofMinutes(2))));
          submit(caller, first.plus(Duration.ofMinutes(1)));
          awaitWrittenDown(lab, caller, first);
          lab.kill("slurmctld");
          lab.startSlurmctld();
          lab.run("scontrol", "update", "nodename=n4", "state=drain", "reason=fan broken");
          drained = Instant.now();
          Files.createFile(ran.resolve(MAY_END));
          proxy.arm(3, megawatt::kill);
          Await.until("Megawatt to be killed after a submission", proxy::hasKilled);
        }
      }
      try (Spawned megawatt = megawatt(lab, proxy, script)) {
        megawatt.awaitOut("ready after");
        try (Caller caller = caller()) {
          Await.until(
              "the second minute's jobs to begin",
              () -> statesOf(caller).getOrDefault("Running", 0) > 0);
          awaitAllDone(lab, caller);
          judge(lab, caller, ran, drained);
          assertThat(metric(caller, "megawatt_slurm_found")).isPositive();
        }
      }
    }
  }

  private void submit(Caller caller, Instant deadline) {
    for (int job = 0; job < JOBS; job++) {
      int its = job < 3 ? 2 : 1;
      Reply reply =
          caller.post(
              "/api/v1/jobs",
              LabFleet.job(its, RUN_SECONDS + 2, deadline),
              "Idempotency-Key",
              "job-" + job);
      assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
      gpus.put(reply.json().path("id").asText(), its);
    }
  }

  /** Jobs that the plan has begin at an instant, as it stands now: the search may move them. */
  private static Set<String> begunAt(Caller caller, Instant at) {
    Set<String> ids = new TreeSet<>();
    for (JsonNode job : jobs(caller)) {
      String startsAt = job.at("/status/placement/startsAt").asText();
      if (!startsAt.isEmpty() && Instant.parse(startsAt).equals(at)) {
        ids.add(job.path("id").asText());
      }
    }
    return ids;
  }

  /**
   * A slurmctld that is killed before it has written down what runs begins it once more. A word in
   * a comment is not written down before what was there when it came.
   */
  private static void awaitWrittenDown(SlurmLab lab, Caller caller, Instant first) {
    String word = "all-run";
    long any = awaitAllRun(lab, caller, first);
    lab.run("scontrol", "update", "jobid=" + any, "admincomment=" + word);
    Path state = lab.folder().resolve("state").resolve("job_state");
    Await.until("slurmctld to have written down what runs", () -> has(state, word));
  }

  /** Slurm's number of one of those that begin first, once all of them run. */
  private static long awaitAllRun(SlurmLab lab, Caller caller, Instant first) {
    try (SlurmRest rest = rest(lab)) {
      return Await.present(
          "what begins first to run",
          () -> {
            Map<String, Long> running = new TreeMap<>();
            for (SlurmJob job : rest.jobs()) {
              if (job.stage() == SlurmJob.Stage.RUNNING) {
                running.put(job.mark().orElseThrow().jobId(), job.id());
              }
            }
            return running.keySet().containsAll(begunAt(caller, first))
                ? running.values().stream().findFirst()
                : Optional.empty();
          });
    }
  }

  private static boolean has(Path file, String word) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(word);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SlurmRest rest(SlurmLab lab) {
    return new SlurmRest(
        lab.url(), SlurmLab.USER, new SlurmToken.InFile(lab.tokenFile()), Duration.ofSeconds(10));
  }

  /** As long as something goes on: what came back is planned anew, a minute later or two. */
  private static void awaitAllDone(SlurmLab lab, Caller caller) {
    Map<String, Integer> states = statesOf(caller);
    while (states.getOrDefault("Done", 0) < JOBS) {
      if (states.containsKey("Failed") || states.containsKey("Cancelled")) {
        throw new AssertionError(
            "%s%nSlurm has:%n%s".formatted(endedOtherwise(caller), inSlurm(lab)));
      }
      Map<String, Integer> before = states;
      states =
          Await.present(
              "jobs to go on from " + before,
              () -> Optional.of(statesOf(caller)).filter(it -> !it.equals(before)));
    }
  }

  /** Which jobs have not done their work, and why. */
  private static String endedOtherwise(Caller caller) {
    StringJoiner said = new StringJoiner("\n");
    for (JsonNode job : jobs(caller)) {
      JsonNode status = job.path("status");
      if (Set.of("Failed", "Cancelled").contains(status.path("state").asText())) {
        said.add(
            "%s is %s: %s"
                .formatted(
                    job.path("id").asText(),
                    status.path("state").asText(),
                    status.path("cause").asText()));
      }
    }
    return said.toString();
  }

  private static String inSlurm(SlurmLab lab) {
    return lab.run("squeue", "-a", "-t", "all", "-o", "%k %i %P %T %r %S %e %N");
  }

  private static JsonNode jobs(Caller caller) {
    return caller.get("/api/v1/jobs?pageSize=100").json().path("items");
  }

  private static Map<String, Integer> statesOf(Caller caller) {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode job : jobs(caller)) {
      counts.merge(job.at("/status/state").asText(), 1, Integer::sum);
    }
    return counts;
  }

  private static double metric(Caller caller, String name) {
    return caller
        .get("/observe/metrics")
        .text()
        .lines()
        .filter(it -> it.startsWith(name))
        .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
        .sum();
  }

  private void judge(SlurmLab lab, Caller caller, Path ran, Instant drained) throws IOException {
    Map<String, SlurmJob> inSlurm = new HashMap<>();
    try (SlurmRest rest = rest(lab)) {
      for (SlurmJob job : rest.jobs()) {
        if (job.stage() == SlurmJob.Stage.COMPLETED) {
          inSlurm.put(job.mark().orElseThrow().jobId(), job);
        }
      }
    }
    assertThat(inSlurm).as(() -> inSlurm(lab)).containsOnlyKeys(gpus.keySet());
    for (String id : gpus.keySet()) {
      assertThat(Files.readString(ran.resolve(id)))
          .as(() -> "%s, of%n%s".formatted(id, inSlurm(lab)))
          .isEqualTo("begin\nend\n");
      JsonNode placement = caller.get("/api/v1/jobs/" + id).json().at("/status/placement");
      SlurmJob job = Optional.ofNullable(inSlurm.get(id)).orElseThrow();
      Instant planned = Instant.parse(placement.path("startsAt").asText());
      assertThat(job.partition()).as(id).isEqualTo(placement.path("poolId").asText());
      assertThat(job.start().orElseThrow()).as(id).isBetween(planned, planned.plus(PUNCTUAL));
      if (job.nodes().contains("n4")) {
        assertThat(job.start().orElseThrow()).as(id).isBefore(drained);
      }
    }
    assertThat(inSlurm.values()).anyMatch(it -> it.nodes().contains("n4"));
    noSitePassesItsLimit(inSlurm);
  }

  private void noSitePassesItsLimit(Map<String, SlurmJob> jobs) {
    for (String site : List.of("east", "west")) {
      Map<Instant, Integer> changes = new TreeMap<>();
      for (Map.Entry<String, Integer> its : gpus.entrySet()) {
        SlurmJob job = Optional.ofNullable(jobs.get(its.getKey())).orElseThrow();
        if (job.partition().equals(site)) {
          int watts = its.getValue() * (LabFleet.AT_WORK_W - LabFleet.IDLE_W);
          changes.merge(job.start().orElseThrow(), watts, Integer::sum);
          changes.merge(job.end().orElseThrow(), -watts, Integer::sum);
        }
      }
      int drawn = LabFleet.GPUS * LabFleet.IDLE_W;
      int most = drawn;
      for (int change : changes.values()) {
        drawn += change;
        most = Math.max(most, drawn);
      }
      assertThat(most).as(site).isBetween(drawn + 1, LabFleet.LIMIT_W);
    }
  }
}
