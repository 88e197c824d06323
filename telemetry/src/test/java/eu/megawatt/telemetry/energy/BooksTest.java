package eu.megawatt.telemetry.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import eu.megawatt.fleet.job.JobKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BooksTest {

  @Test
  void of_gpuOfOneJob_isTheJobsWithItsPlacesPartOfTheRest() {
    MeteredNode node = node(4, Map.of("g0", even(0, 100, 1_000)), even(0, 100, 403));

    NodeBook book = Books.of(node, List.of(gpus("j", 0, 50, "g0")), 0, 100);

    // Half of the time: 500 of the GPU, and of the rest's 201 the first of four places' 51.
    assertThat(book.jobs())
        .containsEntry(
            "j",
            new Used(
                JobKind.TRAINING,
                Share.of(Method.COUNTER, 500, 50),
                Share.of(Method.COUNTER, 51, 13),
                63));
    assertThat(book.idle().millijoules()).isEqualTo(500);
    assertThat(book.unassigned().millijoules()).isEqualTo(352);
  }

  @Test
  void of_gpuSharedByThree_isSplitEquallyWithTheRemainderToTheFirst() {
    MeteredNode node = node(1, Map.of("g0", even(0, 100, 1_000)), EnergyCurve.of(List.of()));

    NodeBook book =
        Books.of(
            node,
            List.of(gpus("c", 0, 100, "g0"), gpus("a", 0, 100, "g0"), gpus("b", 0, 100, "g0")),
            0,
            100);

    assertThat(book.jobs().values().stream().map(it -> it.total().millijoules()))
        .containsExactly(334L, 333L, 333L);
    assertThat(book.idle()).isEqualTo(Share.NONE);
  }

  @Test
  void of_wholeNode_isAllTheJobs() {
    MeteredNode node = node(8, Map.of("g0", even(0, 100, 1_000)), even(0, 100, 77));

    NodeBook book = Books.of(node, List.of(nodes("j", 0, 100, "n")), 0, 100);

    assertThat(book.jobs().firstEntry().getValue().total()).isEqualTo(book.node());
    assertThat(book.jobs().firstEntry().getValue().expectedMillis()).isEqualTo(900);
    assertThat(book.node().millijoules()).isEqualTo(1_077);
  }

  @Test
  void of_sameGpuTwiceInOneJob_countsOnce() {
    MeteredNode node = node(1, Map.of("g0", even(0, 100, 1_000)), even(0, 100, 10));

    NodeBook book =
        Books.of(node, List.of(gpus("j", 0, 100, "g0"), nodes("j", 0, 100, "n")), 0, 100);

    assertThat(book.jobs().firstEntry().getValue().total())
        .isEqualTo(Share.of(Method.COUNTER, 1_010, 200));
  }

  @Test
  void allocation_thatEndsBeforeItBegins_isRefusedByName() {
    assertThatThrownBy(() -> gpus("j-17", 10, 10, "g0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("j-17");
  }

  @Test
  void balance_nodesBelowTheMeter_isUnmetered() {
    assertThat(Balance.of(90, OptionalLong.of(100)))
        .isEqualTo(new Balance(90, OptionalLong.of(100), 10, 0));
  }

  @Test
  void balance_nodesAboveTheMeter_isASignedDisagreement() {
    assertThat(Balance.of(110, OptionalLong.of(100)))
        .isEqualTo(new Balance(110, OptionalLong.of(100), 0, -10));
  }

  @Test
  void balance_withoutAMeter_claimsNothing() {
    assertThat(Balance.of(110, OptionalLong.empty()))
        .isEqualTo(new Balance(110, OptionalLong.empty(), 0, 0));
  }

  @Test
  void of_thousandsOfFleets_conservesEachMillijouleAndMillisecond() {
    for (int seed = 0; seed < 4_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      MeteredNode node = randomNode(random);
      List<Allocation> allocations = randomAllocations(random, node);
      long from = random.nextLong(-100, 900);
      long to = from + random.nextLong(1, 1_000);

      NodeBook book = Books.of(node, allocations, from, to);

      Share expected = node.rest().between(from, to);
      for (EnergyCurve gpu : node.gpus().values()) {
        expected = expected.plus(gpu.between(from, to));
      }
      assertThat(book.node()).as("seed %d", seed).isEqualTo(expected);
    }
  }

  /** The oracle: each millisecond by itself, in exact fractions. */
  @Test
  void of_smallFleets_isWithinRoundingOfTheMillisecondByMillisecondAccount() {
    for (int seed = 0; seed < 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      MeteredNode node = randomNode(random);
      List<Allocation> allocations = randomAllocations(random, node);
      Map<String, Double> expected = new TreeMap<>();
      for (long at = 0; at < 1_000; at++) {
        accumulate(node, allocations, at, expected);
      }

      NodeBook book = Books.of(node, allocations, 0, 1_000);

      // Each of the at most 13 pieces of each of the at most 16 parts is off by less than 1 a
      // level.
      for (Map.Entry<String, Used> job : book.jobs().entrySet()) {
        assertThat((double) job.getValue().total().millijoules())
            .as("seed %d, %s", seed, job.getKey())
            .isCloseTo(expected.getOrDefault(job.getKey(), 0.0), offset(13 * 16 * 2.0));
      }
    }
  }

  private static void accumulate(
      MeteredNode node, List<Allocation> allocations, long at, Map<String, Double> into) {
    int place = 0;
    for (Map.Entry<String, EnergyCurve> gpu : node.gpus().entrySet()) {
      give(energyAt(gpu.getValue(), at), holders(node, gpu.getKey(), allocations, at), into);
      give(
          energyAt(node.rest(), at) / node.places(),
          holders(node, gpu.getKey(), allocations, at),
          into);
      place++;
    }
    for (; place < node.places(); place++) {
      give(energyAt(node.rest(), at) / node.places(), holders(node, "", allocations, at), into);
    }
  }

  private static double energyAt(EnergyCurve curve, long at) {
    for (Segment segment : curve.segments()) {
      if (segment.fromMillis() <= at && at < segment.toMillis()) {
        return (double) segment.millijoules() / (segment.toMillis() - segment.fromMillis());
      }
    }
    return 0;
  }

  private static Set<String> holders(
      MeteredNode node, String uuid, List<Allocation> allocations, long at) {
    Set<String> holders = new HashSet<>();
    for (Allocation it : allocations) {
      boolean isActive =
          it.from().toEpochMilli() <= at
              && it.to().map(end -> at < end.toEpochMilli()).orElse(true);
      if (isActive && (it.nodeIds().contains(node.id()) || it.gpuUuids().contains(uuid))) {
        holders.add(it.jobId());
      }
    }
    return holders;
  }

  private static void give(double energy, Set<String> holders, Map<String, Double> into) {
    for (String job : holders) {
      into.merge(job, energy / holders.size(), Double::sum);
    }
  }

  private static MeteredNode randomNode(SplittableRandom random) {
    int places = random.nextInt(1, 9);
    Map<String, EnergyCurve> gpus = new TreeMap<>();
    for (int i = random.nextInt(places + 1); i > 0; i--) {
      gpus.put("g" + i, randomCurve(random));
    }
    return node(places, gpus, randomCurve(random));
  }

  private static EnergyCurve randomCurve(SplittableRandom random) {
    List<Segment> segments = new ArrayList<>();
    long at = random.nextLong(200);
    while (at < 1_000) {
      long end = at + random.nextLong(1, 300);
      Method method = List.of(Method.values()).get(random.nextInt(3));
      segments.add(new Segment(at, end, random.nextLong(1_000_000), method));
      at = end + random.nextLong(2) * random.nextLong(50);
    }
    return EnergyCurve.of(segments);
  }

  private static List<Allocation> randomAllocations(SplittableRandom random, MeteredNode node) {
    List<Allocation> allocations = new ArrayList<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      String job = "j" + random.nextInt(4);
      int from = random.nextInt(900);
      int to = from + random.nextInt(1, 500);
      List<String> uuids = List.copyOf(node.gpus().keySet());
      if (random.nextInt(4) == 0 || uuids.isEmpty()) {
        allocations.add(nodes(job, from, to, random.nextInt(3) == 0 ? "other" : "n"));
      } else {
        allocations.add(gpus(job, from, to, uuids.get(random.nextInt(uuids.size()))));
      }
    }
    return allocations;
  }

  private static MeteredNode node(int places, Map<String, EnergyCurve> gpus, EnergyCurve rest) {
    return new MeteredNode("n", places, gpus, rest);
  }

  private static EnergyCurve even(long from, long to, long millijoules) {
    return EnergyCurve.of(List.of(new Segment(from, to, millijoules, Method.COUNTER)));
  }

  private static Allocation gpus(String job, long from, long to, String uuid) {
    return new Allocation(
        job, "t", JobKind.TRAINING, Set.of(uuid), Set.of(), at(from), Optional.of(at(to)));
  }

  private static Allocation nodes(String job, long from, long to, String node) {
    return new Allocation(
        job, "t", JobKind.TRAINING, Set.of(), Set.of(node), at(from), Optional.of(at(to)));
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
