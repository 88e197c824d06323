package eu.megawatt.kernels.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.kernels.suite.Measure;
import eu.megawatt.kernels.verdict.FleetTest.Peers;
import eu.megawatt.kernels.verdict.FleetTest.Reached;
import eu.megawatt.kernels.verdict.FleetTest.Slow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;

/** 20 fleets of 512 nodes with 20 blocks each, judged by the rules of the research and by ours. */
final class FleetTestTest {

  private static final int FLEETS = 20;

  /** Shares of healthy nodes flagged, and of those found that lack 5 and 10 %. */
  private record Found(double healthy, double five, double ten) {}

  @Test
  void combinedRule_atOnePercentNoise_flagsNoHealthyNodesAndFindsSlowOnes() {
    Found found = over(0.01, FleetTestTest::combined);
    assertThat(found.healthy()).isLessThanOrEqualTo(0.001);
    assertThat(found.ten()).isGreaterThanOrEqualTo(0.99);
    assertThat(found.five()).isGreaterThanOrEqualTo(0.80);
  }

  @Test
  void combinedRule_atThreePercentNoise_flagsNoHealthyNodesAndFindsSlowOnes() {
    Found found = over(0.03, FleetTestTest::combined);
    assertThat(found.healthy()).isLessThanOrEqualTo(0.001);
    assertThat(found.ten()).isGreaterThanOrEqualTo(0.99);
    assertThat(found.five()).isGreaterThanOrEqualTo(0.50);
  }

  /** The table of the research, rule by rule, within what its fleets and ours may differ by. */
  @Test
  void rulesOfTheResearch_behaveAsItsTableSays() {
    Found single = over(0.01, FleetTestTest::singleValue);
    assertThat(single.healthy()).isBetween(0.0, 0.05);
    assertThat(single.five()).isBetween(0.37, 0.57);
    Found pooled = over(0.01, FleetTestTest::pooledMannWhitney);
    assertThat(pooled.healthy()).isGreaterThan(0.20);
    assertThat(pooled.ten()).isGreaterThan(0.99);
    Found contract = over(0.01, FleetTestTest::contractAlone);
    assertThat(contract.healthy()).isLessThan(0.001);
    assertThat(contract.five()).isBetween(0.05, 0.30);
    Found nodes = over(0.01, FleetTestTest::nodeMedians);
    assertThat(nodes.healthy()).isLessThan(0.001);
    assertThat(nodes.five()).isBetween(0.75, 0.95);
  }

  @Test
  void combinedRule_beatsEachRuleOfTheResearch() {
    for (double noise : new double[] {0.01, 0.03}) {
      Found ours = over(noise, FleetTestTest::combined);
      Found nodes = over(noise, FleetTestTest::nodeMedians);
      Found contract = over(noise, FleetTestTest::contractAlone);
      assertThat(ours.five()).as("at %s", noise).isGreaterThanOrEqualTo(nodes.five());
      assertThat(ours.five()).as("at %s", noise).isGreaterThan(contract.five());
      assertThat(ours.ten()).as("at %s", noise).isGreaterThanOrEqualTo(contract.ten());
      assertThat(over(noise, FleetTestTest::singleValue).healthy())
          .as("at %s", noise)
          .isGreaterThan(10 * ours.healthy());
      assertThat(over(noise, FleetTestTest::pooledMannWhitney).healthy())
          .as("at %s", noise)
          .isGreaterThan(10 * ours.healthy());
    }
  }

  @Test
  void slower_fewerThanTwentyPeers_areNotTested() {
    assertThat(FleetTest.slower(List.of(peers(19, 0.5)))).isEmpty();
    assertThat(FleetTest.slower(List.of(peers(20, 0.5))))
        .extracting(Slow::node)
        .containsExactly("n0");
  }

  @Test
  void slower_lessThanTwoPercent_isLeftHoweverSure() {
    assertThat(FleetTest.slower(List.of(peers(200, 0.985)))).isEmpty();
    assertThat(FleetTest.slower(List.of(peers(200, 0.97)))).hasSize(1);
  }

  @Test
  void slower_fleetWithoutAnySpread_findsTheOneThatDiffers() {
    List<Reached> alike =
        IntStream.range(0, 30).mapToObj(i -> new Reached("n" + i, i == 0 ? 0.9 : 1)).toList();
    assertThat(FleetTest.slower(List.of(new Peers("gemm", alike)))).hasSize(1);
  }

  @Test
  void slower_inAnyOrder_isTheSame() {
    List<Reached> peers = new ArrayList<>(peers(100, 0.9).peers());
    Set<Slow> before = FleetTest.slower(List.of(new Peers("gemm", peers)));
    Collections.shuffle(peers, new Random(1));
    assertThat(FleetTest.slower(List.of(new Peers("gemm", peers)))).isEqualTo(before).hasSize(1);
  }

  private static Peers peers(int count, double first) {
    return new Peers(
        "gemm",
        IntStream.range(0, count)
            .mapToObj(i -> new Reached("n" + i, i == 0 ? first : 1 + 0.001 * (i % 7 - 3)))
            .toList());
  }

  private static Found over(double noise, Function<List<SimulatedFleet.Node>, Set<Integer>> rule) {
    double[] nodes = new double[3];
    double[] flagged = new double[3];
    for (int seed = 0; seed < FLEETS; seed++) {
      List<SimulatedFleet.Node> fleet = new SimulatedFleet(seed, noise, 20).nodes();
      Set<Integer> found = rule.apply(fleet);
      for (int i = 0; i < fleet.size(); i++) {
        int kind = kind(fleet.get(i).missing());
        if (kind >= 0) {
          nodes[kind]++;
          flagged[kind] += found.contains(i) ? 1 : 0;
        }
      }
    }
    return new Found(flagged[0] / nodes[0], flagged[1] / nodes[1], flagged[2] / nodes[2]);
  }

  private static int kind(double missing) {
    return missing == 0 ? 0 : missing == 0.05 ? 1 : missing == 0.10 ? 2 : -1;
  }

  /** Ours: the contract, or slower than the peers. */
  private static Set<Integer> combined(List<SimulatedFleet.Node> fleet) {
    Set<Integer> found = new HashSet<>(byFleet(fleet, Medians::hodgesLehmann));
    found.addAll(contractAlone(fleet));
    return found;
  }

  private static Set<Integer> nodeMedians(List<SimulatedFleet.Node> fleet) {
    return byFleet(fleet, Medians::median);
  }

  private static Set<Integer> byFleet(
      List<SimulatedFleet.Node> fleet, Function<double[], Double> middle) {
    List<Reached> reached =
        IntStream.range(0, fleet.size())
            .mapToObj(i -> new Reached(String.valueOf(i), middle.apply(fleet.get(i).runs())))
            .toList();
    return FleetTest.slower(List.of(new Peers("gemm", reached))).stream()
        .map(it -> Integer.valueOf(it.node()))
        .collect(Collectors.toSet());
  }

  /** Less than the margin, and surely: what the contract calls degraded or failed. */
  private static Set<Integer> contractAlone(List<SimulatedFleet.Node> fleet) {
    return those(
        fleet,
        it -> {
          Verdict verdict =
              Contract.judge(it.runs(), Measure.GIGABYTES, Promise.of(1, "baseline")).verdict();
          return verdict == Verdict.DEGRADED || verdict == Verdict.FAIL;
        });
  }

  /** One value under 95 % of the baseline. */
  private static Set<Integer> singleValue(List<SimulatedFleet.Node> fleet) {
    return those(fleet, it -> it.runs()[0] < 0.95);
  }

  /** Each node's runs against a sample of all nodes' runs, at 5 %. */
  private static Set<Integer> pooledMannWhitney(List<SimulatedFleet.Node> fleet) {
    double[] pool = fleet.stream().limit(200).mapToDouble(it -> it.runs()[0]).toArray();
    double middle = Medians.median(pool);
    MannWhitneyUTest test = new MannWhitneyUTest();
    return those(
        fleet,
        it -> Medians.median(it.runs()) < middle && test.mannWhitneyUTest(it.runs(), pool) < 0.05);
  }

  private static Set<Integer> those(
      List<SimulatedFleet.Node> fleet, Function<SimulatedFleet.Node, Boolean> rule) {
    return IntStream.range(0, fleet.size())
        .filter(i -> rule.apply(fleet.get(i)))
        .boxed()
        .collect(Collectors.toSet());
  }
}
