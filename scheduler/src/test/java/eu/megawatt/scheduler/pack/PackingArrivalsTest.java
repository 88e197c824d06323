package eu.megawatt.scheduler.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PackingArrivalsTest {

  private static final List<Pod> PODS =
      IntStream.range(0, 50)
          .mapToObj(i -> new Pod("p" + i, new Shape(100, 100, 1, 10 + i, Set.of())))
          .toList();

  @Test
  void shuffled_bySeed_isTheSameOrderEachTimeAndAnotherByAnother() {
    assertThat(Arrivals.shuffled(PODS, 7))
        .isEqualTo(Arrivals.shuffled(PODS, 7))
        .isNotEqualTo(Arrivals.shuffled(PODS, 8))
        .isNotEqualTo(PODS)
        .containsExactlyInAnyOrderElementsOf(PODS);
  }

  @Test
  void inflated_toALimit_endsBeforeThePodThatWouldPassIt() {
    List<Pod> more = Arrivals.inflated(PODS, 10_000, 7);

    assertThat(more.subList(0, PODS.size())).isEqualTo(PODS);
    assertThat(more.stream().mapToInt(it -> it.shape().gpuMilli()).sum())
        .isBetween(10_000 - 60, 10_000);
    assertThat(more).extracting(Pod::name).doesNotHaveDuplicates();
    assertThat(more).isEqualTo(Arrivals.inflated(PODS, 10_000, 7));
    assertThat(more).isNotEqualTo(Arrivals.inflated(PODS, 10_000, 8));
  }

  @Test
  void inflated_beyondTheLimitAlready_isLeftAsItIs() {
    assertThat(Arrivals.inflated(PODS, 10, 7)).isEqualTo(PODS);
  }

  @Test
  void inflated_withoutGpus_isLeftAsItIs() {
    List<Pod> none = List.of(new Pod("cpu", new Shape(100, 100, 0, 0, Set.of())));

    assertThat(Arrivals.inflated(none, 10_000, 7)).isEqualTo(none);
    assertThat(Arrivals.inflated(List.of(), 10_000, 7)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(PackingPolicy.class)
  void packing_sameSeed_isTheSame(PackingPolicy policy) {
    RandomPacking random = RandomPacking.of(17);
    List<Pod> arriving = Arrivals.shuffled(random.pods(), 5);

    Packing first =
        Packing.of(random.nodes(), arriving, policy.policy(random.nodes(), random.pods()));
    Packing second =
        Packing.of(
            random.nodes().reversed(), arriving, policy.policy(random.nodes(), random.pods()));

    assertThat(second).isEqualTo(first);
    assertThat(first.placements()).isNotEmpty();
  }
}
