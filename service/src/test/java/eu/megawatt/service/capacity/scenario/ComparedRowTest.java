package eu.megawatt.service.capacity.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sign of a difference and its word. */
final class ComparedRowTest {

  private static final LocalDate DAY = LocalDate.parse("2028-01-01");

  @Test
  void never_againstADay_isBetterWithoutDaysAndTheOtherWayWorse() {
    ComparedRow never = ComparedRow.day("p50", Optional.empty());
    ComparedRow day = ComparedRow.day("p50", Optional.of(DAY));

    assertThat(never.against(day).word()).contains("better");
    assertThat(never.against(day).differenceDays()).isEmpty();
    assertThat(day.against(never).word()).contains("worse");
    assertThat(day.against(never).differenceDays()).isEmpty();
    assertThat(never.against(never).word()).contains("same");
    assertThat(never.against(never).differenceDays()).contains(0L);
  }

  @Test
  void rows_ofAnyValues_differBackAsFarAsThereWithTheOppositeWord() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      boolean isMoreBetter = random.nextBoolean();
      long one = random.nextLong(5) - 2;
      long other = random.nextLong(5) - 2;
      ComparedRow before = ComparedRow.kw("it", Optional.empty(), isMoreBetter, one);
      ComparedRow after = ComparedRow.kw("it", Optional.empty(), isMoreBetter, other);
      List<String> words = List.of("worse", "same", "better");
      int there = words.indexOf(after.against(before).word().orElseThrow()) - 1;
      int back = words.indexOf(before.against(after).word().orElseThrow()) - 1;

      assertThat(there).isEqualTo(Long.signum(other - one) * (isMoreBetter ? 1 : -1));
      assertThat(back).isEqualTo(-there);
      assertThat(after.against(before).differenceKw()).contains(other - one);
    }
  }

  @Test
  void rows_ofProfiles_areLikeThoseOfTheSameOneAlone() {
    ComparedRow eu = ComparedRow.kw("headroom", Optional.of("eu"), true, 1);

    assertThat(eu.isLike(ComparedRow.kw("headroom", Optional.of("eu"), true, 2))).isTrue();
    assertThat(eu.isLike(ComparedRow.kw("headroom", Optional.of("fr"), true, 1))).isFalse();
    assertThat(eu.isLike(ComparedRow.kw("it", Optional.empty(), true, 1))).isFalse();
  }
}
