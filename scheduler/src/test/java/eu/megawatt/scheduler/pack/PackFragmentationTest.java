package eu.megawatt.scheduler.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The definition of the paper, counted out pod by pod. */
final class PackFragmentationTest {

  @Test
  void milli_ofOneNode_isWhatEachTypicalPodCannotUse() {
    Room room =
        Room.of(new Node("n", 8_000, 64_000, "T4", 2))
            .with(new Shape(2_000, 0, 1, 700, Set.of()), 1);
    Fragmentation ofOne = fragmentation(typical(1_000, 1, 500, Set.of()));

    assertThat(ofOne.milli(room)).isEqualTo(300);
    assertThat(fragmentation(typical(1_000, 1, 300, Set.of())).milli(room)).isZero();
    assertThat(fragmentation(typical(7_000, 1, 300, Set.of())).milli(room)).isEqualTo(1_300);
    assertThat(fragmentation(typical(1_000, 2, 1_000, Set.of())).milli(room)).isEqualTo(1_300);
    assertThat(fragmentation(typical(1_000, 0, 0, Set.of())).milli(room)).isEqualTo(1_300);
    assertThat(fragmentation(typical(1_000, 1, 300, Set.of("A10"))).milli(room)).isEqualTo(1_300);
  }

  @Test
  void milli_afterRandomPlacements_isTheDefinitionOnWhatIsLeft() {
    for (long seed = 0; seed < 200; seed++) {
      RandomPacking random = RandomPacking.of(seed);
      if (random.pods().isEmpty()) {
        continue;
      }
      List<TypicalPod> typical = TypicalPod.of(random.pods());
      Packing packing =
          Packing.of(
              random.nodes(), random.pods(), new FragmentationGradient(new Fragmentation(typical)));
      for (Node node : random.nodes()) {
        Room room = Room.of(node);
        List<Integer> left = new ArrayList<>();
        for (int gpu = 0; gpu < node.gpus(); gpu++) {
          left.add(1000);
        }
        int cpu = node.cpuMilli();
        for (Placement placement : packing.placements()) {
          if (placement.node().equals(node.name())) {
            long gpus = 0;
            for (GpuShare share : placement.gpus()) {
              gpus |= 1L << share.gpu();
              left.set(share.gpu(), left.get(share.gpu()) - share.milli());
            }
            cpu -= placement.pod().shape().cpuMilli();
            room = room.with(placement.pod().shape(), gpus);
          }
        }
        assertThat(new Fragmentation(typical).milli(room))
            .as("seed %d, %s", seed, node)
            .isCloseTo(defined(typical, node.model(), cpu, left), within(1e-6));
      }
    }
  }

  private static double defined(
      List<TypicalPod> typical, String model, int cpu, List<Integer> left) {
    double sum = 0;
    for (TypicalPod pod : typical) {
      long fitting = left.stream().filter(it -> it >= pod.gpuMilli()).count();
      boolean hasPlace =
          pod.gpus() > 0
              && pod.cpuMilli() <= cpu
              && fitting >= pod.gpus()
              && (pod.models().isEmpty() || pod.models().contains(model));
      for (int milli : left) {
        sum += !hasPlace || milli < pod.gpuMilli() ? pod.share() * milli : 0;
      }
    }
    return sum;
  }

  @Test
  void typical_ofAMix_coversNinetyFivePercentByFrequency() {
    Map<Integer, Integer> counts = new HashMap<>(Map.of(100, 60, 200, 30, 300, 6, 400, 4));
    List<Pod> pods = new ArrayList<>();
    counts.forEach(
        (milli, count) -> {
          for (int i = 0; i < count; i++) {
            pods.add(new Pod(milli + "-" + i, new Shape(0, i, 1, milli, Set.of())));
          }
        });

    assertThat(TypicalPod.of(pods))
        .extracting(TypicalPod::gpuMilli, TypicalPod::share)
        .containsExactly(tuple(100, 60 / 96.0), tuple(200, 30 / 96.0), tuple(300, 6 / 96.0));
  }

  private static Fragmentation fragmentation(TypicalPod pod) {
    return new Fragmentation(List.of(pod));
  }

  private static TypicalPod typical(int cpu, int gpus, int milli, Set<String> models) {
    return new TypicalPod(cpu, gpus, milli, models, 1);
  }
}
