package eu.megawatt.planner.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StretchTest {

  @Test
  void of_anyHorizon_addsUpAndHasEachWeekNearItsMiddle() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 500; round++) {
      LocalDate from = LocalDate.parse("2026-12-01").plusDays(random.nextInt(400));
      long days = random.nextLong(7, 5_000);
      int count = random.nextInt(1, Stretch.MOST_WEEKS + 1);
      LocalDate to = from.plusDays(days);

      List<Stretch> all = Stretch.of(from, to, count);

      assertThat(all.size()).isBetween(1, count);
      if (all.size() < count) {
        assertThat(days / Math.pow(all.size() + 1, 1.5)).isLessThan(14);
      }
      assertThat(all).isSortedAccordingTo(Comparator.comparing(Stretch::monday));
      assertThat(all.stream().map(Stretch::monday).distinct()).hasSameSizeAs(all);
      for (int i = 1; i < all.size(); i++) {
        assertThat(all.get(i).days()).isGreaterThanOrEqualTo(all.get(i - 1).days() - 1);
      }
      assertThat(all.stream().mapToInt(Stretch::days).sum()).isEqualTo((int) days);
      long begin = 0;
      for (Stretch it : all) {
        assertThat(it.monday().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(it.monday()).isAfterOrEqualTo(from);
        LocalDate middle = from.plusDays(begin + it.days() / 2);
        assertThat(Math.abs(ChronoUnit.DAYS.between(it.monday(), middle))).isLessThanOrEqualTo(6);
        begin += it.days();
      }
    }
  }

  @Test
  void of_aHorizonOfDays_isOneWeek() {
    LocalDate from = LocalDate.parse("2026-12-02");

    assertThat(Stretch.of(from, from.plusDays(3), 5))
        .containsExactly(new Stretch(LocalDate.parse("2026-12-07"), 3));
  }

  @Test
  void of_noWeeksOrTooMany_isRefused() {
    LocalDate from = LocalDate.parse("2026-12-01");

    for (int count : List.of(0, Stretch.MOST_WEEKS + 1)) {
      assertThatThrownBy(() -> Stretch.of(from, from.plusYears(1), count))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 to 26");
    }
  }
}
