package eu.megawatt.planner.models.accepted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

/** The closed forms against a search that knows only what a task costs. */
class BreakEvenTest {

  private static final int SEEDS = 4_000;
  private static final double DEAREST_EUR = 1e7;

  private record Model(double taskEur, double share) {

    static Model drawn(Random random) {
      return new Model(
          random.nextInt(1, 400) / 1_000.0 * Math.pow(10, random.nextInt(3)),
          random.nextInt(1, 41) / 40.0);
    }

    double retriedEur(double errorEur) {
      double tries = 1 / share;
      return tries * taskEur + (tries - 1) * errorEur;
    }

    Offer offer() {
      return new Offer(BigDecimal.valueOf(taskEur), BigDecimal.valueOf(share));
    }
  }

  @Test
  void errorEur_anyTwoModels_isWhereASearchFindsIt() {
    int[] kinds = new int[4];
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Model small = Model.drawn(random);
      Model large = Model.drawn(random);
      DoublePredicate largeIsCheaper =
          errorEur -> large.retriedEur(errorEur) < small.retriedEur(errorEur) * (1 - 1e-12);

      kinds[
          agreed(
              BreakEven.errorEur(small.offer(), large.offer()),
              largeIsCheaper,
              0,
              DEAREST_EUR,
              "seed %d: %s, %s".formatted(seed, small, large))]++;
    }
    assertThat(Arrays.stream(kinds).min().orElse(0)).isGreaterThan(20);
  }

  @Test
  void largeShare_anyModels_isWhereASearchFindsIt() {
    int[] kinds = new int[4];
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Model small = Model.drawn(random);
      double largeEur = Model.drawn(random).taskEur();
      double errorEur = random.nextInt(5) * Model.drawn(random).taskEur();
      DoublePredicate largeIsCheaper =
          share ->
              new Model(largeEur, share).retriedEur(errorEur)
                  < small.retriedEur(errorEur) * (1 - 1e-12);

      kinds[
          agreed(
              BreakEven.largeShare(
                  small.offer(), BigDecimal.valueOf(largeEur), BigDecimal.valueOf(errorEur)),
              largeIsCheaper,
              1e-9,
              1,
              "seed %d: %s, %s, %s".formatted(seed, small, largeEur, errorEur))]++;
    }
    assertThat(kinds[0]).isGreaterThan(20);
    assertThat(kinds[3]).isGreaterThan(20);
  }

  @Test
  void smallFirstShare_anyModels_isWhereASearchFindsIt() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      double smallEur = Model.drawn(random).taskEur();
      double largeEur = Model.drawn(random).taskEur();
      DoublePredicate smallFirstIsCheaper =
          share -> smallEur + (1 - share) * largeEur < largeEur * (1 - 1e-12);

      agreed(
          BreakEven.smallFirstShare(BigDecimal.valueOf(smallEur), BigDecimal.valueOf(largeEur)),
          smallFirstIsCheaper,
          0,
          1,
          "seed %d: %s, %s".formatted(seed, smallEur, largeEur));
    }
  }

  @Test
  void errorEur_cheapSmallAndDearLarge_isTheValueByHand() {
    Offer small = offer("0.01", "0.8");
    Offer large = offer("0.10", "0.9");

    assertThat(BreakEven.errorEur(small, large))
        .isEqualTo(new Overtaking.Above(new BigDecimal("0.71")));
    BigDecimal harmEur = new BigDecimal("0.71");
    assertThat(small.retriedEur(harmEur).orElseThrow())
        .isEqualByComparingTo(large.retriedEur(harmEur).orElseThrow());
    assertThat(small.escalatedEur(new BigDecimal("0.10"))).isEqualByComparingTo("0.03");
  }

  @Test
  void errorEur_sameCostWithoutHarm_isAnyHarmOrNever() {
    assertThat(BreakEven.errorEur(offer("0.01", "0.4"), offer("0.02", "0.8")))
        .isEqualTo(new Overtaking.Above(new BigDecimal("0.00")));
    assertThat(BreakEven.errorEur(offer("0.02", "0.8"), offer("0.01", "0.4")))
        .isInstanceOf(Overtaking.Never.class);
  }

  @Test
  void errorEur_largeIsNoBetter_isNeverAndSaysWhy() {
    assertThat(BreakEven.errorEur(offer("0.01", "0.8"), offer("0.01", "0.8")))
        .isEqualTo(
            new Overtaking.Never("as many of its answers are accepted, and it asks no less"));
    assertThat(BreakEven.errorEur(offer("0.01", "0.9"), offer("0.02", "0.8")))
        .isEqualTo(
            new Overtaking.Never("fewer of its answers are accepted, and each costs no less"));
  }

  @Test
  void offer_nothingAcceptedOrOutOfRange_isRefused() {
    Offer none = offer("0.01", "0");

    assertThat(none.retriedEur(BigDecimal.ONE)).isEmpty();
    assertThatThrownBy(() -> BreakEven.errorEur(none, offer("1", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("acceptedShare of the small model is 0");
    assertThatThrownBy(() -> offer("-0.01", "0.5")).hasMessageContaining("taskEur is -0.01");
    assertThatThrownBy(() -> offer("0.01", "1.01")).hasMessageContaining("it is from 0 to 1");
  }

  /** Whether a search from low to high finds the same; which of the four it was. */
  private static int agreed(
      Overtaking found, DoublePredicate isCheaper, double low, double high, String as) {
    boolean atLow = isCheaper.test(low);
    boolean atHigh = isCheaper.test(high);
    return switch (found) {
      case Overtaking.Above(BigDecimal value) -> {
        assertThat(atLow).as(as).isFalse();
        assertThat(atHigh).as(as).isTrue();
        checkNear(value, bisected(isCheaper, low, high, true), as);
        yield 0;
      }
      case Overtaking.Below(BigDecimal value) -> {
        assertThat(atLow).as(as).isTrue();
        assertThat(atHigh).as(as).isFalse();
        checkNear(value, bisected(isCheaper, low, high, false), as);
        yield 1;
      }
      case Overtaking.Always _ -> {
        assertThat(atLow && atHigh).as(as).isTrue();
        yield 2;
      }
      case Overtaking.Never _ -> {
        assertThat(atLow || atHigh).as(as).isFalse();
        yield 3;
      }
    };
  }

  private static void checkNear(BigDecimal value, double searched, String as) {
    assertThat(value.doubleValue()).as(as).isCloseTo(searched, within(1e-6 * (1 + searched)));
  }

  private static double bisected(
      DoublePredicate isCheaper, double from, double to, boolean isCheaperAbove) {
    double low = from;
    double high = to;
    for (int step = 0; step < 200; step++) {
      double middle = (low + high) / 2;
      if (isCheaper.test(middle) == isCheaperAbove) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static Offer offer(String taskEur, String share) {
    return new Offer(new BigDecimal(taskEur), new BigDecimal(share));
  }
}
