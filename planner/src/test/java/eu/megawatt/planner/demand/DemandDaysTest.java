package eu.megawatt.planner.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Days that are known, and gaps between them. */
final class DemandDaysTest {

  private static final LocalDate FROM = LocalDate.of(2026, 1, 5);
  private static final double NONE = Double.NaN;

  @Test
  void usable_shortGap_isFilledFromTheDaysAround() {
    DemandDays.Usable usable =
        DemandDays.of(FROM, NONE, 10, NONE, 20, 30, NONE).usable().orElseThrow();

    assertThat(usable.from()).isEqualTo(FROM.plusDays(1));
    assertThat(usable.to()).isEqualTo(FROM.plusDays(5));
    assertThat(usable.history().values()).containsExactly(10, 15, 20, 30);
    assertThat(usable.filledDayCount()).isEqualTo(1);
  }

  @Test
  void usable_gapAfterAWeek_isAsTheSameDayOfTheWeekBefore() {
    double[] kw = {1, 2, 3, 4, 5, 6, 7, 8, NONE, NONE, 11};

    assertThat(DemandDays.of(FROM, kw).usable().orElseThrow().history().values())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 2, 3, 11);
  }

  @Test
  void usable_nothingKnown_isEmpty() {
    assertThat(DemandDays.of(FROM, NONE, NONE).usable()).isEqualTo(Optional.empty());
    assertThat(DemandDays.of(FROM).usable()).isEqualTo(Optional.empty());
  }

  @Test
  void usable_anyGaps_isTheTailThatHasNoLongOneAndKeepsWhatIsKnown() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      double[] kw =
          random.doubles(1 + random.nextInt(40), 0, 100).map(it -> it < 45 ? NONE : it).toArray();
      DemandDays days = DemandDays.of(FROM, kw);
      int begin = tail(kw);
      if (begin < 0) {
        assertThat(days.usable()).isEmpty();
      } else {
        DemandDays.Usable usable = days.usable().orElseThrow();
        assertThat(usable.from()).as("seed %d", seed).isEqualTo(FROM.plusDays(begin));
        int filled = 0;
        for (int i = 0; i < usable.history().size(); i++) {
          if (Double.isNaN(kw[begin + i])) {
            filled++;
            assertThat(usable.history().value(i)).isBetween(0.0, 100.0);
          } else {
            assertThat(usable.history().value(i)).isEqualTo(kw[begin + i]);
          }
        }
        assertThat(usable.filledDayCount()).isEqualTo(filled);
      }
    }
  }

  /** The least known day from which no four days in a row are unknown; -1 where none is known. */
  private static int tail(double... kw) {
    int last = kw.length - 1;
    while (last >= 0 && Double.isNaN(kw[last])) {
      last--;
    }
    for (int begin = 0; begin <= last; begin++) {
      boolean isWhole = !Double.isNaN(kw[begin]);
      for (int i = begin; i + DemandDays.LONGEST_GAP < last; i++) {
        isWhole &=
            Arrays.stream(kw, i, i + DemandDays.LONGEST_GAP + 1).anyMatch(it -> !Double.isNaN(it));
      }
      if (isWhole) {
        return begin;
      }
    }
    return -1;
  }

  @Test
  void before_anyDay_knowsNothingOfIt() {
    DemandDays days = DemandDays.of(FROM, 1, 2, 3);

    assertThat(days.before(FROM.plusDays(2)).to()).isEqualTo(FROM.plusDays(2));
    assertThat(days.before(FROM.plusDays(2)).kw(FROM.plusDays(1))).hasValue(2);
    assertThat(days.before(FROM.plusDays(2)).kw(FROM.plusDays(2))).isEmpty();
    assertThat(days.before(FROM.minusDays(9)).to()).isEqualTo(FROM);
  }
}
