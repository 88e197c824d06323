package eu.megawatt.scheduler.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small random cases, counted again from the placements alone. */
final class PackerOracleTest {

  private static final int CASES = 150;

  /** What has been taken of a node. */
  private static final class Taken {
    final Node node;
    long cpuMilli;
    long memoryMib;
    final Map<Integer, Integer> gpuMilli = new HashMap<>();

    Taken(Node node) {
      this.node = node;
    }
  }

  @ParameterizedTest
  @EnumSource(PackingPolicy.class)
  void place_manyRandomCases_keepsEveryLimitAndLeavesOutOnlyWhatFitsNowhere(PackingPolicy policy) {
    for (long seed = 0; seed < CASES; seed++) {
      RandomPacking random = RandomPacking.of(seed);
      Packing packing =
          Packing.of(random.nodes(), random.pods(), policy.policy(random.nodes(), random.pods()));
      check(random, packing, "seed " + seed);
    }
  }

  private static void check(RandomPacking random, Packing packing, String what) {
    List<Taken> books = random.nodes().stream().map(Taken::new).toList();
    long allocated = 0;
    List<String> leftOut = new ArrayList<>();
    for (Pod pod : random.pods()) {
      Optional<Placement> placement =
          packing.placements().stream().filter(it -> it.pod().equals(pod)).findFirst();
      if (placement.isEmpty()) {
        leftOut.add(pod.name());
        assertThat(books)
            .as("%s: %s fits nowhere", what, pod)
            .noneMatch(it -> fits(it, pod.shape()));
        continue;
      }
      String name = placement.get().node();
      Taken taken =
          books.stream().filter(it -> it.node.name().equals(name)).findFirst().orElseThrow();
      take(taken, pod.shape(), placement.get().gpus(), what);
      allocated += (long) pod.shape().gpus() * pod.shape().gpuMilli();
    }
    assertThat(packing.unplaced()).as(what).extracting(Pod::name).isEqualTo(leftOut);
    long all = random.nodes().stream().mapToLong(it -> it.gpus() * 1000L).sum();
    assertThat(packing.allocatedGpuPercent()).isEqualTo(all == 0 ? 0 : 100.0 * allocated / all);
  }

  private static void take(Taken taken, Shape shape, List<GpuShare> shares, String what) {
    taken.cpuMilli += shape.cpuMilli();
    taken.memoryMib += shape.memoryMib();
    assertThat(taken.cpuMilli).as(what).isLessThanOrEqualTo(taken.node.cpuMilli());
    assertThat(taken.memoryMib).as(what).isLessThanOrEqualTo(taken.node.memoryMib());
    assertThat(shares).as(what).hasSize(shape.gpus());
    if (shape.gpus() > 0 && !shape.models().isEmpty()) {
      assertThat(shape.models()).as(what).contains(taken.node.model());
    }
    Set<Integer> different = new HashSet<>();
    for (GpuShare share : shares) {
      assertThat(share.gpu()).as(what).isBetween(0, taken.node.gpus() - 1);
      assertThat(different.add(share.gpu())).as(what).isTrue();
      assertThat(share.milli()).as(what).isEqualTo(shape.gpuMilli());
      int sum = taken.gpuMilli.merge(share.gpu(), share.milli(), Integer::sum);
      assertThat(sum).as(what).isLessThanOrEqualTo(1000);
      if (shape.gpus() > 1) {
        assertThat(sum).as("%s: a whole GPU of several", what).isEqualTo(1000);
      }
    }
  }

  private static boolean fits(Taken taken, Shape shape) {
    Node node = taken.node;
    int open = shape.gpus();
    for (int gpu = 0; gpu < node.gpus(); gpu++) {
      open -= 1000 - taken.gpuMilli.getOrDefault(gpu, 0) >= shape.gpuMilli() ? 1 : 0;
    }
    boolean isModel =
        shape.gpus() == 0 || shape.models().isEmpty() || shape.models().contains(node.model());
    return open <= 0
        && isModel
        && node.cpuMilli() - taken.cpuMilli >= shape.cpuMilli()
        && node.memoryMib() - taken.memoryMib >= shape.memoryMib();
  }

  /** Everything worked out anew for every node and pod, nothing kept. */
  @ParameterizedTest
  @EnumSource(PackingPolicy.class)
  void place_manyRandomCases_placesAsIfNothingWereRemembered(PackingPolicy name) {
    for (long seed = 0; seed < CASES; seed++) {
      RandomPacking random = RandomPacking.of(seed);
      Policy policy = name.policy(random.nodes(), random.pods());
      List<Node> nodes = random.nodes().stream().sorted(Comparator.comparing(Node::name)).toList();
      Packer packer = new Packer(random.nodes(), policy);
      List<Room> rooms = new ArrayList<>(nodes.stream().map(Room::of).toList());
      for (Pod pod : random.pods()) {
        double least = Double.POSITIVE_INFINITY;
        int best = -1;
        Set<Integer> gpus = Set.of();
        for (int node = 0; node < nodes.size(); node++) {
          for (Set<Integer> some : choices(rooms.get(node), pod.shape(), policy)) {
            double cost =
                policy.cost(
                    policy.worth(rooms.get(node)),
                    policy.worth(rooms.get(node).with(pod.shape(), bits(some))));
            if (cost < least) {
              least = cost;
              best = node;
              gpus = some;
            }
          }
        }
        Optional<Placement> placement = packer.place(pod);
        assertThat(placement.map(Placement::node))
            .as("seed %d, %s", seed, pod)
            .isEqualTo(best < 0 ? Optional.empty() : Optional.of(nodes.get(best).name()));
        if (best >= 0) {
          Set<Integer> chosen = new HashSet<>();
          placement.orElseThrow().gpus().forEach(it -> chosen.add(it.gpu()));
          assertThat(chosen).as("seed %d, %s", seed, pod).isEqualTo(gpus);
          rooms.set(best, rooms.get(best).with(pod.shape(), bits(gpus)));
        }
      }
    }
  }

  private static List<Set<Integer>> choices(Room room, Shape shape, Policy policy) {
    List<Integer> fitting = new ArrayList<>();
    for (int gpu = 0; gpu < room.gpus(); gpu++) {
      if (room.gpuMilli(gpu) >= shape.gpuMilli()) {
        fitting.add(gpu);
      }
    }
    if (!room.hosts(shape) || fitting.size() < shape.gpus()) {
      return List.of();
    }
    if (!shape.isShare()) {
      return List.of(Set.copyOf(fitting.subList(0, shape.gpus())));
    }
    return policy.shareChoice() == Policy.ShareChoice.CHEAPEST
        ? fitting.stream().map(Set::of).toList()
        : fitting.stream().min(Comparator.comparingInt(room::gpuMilli)).map(Set::of).stream()
            .toList();
  }

  private static long bits(Set<Integer> gpus) {
    return gpus.stream().mapToLong(it -> 1L << it).sum();
  }
}
