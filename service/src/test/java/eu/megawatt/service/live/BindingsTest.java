package eu.megawatt.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.document.InventoryReader;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Rules;
import eu.megawatt.scheduler.live.Work;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.nodes.NodeGpus;
import eu.megawatt.service.LiveFleet;
import eu.megawatt.service.NodesFleet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** GPUs of jobs that were handed over. */
final class BindingsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Inventory FLEET =
      InventoryReader.read(
          new ByteArrayInputStream(NodesFleet.document().getBytes(StandardCharsets.UTF_8)),
          Syntax.JSON);

  private final LiveScheduler scheduler =
      new LiveScheduler(
          World.of(LiveFleet.scenario(NOW)),
          Rules.STANDARD.toldWith(Rules.STANDARD.dispatchLead()),
          List.of(),
          0,
          NOW,
          List.of());
  private final Bindings bindings = new Bindings(new FleetNodes(() -> FLEET), Bindings.Kept.NONE);

  private void submit(String id, int gpus) {
    Job job =
        new Job(
            id,
            JobKind.BATCH,
            "acme",
            gpus,
            "any",
            Map.of("A", 2.0),
            Map.of("A", 200.0),
            LoadShape.FULL,
            false,
            NOW,
            Optional.empty(),
            false,
            0,
            1_000);
    assertThat(scheduler.submit(new Work(job, false, NOW), NOW).kept()).isPresent();
  }

  private BindingChanges settle(Reality.RunsOn... facts) {
    return bindings.settle(
        scheduler,
        new Bindings.News(scheduler.takeChanges(), List.of(facts), Optional.empty(), false),
        NOW);
  }

  private BindingChanges handOver() {
    var _ = scheduler.handOver(NOW);
    return settle();
  }

  private List<NodeGpus> of(String jobId) {
    return bindings.of(jobId).map(it -> it.in("pool")).orElse(List.of());
  }

  @Test
  void jobs_onlyPlanned_haveNothing() {
    submit("a", 8);
    assertThat(settle()).isEqualTo(BindingChanges.NONE);
    assertThat(bindings.count()).isZero();
  }

  @Test
  void job_handedOver_isGivenItsGpusOnceAndLosesThemWhenItEnds() {
    submit("a", 12);
    BindingChanges given = handOver();
    assertThat(given.bound()).singleElement().isEqualTo(bindings.of("a").orElseThrow());
    assertThat(of("a").stream().mapToInt(NodeGpus::count).sum()).isEqualTo(12);
    submit("b", 8);
    assertThat(handOver().bound()).extracting(Binding::jobId).containsExactly("b");
    assertThat(scheduler.began("a", NOW, NOW)).isPresent();
    assertThat(settle()).isEqualTo(BindingChanges.NONE);
    assertThat(scheduler.ended("a", NOW, NOW)).isPresent();
    assertThat(settle()).isEqualTo(BindingChanges.of(List.of(), List.of("a")));
    assertThat(bindings.count()).isEqualTo(1);
  }

  @Test
  void job_thatComesBack_losesItsGpus() {
    submit("a", 12);
    handOver();
    assertThat(scheduler.cameBack("a", NOW)).isPresent();
    assertThat(settle().freed()).containsExactly("a");
  }

  @Test
  void nodes_thatAJobReallyRunsOn_replaceWhatItWasGivenAndOthersGoElsewhere() {
    submit("a", 8);
    submit("b", 8);
    handOver();
    String its = of("a").getFirst().node();
    String others = of("b").getFirst().node();
    assertThat(its).isNotEqualTo(others);

    Reality.RunsOn real = new Reality.RunsOn("a", Map.of(others + ".here", 8), "seen");
    assertThat(isNews(real)).isTrue();
    BindingChanges after = settle(real);
    assertThat(after.bound()).extracting(Binding::jobId).containsExactly("a", "b");
    assertThat(of("a")).containsExactly(new NodeGpus(others, 0xff));
    assertThat(bindings.of("a").orElseThrow().isReal()).isTrue();
    assertThat(of("b").stream().mapToInt(NodeGpus::count).sum()).isEqualTo(8);
    assertThat(of("b")).noneMatch(it -> it.node().equals(others));
    assertThat(isNews(real)).as("told twice is told once").isFalse();
  }

  private boolean isNews(Reality.RunsOn fact) {
    return bindings.isNews(
        scheduler.job(fact.jobId()).orElseThrow(), fact, scheduler.world().basis(), NOW);
  }

  @Test
  void nodes_ofANameThatTheFleetDoesNotHave_areKeptAsTheyAreSaid() {
    submit("a", 8);
    handOver();
    settle(new Reality.RunsOn("a", Map.of("cloud-1", 8), "seen"));
    assertThat(of("a")).containsExactly(new NodeGpus("cloud-1", 0xff));
  }
}
