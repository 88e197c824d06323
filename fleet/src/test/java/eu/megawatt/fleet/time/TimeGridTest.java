package eu.megawatt.fleet.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeGridTest {

  private static final TimeGrid SEVENS =
      new TimeGrid(Instant.parse("2027-10-08T03:10:30Z"), 7, 288);

  @ParameterizedTest
  @CsvSource({
    "2027-10-08T03:10:30Z, 0, true",
    "2027-10-08T03:10:31Z, 1, false",
    "2027-10-08T03:10:30.000000001Z, 1, false",
    "2027-10-08T03:17:30Z, 1, true",
    "2027-10-08T03:17:29.999Z, 1, false",
    "2027-10-08T03:10:29Z, 0, false",
    "2027-10-08T03:03:30Z, -1, true",
    "2027-10-08T03:03:29Z, -1, false",
    "2027-10-09T12:46:30Z, 288, true",
    "1970-01-01T00:00:00Z, -4340392, false",
  })
  void firstSlotFrom_anyInstant_isTheNextSlotsBeginning(String time, long slot, boolean onGrid) {
    Instant instant = Instant.parse(time);
    assertThat(SEVENS.firstSlotFrom(instant)).isEqualTo(slot);
    assertThat(SEVENS.onGrid(instant)).isEqualTo(onGrid);
    assertThat(SEVENS.position(instant)).isBetween(slot - 1.0, (double) slot);
  }

  @Test
  void at_eachSlot_isOnTheGrid() {
    for (int slot = 0; slot <= SEVENS.slots(); slot++) {
      assertThat(SEVENS.onGrid(SEVENS.at(slot))).isTrue();
      assertThat(SEVENS.position(SEVENS.at(slot))).isEqualTo(slot);
      assertThat(SEVENS.firstSlotFrom(SEVENS.at(slot))).isEqualTo(slot);
    }
    assertThat(SEVENS.end()).isEqualTo(Instant.parse("2027-10-09T12:46:30Z"));
    assertThat(SEVENS.slotHours()).isEqualTo(7 / 60.0);
  }

  @Test
  void at_aLongHorizon_doesNotOverflow() {
    TimeGrid days = new TimeGrid(Instant.EPOCH, 1_440, 1_000_000);
    assertThat(days.end()).isEqualTo(Instant.EPOCH.plusSeconds(86_400_000_000L));
  }

  @Test
  void grid_ofNothing_isRefused() {
    assertThatThrownBy(() -> new TimeGrid(Instant.EPOCH, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TimeGrid(Instant.EPOCH, 15, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
