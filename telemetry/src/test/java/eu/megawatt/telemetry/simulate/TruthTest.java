package eu.megawatt.telemetry.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.InventorySite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TruthTest {

  private static final Instant START = TestingFleets.START;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final SimulatedFleet fleet = TestingFleets.pocket(7);
  private final Truth truth = new Truth(fleet);

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  @Test
  void ofGpu_anySpan_isTheSumOfEveryMillisecond() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 40; round++) {
      SimulatedNode node = fleet.nodes().get(random.nextInt(fleet.nodes().size()));
      int gpu = random.nextInt(node.gpus());
      Instant from = at(random.nextLong(-DAY, 3 * DAY));
      Instant to = from.plusMillis(random.nextLong(30_000));

      assertThat(truth.ofGpu(node.gpuUuids().get(gpu), from, to))
          .isEqualTo(stepped(node, gpu, from.toEpochMilli(), to.toEpochMilli()));
    }
  }

  @Test
  void ofGpu_aroundTheStartAndEndOfJobs_isTheSumOfEveryMillisecond() {
    for (SimulatedJob job : fleet.jobs(START, at(DAY)).subList(0, 20)) {
      SimulatedNode node = fleet.node(job.nodeIds().getFirst());
      int gpu = node.gpuUuids().indexOf(job.gpuUuids().getFirst());
      for (Instant edge : List.of(job.startedAt(), job.endedAt())) {
        Instant from = edge.minusMillis(2_500);
        Instant to = edge.plusMillis(2_500);

        assertThat(truth.ofGpu(node.gpuUuids().get(gpu), from, to))
            .isEqualTo(stepped(node, gpu, from.toEpochMilli(), to.toEpochMilli()));
      }
    }
  }

  private static long stepped(SimulatedNode node, int gpu, long from, long to) {
    long sum = 0;
    for (long at = from; at < to; at++) {
      sum += node.gpuWattsAt(gpu, at);
    }
    return sum;
  }

  @Test
  void ofEverything_cutAnywhere_addsUpToTheMillijoule() {
    SplittableRandom random = new SplittableRandom(4);
    InventoryDomain grid = root();
    InventorySite site = fleet.inventory().site(grid.site());
    for (int round = 0; round < 30; round++) {
      Instant from = at(random.nextLong(2 * DAY));
      Instant to = from.plusMillis(random.nextLong(DAY));
      Instant cut = from.plusMillis(random.nextLong(1 + Duration.between(from, to).toMillis()));

      assertThat(truth.ofDomain(grid, from, to))
          .isEqualTo(truth.ofDomain(grid, from, cut) + truth.ofDomain(grid, cut, to));
      assertThat(truth.ofSite(site, from, to))
          .isEqualTo(truth.ofSite(site, from, cut) + truth.ofSite(site, cut, to));
      assertThat(truth.ofNode("pocket-n03", from, to))
          .isEqualTo(truth.ofNode("pocket-n03", from, cut) + truth.ofNode("pocket-n03", cut, to));
    }
  }

  @Test
  void ofNode_isItsGpusAndWhatItDrawsBesideThem() {
    SimulatedNode node = fleet.node("pocket-n01");
    Instant to = at(DAY);

    long gpus = node.gpuUuids().stream().mapToLong(uuid -> truth.ofGpu(uuid, START, to)).sum();
    long rest = node.baseMillijoules(START.toEpochMilli(), to.toEpochMilli());

    assertThat(truth.ofNode(node.id(), START, to)).isEqualTo(gpus + rest);
    assertThat((double) rest / Duration.ofDays(1).toMillis())
        .isCloseTo(node.node().base().watts(), within(0.02 * node.node().base().watts()));
  }

  @Test
  void ofDomain_isItsNodesAndItsLosses() {
    InventoryDomain grid = root();
    Instant to = at(DAY);

    long nodes = fleet.nodes().stream().mapToLong(node -> truth.ofNode(node.id(), START, to)).sum();
    double expected = nodes;
    for (InventoryDomain domain = someLeaf(); ; domain = parent(domain)) {
      expected *= 1 + domain.unmeteredRatio();
      if (domain.parent().isEmpty()) {
        break;
      }
    }

    assertThat((double) truth.ofDomain(grid, START, to)).isCloseTo(expected, within(10.0));
  }

  private InventoryDomain root() {
    return fleet.inventory().domains().values().stream()
        .filter(domain -> domain.parent().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private InventoryDomain someLeaf() {
    return fleet
        .inventory()
        .domainsOf(fleet.inventory().racks().values().iterator().next())
        .getFirst();
  }

  private InventoryDomain parent(InventoryDomain domain) {
    return fleet.inventory().domain(domain.parent().orElseThrow());
  }

  @Test
  void ofDomain_theTwoFeedsOfAPair_carryHalfEachToTheMillijoule() {
    Instant to = at(12_345_678);
    long first = truth.ofDomain(fleet.inventory().domain("pocket/pdu-a"), START, to);
    long second = truth.ofDomain(fleet.inventory().domain("pocket/pdu-b"), START, to);

    assertThat(first - second).isBetween(-10L, 10L);
  }

  @Test
  void jobs_ofADay_neverShareAGpuAndNeverBreakAnothersTime() {
    List<SimulatedJob> jobs = fleet.jobs(START, at(DAY));

    assertThat(jobs).hasSizeGreaterThan(50);
    for (SimulatedNode node : fleet.nodes()) {
      for (String uuid : node.gpuUuids()) {
        List<SimulatedJob> onIt = new ArrayList<>(jobs);
        onIt.removeIf(job -> !job.gpuUuids().contains(uuid));
        onIt.sort(Comparator.comparing(SimulatedJob::startedAt));
        for (int next = 1; next < onIt.size(); next++) {
          assertThat(onIt.get(next).startedAt()).isAfterOrEqualTo(onIt.get(next - 1).endedAt());
        }
      }
    }
  }

  @Test
  void ofJob_cutToASpan_isOfItsGpusWhileItRan() {
    Instant to = at(DAY);
    SimulatedJob job =
        fleet.jobs(START, to).stream()
            .filter(it -> it.startedAt().isAfter(START) && it.endedAt().isBefore(to))
            .max(Comparator.comparingInt(it -> it.gpuUuids().size()))
            .orElseThrow();
    Instant middle = job.startedAt().plusMillis(777);

    long whole =
        job.gpuUuids().stream()
            .mapToLong(uuid -> truth.ofGpu(uuid, job.startedAt(), job.endedAt()))
            .sum();

    assertThat(truth.ofJob(job, START, to)).isEqualTo(whole);
    assertThat(truth.ofJob(job, START, middle) + truth.ofJob(job, middle, to)).isEqualTo(whole);
  }

  @Test
  void watts_ofAnyGpu_stayWithinWhatItsModelCanDo() {
    SplittableRandom random = new SplittableRandom(6);
    for (int round = 0; round < 20_000; round++) {
      SimulatedNode node = fleet.nodes().get(random.nextInt(fleet.nodes().size()));
      GpuModel model = fleet.inventory().gpuModelOf(node.node());

      assertThat(
              (double)
                  node.gpuWattsAt(
                      random.nextInt(node.gpus()), at(random.nextLong(7 * DAY)).toEpochMilli()))
          .isBetween(Math.floor(model.idle().watts()) - 1, model.rated().watts());
    }
  }

  @Test
  void fleet_ofOneSeed_isTheSameInWhateverOrderItIsAsked() {
    SimulatedFleet again = TestingFleets.pocket(7);
    Truth backwards = new Truth(again);
    InventoryDomain grid = root();
    List<Instant> instants = List.of(at(DAY), at(5_000), at(9 * DAY), at(-DAY), at(60_000));

    for (Instant instant : instants.reversed()) {
      backwards.ofDomain(grid, START, instant);
    }
    for (Instant instant : instants) {
      assertThat(backwards.ofDomain(grid, START, instant))
          .isEqualTo(new Truth(TestingFleets.pocket(7)).ofDomain(grid, START, instant));
    }
    assertThat(again.jobs(START, at(DAY))).isEqualTo(fleet.jobs(START, at(DAY)));
  }

  @Test
  void fleet_ofAnotherSeed_isAnother() {
    assertThat(TestingFleets.pocket(8).jobs(START, at(DAY)))
        .isNotEqualTo(fleet.jobs(START, at(DAY)));
  }

  @Test
  void gpuSince_anyInstants_isWhatTheSpanHolds() {
    SplittableRandom random = new SplittableRandom(8);
    SimulatedNode node = fleet.nodes().getFirst();
    for (int round = 0; round < 200; round++) {
      long from = at(random.nextInt(3) * DAY / 2).toEpochMilli();
      long to = from + random.nextLong(DAY);

      assertThat(node.gpuSince(0, from, to)).isEqualTo(node.gpuMillijoules(0, from, to));
    }
  }

  @Test
  void node_outOfService_takesNothing() {
    Instant from = at(DAY / 2);
    Instant to = at(DAY);
    SimulatedFleet withAGuest = TestingFleets.withAGuest(from, to);
    Truth itsTruth = new Truth(withAGuest);

    assertThat(itsTruth.ofNode("pocket-n05", START, from)).isZero();
    assertThat(itsTruth.ofNode("pocket-n05", to, at(2 * DAY))).isZero();
    assertThat(itsTruth.ofNode("pocket-n05", START, at(2 * DAY)))
        .isPositive()
        .isEqualTo(itsTruth.ofNode("pocket-n05", from, to));
  }

  @Test
  void ofGpu_unknown_isRefusedByName() {
    assertThatThrownBy(() -> truth.ofGpu("GPU-0", START, at(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GPU-0");
  }
}
