package eu.megawatt.service.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.Await;
import eu.megawatt.service.Caller;
import eu.megawatt.service.Reply;
import eu.megawatt.service.cli.Spawned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        echo end >>%1$s/$MEGAWATT_JOB_ID
        """
            .formatted(ran, RUN_SECONDS));
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
          first = Instant.now().plusSeconds(12).truncatedTo(ChronoUnit.SECONDS);
          caller.planOn(LabFleet.document(first.minus(Duration.ofMinutes(2))));
          submit(caller, first.plus(Duration.ofMinutes(1)));
          awaitWrittenDown(lab, caller, first);
          lab.kill("slurmctld");
          lab.startSlurmctld();
          lab.run("scontrol", "update", "nodename=n4", "state=drain", "reason=fan broken");
          drained = Instant.now();
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
          awaitAllDone(caller);
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
    for (JsonNode job : caller.get("/api/v1/jobs?pageSize=100").json().path("items")) {
      String startsAt = job.at("/status/placement/startsAt").asText();
      if (!startsAt.isEmpty() && Instant.parse(startsAt).equals(at)) {
        ids.add(job.path("id").asText());
      }
    }
    return ids;
  }

  /** A slurmctld that is killed before it has written down what runs begins it once more. */
  private static void awaitWrittenDown(SlurmLab lab, Caller caller, Instant first) {
    Path state = lab.folder().resolve("state").resolve("job_state");
    try (SlurmRest rest = rest(lab)) {
      Await.until(
          "what begins first to run, and slurmctld to have written that down",
          () -> {
            Map<String, Instant> starts = new TreeMap<>();
            for (SlurmJob job : rest.jobs()) {
              if (job.stage() == SlurmJob.Stage.RUNNING
                  || job.stage() == SlurmJob.Stage.COMPLETED) {
                starts.put(job.mark().orElseThrow().jobId(), job.start().orElseThrow());
              }
            }
            return !starts.isEmpty()
                && starts.keySet().containsAll(begunAt(caller, first))
                && writtenAt(state).isAfter(Collections.max(starts.values()).plusSeconds(1));
          });
    }
  }

  private static Instant writtenAt(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SlurmRest rest(SlurmLab lab) {
    return new SlurmRest(
        lab.url(), SlurmLab.USER, new SlurmToken.InFile(lab.tokenFile()), Duration.ofSeconds(10));
  }

  /** As long as something goes on: what came back is planned anew, a minute later or two. */
  private void awaitAllDone(Caller caller) {
    Map<String, Integer> states = statesOf(caller);
    while (states.getOrDefault("Done", 0) < JOBS) {
      Map<String, Integer> before = states;
      Await.until("jobs to go on from " + before, () -> !statesOf(caller).equals(before));
      states = statesOf(caller);
    }
  }

  private Map<String, Integer> statesOf(Caller caller) {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode job : caller.get("/api/v1/jobs?pageSize=100").json().path("items")) {
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
    assertThat(inSlurm).containsOnlyKeys(gpus.keySet());
    for (String id : gpus.keySet()) {
      assertThat(Files.readString(ran.resolve(id))).as(id).isEqualTo("begin\nend\n");
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
