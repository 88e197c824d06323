package eu.megawatt.service.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.Await;
import eu.megawatt.service.RunningService;
import eu.megawatt.service.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens in a real Slurm behind the plan's back, and what the plan makes of it. */
final class SlurmDriftTest {

  private static final String SCRIPT = "#!/bin/sh\n[ \"$MEGAWATT_GPUS\" != 3 ] && exec sleep 600\n";

  @TempDir Path folder;

  private RunningService serve(SlurmLab lab) {
    SlurmSettings slurm =
        new SlurmSettings(
            lab.url(),
            SlurmLab.USER,
            new SlurmToken.InFile(lab.tokenFile()),
            SCRIPT,
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ZERO,
            SlurmPatience.USUAL);
    return RunningService.from(
        Settings.usual(folder.resolve("data"), Clock.tickMillis(ZoneOffset.UTC)).with(slurm));
  }

  private static String submit(RunningService running, int gpus, Instant deadline) {
    String key = "gpus-" + gpus;
    return running
        .admin()
        .post("/api/v1/jobs", LabFleet.job(gpus, 240, deadline), "Idempotency-Key", key)
        .json()
        .path("id")
        .asText();
  }

  private static String state(RunningService running, String id) {
    return running.admin().get("/api/v1/jobs/" + id).json().at("/status/state").asText();
  }

  private static void await(RunningService running, String id, String state) {
    Await.until(id + " to be " + state, () -> state(running, id).equals(state));
  }

  private static boolean needsSomebody(RunningService running, String jobId, String why) {
    for (JsonNode item : running.admin().get("/api/v1/fleet/summary").json().path("attention")) {
      if (item.path("kind").asText().equals("SlurmDiffers")
          && item.at("/subject/id").asText().equals(jobId)) {
        return item.path("message").asText().startsWith(why);
      }
    }
    return false;
  }

  private static Map<String, JsonNode> outages(RunningService running) {
    Map<String, JsonNode> outages = new TreeMap<>();
    for (JsonNode outage : running.admin().get("/api/v1/outages").json().path("items")) {
      outages.put(outage.path("id").asText(), outage);
    }
    return outages;
  }

  @Test
  void whatHappensInSlurm_isWhatThePlanKnows() {
    try (SlurmLab lab = SlurmLab.start();
        RunningService running = serve(lab)) {
      Instant first = Instant.now().plusSeconds(6);
      running.admin().planOn(LabFleet.document(first.minus(Duration.ofMinutes(1))));
      String endedThere = submit(running, 1, first);
      String takenBackHere = submit(running, 2, first);
      String failing = submit(running, 3, first);
      String onItsNode = submit(running, 4, first);
      for (String id : List.of(endedThere, takenBackHere, onItsNode)) {
        await(running, id, "Running");
      }
      await(running, failing, "Failed");
      Await.until(
          "somebody to be needed for what has failed there",
          () -> needsSomebody(running, failing, "Ended: FAILED in Slurm"));

      lab.run("scancel", "--name", "megawatt-" + endedThere);
      await(running, endedThere, "Cancelled");
      assertThat(running.admin().get("/api/v1/jobs/" + endedThere + "/events").text())
          .contains("somebody has ended it in Slurm");

      running
          .admin()
          .post("/api/v1/jobs/" + takenBackHere + "/cancellation", "{\"reason\":\"a test\"}");
      Await.until(
          "Slurm to end what was taken back here",
          () -> lab.run("squeue", "-h", "--name", "megawatt-" + takenBackHere).isEmpty());

      String node = lab.run("squeue", "-h", "--name", "megawatt-" + onItsNode, "-o", "%N");
      lab.run("scontrol", "update", "nodename=" + node, "state=drain", "reason=fan broken");
      String pool = node.equals("n1") || node.equals("n2") ? "east" : "west";
      String outage = "slurm-" + pool + "-" + node;
      Await.until("an outage of " + node, () -> outages(running).containsKey(outage));
      assertThat(outages(running).keySet())
          .containsExactlyInAnyOrder(outage, outage + "-" + onItsNode);
      JsonNode idle = Optional.ofNullable(outages(running).get(outage)).orElseThrow();
      assertThat(idle.path("gpuCount").asInt()).isEqualTo(4);
      assertThat(idle.path("reason").asText()).contains(node, "DRAIN", "fan broken");
      assertThat(state(running, onItsNode)).isEqualTo("Running");

      lab.run("scontrol", "update", "nodename=" + node, "state=resume");
      Await.until("all nodes to be back", () -> outages(running).isEmpty());
    }
  }
}
