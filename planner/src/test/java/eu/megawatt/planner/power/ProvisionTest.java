package eu.megawatt.planner.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.example.Hall;
import eu.megawatt.planner.power.Oversubscription.Drawn;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProvisionTest {

  private static final PowerMode FULL = new PowerMode("full", 10_200, 1_000);
  private static final PowerMode EFFICIENT = new PowerMode("efficient", 7_140, 900);

  private static PowerNode element(String id, long watts, int slots) {
    return new PowerNode(id, watts, 0, OptionalInt.of(slots), List.of());
  }

  @Test
  void provision_ofTheHall_is980And1400WithTheMostWorkFirst() {
    List<Provision> its = Provision.of(Hall.question().withHours(List.of()));

    assertThat(its).extracting(it -> it.certain().nodeCount()).containsExactly(1_400L, 980L);
    assertThat(its)
        .extracting(it -> it.certain().workPermille())
        .containsExactly(1_260_000L, 980_000L);
    assertThat(its).allMatch(it -> it.atRisk().isEmpty());
  }

  @Test
  void cappedAt_ofManyNodes_hasTheirMeanAndDeviation() {
    Random random = new Random(5);
    for (double cap : new double[] {5_000, 7_000, 9_000, 20_000}) {
      double[] drawn =
          random
              .doubles(200_000)
              .map(_ -> Math.min(cap, 7_000 + 1_200 * random.nextGaussian()))
              .toArray();
      double mean = Arrays.stream(drawn).average().orElseThrow();
      double square = Arrays.stream(drawn).map(it -> it * it).average().orElseThrow();
      Drawn capped = new Drawn(7_000, 1_200).cappedAt(cap);

      assertThat(capped.meanWatts()).isCloseTo(mean, within(10.0));
      assertThat(capped.deviationWatts()).isCloseTo(Math.sqrt(square - mean * mean), within(10.0));
    }
    assertThat(new Drawn(7_000, 0).cappedAt(6_000)).isEqualTo(new Drawn(6_000, 0));
  }

  @Test
  void atRisk_keepsTheRiskInEveryElement_andOneNodeMoreWouldNot() {
    List<Drawn> hours =
        IntStream.range(0, 48).mapToObj(it -> new Drawn(5_000 + 50 * it, 900)).toList();
    PowerNode tree =
        new PowerNode(
            "root",
            1_000_000,
            20_000,
            OptionalInt.empty(),
            List.of(element("a", 300_000, 500), element("b", 900_000, 60)));
    Provision its =
        Provision.of(new PowerQuestion("t", tree, List.of(FULL), hours, 0.01)).getFirst();
    long nodes = its.atRisk().orElseThrow().count().nodeCount();
    List<Drawn> capped = hours.stream().map(it -> it.cappedAt(10_200)).toList();

    long inA = nodes - 60;
    assertThat(Oversubscription.riskRatio(inA, 300_000, capped)).isLessThanOrEqualTo(0.01);
    assertThat(Oversubscription.riskRatio(inA + 1, 300_000, capped)).isGreaterThan(0.01);
    assertThat(Oversubscription.riskRatio(nodes, 980_000, capped)).isLessThanOrEqualTo(0.01);
    assertThat(its.certain().nodeCount()).isEqualTo(29 + 60);
    assertThat(nodes).isGreaterThan(its.certain().nodeCount());
  }

  @Test
  void atRisk_ofNone_isWhatIsCertain() {
    List<Drawn> hours = List.of(new Drawn(10_199, 500));
    Provision its =
        Provision.of(
                new PowerQuestion("t", element("r", 10_000_000, 2_000), List.of(FULL), hours, 0))
            .getFirst();

    assertThat(its.certain().nodeCount()).isEqualTo(980);
    assertThat(its.atRisk().orElseThrow().count().nodeCount()).isGreaterThanOrEqualTo(980);
  }

  @Test
  void provision_ofTooManyLimitsForTooManyHours_isRefused() {
    List<PowerNode> racks =
        IntStream.range(0, 1_000).mapToObj(it -> element("r" + it, 50_000 + it, 8)).toList();
    PowerNode tree = new PowerNode("t", 9_000_000, 0, OptionalInt.empty(), racks);
    List<Drawn> hours = Collections.nCopies(8_760, new Drawn(5_000, 500));

    assertThat(
            catchThrowable(
                () ->
                    Provision.of(
                        new PowerQuestion("t", tree, List.of(FULL, EFFICIENT), hours, 0.01))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1001 different limits");
  }
}
