package eu.megawatt.service.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.scheduler.live.Outage;
import eu.megawatt.service.live.Reality;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** GPUs that the fleet counts on and Slurm does not have. */
final class NodeOutagesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final SlurmSettings SETTINGS =
      new SlurmSettings(
          URI.create("http://controller:6820"),
          "megawatt",
          new SlurmToken.Given("a.b.c"),
          "#!/bin/sh",
          Map.of("oslo/h100", "oslo"),
          Optional.empty(),
          Optional.empty(),
          SlurmSettings.USUAL_POLL,
          SlurmSettings.USUAL_TIMEOUT,
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          SlurmPatience.USUAL);

  private static SlurmNode node(String name, String... states) {
    return new SlurmNode(name, List.of("oslo"), 8, Set.of(states), "");
  }

  private static SlurmJob others(String node, int gpus) {
    return new SlurmJob(
        9,
        "theirs",
        "alice",
        "oslo",
        "RUNNING",
        "",
        "",
        "",
        Optional.of(NOW),
        Optional.empty(),
        Map.of(node, gpus),
        0);
  }

  private static List<Outage> of(int planned, List<SlurmNode> nodes, List<SlurmJob> jobs) {
    Reality.Handed plan =
        new Reality.Handed(Map.of(), Map.of("oslo/h100", planned, "bergen/h100", 8));
    return new NodeOutages(SETTINGS, NOW).of(plan, nodes, jobs);
  }

  private static Outage outage(String what, int gpus, String reason) {
    return new Outage(
        "slurm-oslo/h100-" + what,
        "oslo/h100",
        gpus,
        NOW,
        Instant.MAX,
        reason,
        Optional.of(what).filter(it -> it.matches("n\\d")));
  }

  @Test
  void nodes_thatAreAllThere_areNoOutage() {
    assertThat(of(16, List.of(node("n1", "IDLE"), node("n2", "MIXED", "PLANNED")), List.of()))
        .isEmpty();
  }

  @Test
  void nodes_thatSlurmctldHasNotHeardOfSinceItBegan_areNoOutage() {
    assertThat(of(16, List.of(node("n1", "UNKNOWN"), node("n2", "MIXED")), List.of())).isEmpty();
    assertThat(of(8, List.of(node("n1", "UNKNOWN", "DRAIN")), List.of()))
        .containsExactly(outage("n1", 8, "n1: DRAIN+UNKNOWN"));
  }

  @Test
  void nodes_thatAreDownOrNotThere_takeTheirGpusOut() {
    assertThat(of(24, List.of(node("n1", "IDLE"), node("n2", "DOWN")), List.of()))
        .containsExactly(
            outage("missing", 8, "Slurm has 16 GPUs in oslo/h100"), outage("n2", 8, "n2: DOWN"));
  }

  @Test
  void gpus_thatSomebodyElseUses_areNotThere() {
    assertThat(of(8, List.of(node("n1", "MIXED")), List.of(others("n1", 3))))
        .containsExactly(outage("others", 3, "jobs of others in Slurm use 3 GPUs"));
    assertThat(of(8, List.of(node("n1", "DRAIN")), List.of(others("n1", 3))))
        .as("they are not counted twice")
        .containsExactly(outage("n1", 8, "n1: DRAIN"));
  }
}
