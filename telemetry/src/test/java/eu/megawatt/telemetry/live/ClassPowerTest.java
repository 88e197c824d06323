package eu.megawatt.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.sample.EntityKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose work the power of a site is. */
final class ClassPowerTest {

  private static final long NOW = Scene.START.toEpochMilli();
  private static final List<JobKind> KINDS = List.of(JobKind.values());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void classes_randomFleetAndAllocations_equalBruteForce(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 5; round++) {
      Inventory inventory = TestingFleet.random(random);
      List<BruteForce.Said> said = LivePowerTest.samples(inventory, random);
      List<Allocation> inForce = allocations(inventory, random);
      LivePower live = LivePowerTest.live(inventory, said, random);
      live.use(Holdings.of(1, List.of()));
      live.look();
      live.use(Holdings.of(2, inForce));
      BruteForce plain = new BruteForce(inventory, said, NOW);

      LiveView view = live.look();

      assertThat(view.holdings()).isEqualTo(2);
      assertEqual(view, new PlainClasses(inventory, plain, inForce));
    }
  }

  private static void assertEqual(LiveView view, PlainClasses plain) {
    for (LiveSite site : view.sites()) {
      assertThat(site.classes().idleMilliwatts()).isEqualTo(plain.idle(site.site()));
      long sum = site.classes().idleMilliwatts();
      for (JobKind kind : KINDS) {
        long milliwatts = site.classes().of(kind);
        // A milliwatt is lost where a GPU or a rest is divided, which is seldom a whole number.
        assertThat((double) milliwatts)
            .as("%s of %s", kind, site.site().id())
            .isCloseTo(
                plain.of(site.site(), kind), within(1.0 + site.gpuCount() + site.nodeCount()));
        sum += milliwatts;
      }
      assertThat(sum).isBetween(0L, site.itMilliwatts().orElse(0));
    }
  }

  /** Up to eight jobs with some GPUs, some nodes or both; some have the same. */
  private static List<Allocation> allocations(Inventory inventory, RandomGenerator random) {
    List<Allocation> all = new ArrayList<>();
    int jobs = random.nextInt(9);
    for (int job = 0; job < jobs; job++) {
      Set<String> gpus = new HashSet<>();
      Set<String> nodes = new HashSet<>();
      for (Node node : inventory.nodes().values()) {
        if (random.nextInt(10) == 0) {
          nodes.add(node.id());
        }
        node.gpuUuids().stream().filter(_ -> random.nextInt(5) == 0).forEach(gpus::add);
      }
      all.add(allocation("job-" + job, KINDS.get(random.nextInt(KINDS.size())), gpus, nodes));
    }
    return all;
  }

  private static Allocation allocation(
      String job, JobKind kind, Set<String> gpus, Set<String> nodes) {
    return new Allocation(job, "acme", kind, gpus, nodes, Scene.START, Optional.empty());
  }

  private static Inventory oneNode(int gpus) {
    return new TestingFleet()
        .site("s", Optional.of(1.2))
        .domain("grid", "s", "", "", Measures.IT, 100_000, 0)
        .rack("r", "s", "grid")
        .node("n", "r", gpus)
        .inventory();
  }

  private static ClassPower classes(Scene scene) {
    return scene.live.look().sites().getFirst().classes();
  }

  @Test
  void gpuOfTwoJobs_ofTwoClasses_isHalfOfEach() {
    Scene scene = new Scene(oneNode(2));
    scene.live.use(
        Holdings.of(
            1,
            List.of(
                allocation("a", JobKind.TRAINING, Set.of("GPU-n-0"), Set.of()),
                allocation("b", JobKind.BATCH, Set.of("GPU-n-0"), Set.of()))));

    ClassPower classes = classes(scene.gpus("n", 500).says(EntityKind.NODE, "n", 1_400));

    // 500 W of the GPU and half of the 400 W beside the two are the jobs'.
    assertThat(classes.idleMilliwatts()).isEqualTo(500_000);
    assertThat(classes.milliwatts())
        .isEqualTo(
            Map.of(
                JobKind.TRAINING, 350_000L,
                JobKind.BATCH, 350_000L,
                JobKind.FINE_TUNING, 0L,
                JobKind.INFERENCE, 0L));
  }

  @Test
  void wholeNodeWithoutGpuReadings_givesAllOfItsSensorToItsJob() {
    Scene scene = new Scene(oneNode(8));
    scene.live.use(
        Holdings.of(1, List.of(allocation("a", JobKind.INFERENCE, Set.of(), Set.of("n")))));

    ClassPower classes = classes(scene.says(EntityKind.NODE, "n", 6_000));

    assertThat(classes.milliwatts()).containsEntry(JobKind.INFERENCE, 6_000_000L);
    assertThat(classes.idleMilliwatts()).isZero();
  }

  @Test
  void silentNode_ofAJob_isAnEstimateAndNobodys() {
    Scene scene = new Scene(oneNode(2));
    scene.live.use(
        Holdings.of(1, List.of(allocation("a", JobKind.TRAINING, Set.of(), Set.of("n")))));

    ClassPower classes = classes(scene.gpus("n", 500).pass(60));

    assertThat(classes.milliwatts()).containsEntry(JobKind.TRAINING, 0L);
    assertThat(classes.idleMilliwatts()).isZero();
  }

  @Test
  void gpuThatANodeAdopted_countsForItsJobWithItsPlace() {
    Inventory named = oneNode(2);
    Node it = named.node("n");
    Node unnamed =
        new Node(
            it.id(),
            it.rack(),
            it.gpuModel(),
            2,
            List.of(),
            it.rated(),
            it.base(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    Scene scene =
        new Scene(
            Inventory.of(
                "test",
                named.sites().values(),
                named.halls().values(),
                named.gpuModels().values(),
                named.domains().values(),
                named.racks().values(),
                List.of(unnamed),
                List.of()));
    scene.live.use(
        Holdings.of(1, List.of(allocation("a", JobKind.BATCH, Set.of("GPU-x"), Set.of()))));
    scene.directory.adopt("GPU-x", "n");
    scene.directory.adopt("GPU-y", "n");

    ClassPower classes =
        classes(
            scene
                .says(EntityKind.GPU, "GPU-x", 300)
                .says(EntityKind.GPU, "GPU-y", 100)
                .says(EntityKind.NODE, "n", 1_000));

    assertThat(classes.milliwatts()).containsEntry(JobKind.BATCH, 600_000L);
    assertThat(classes.idleMilliwatts()).isEqualTo(100_000);
  }
}
