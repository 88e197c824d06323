package eu.megawatt.fleet.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

  @Test
  void power_ofMegawatts_isExactInMilliwatts() {
    assertThat(Power.ofMegawatts(0.32329)).isEqualTo(new Power(323_290_000));
    assertThat(Power.ofWatts(1_234.5678)).isEqualTo(new Power(1_234_568));
    assertThat(Power.ofWatts(700).plus(Power.ofMegawatts(1)).megawatts()).isEqualTo(1.0007);
    assertThat(Power.ofWatts(1).minus(Power.ofWatts(3)).watts()).isEqualTo(-2);
    assertThat(Power.ofWatts(1)).isLessThan(Power.ofWatts(2));
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity", "1e17"})
  void power_thatDoesNotFit_isRefused(double watts) {
    assertThatThrownBy(() -> Power.ofWatts(watts))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("64 bits");
  }

  @Test
  void power_sumPastTheEnd_isRefused() {
    Power most = new Power(Long.MAX_VALUE);
    assertThatThrownBy(() -> most.plus(new Power(1))).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void energy_ofPowerAndTime_isExact() {
    assertThat(Energy.of(Power.ofWatts(1_000), 3_600)).isEqualTo(Energy.ofWattHours(1_000));
    assertThat(Energy.of(Power.ofMegawatts(200), 365L * 86_400).megawattHours())
        .isEqualTo(1_752_000);
    assertThat(new Energy(3_599_999).wattHours()).isZero();
    assertThat(new Energy(-1).wattHours()).isEqualTo(-1);
    assertThat(Energy.ofWattHours(1).plus(Energy.ofWattHours(2)).wattHours()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.005, 1",
    "0.0049, 0",
    "-0.005, -1",
    "1.005, 101",
    "17458.27, 1745827",
    "1e10, 1000000000000"
  })
  void money_ofEuro_roundsHalvesAwayFromZero(String euro, long cents) {
    assertThat(Money.ofEuro(new BigDecimal(euro))).isEqualTo(new Money(cents));
    assertThat(Money.ofEuro(Double.parseDouble(euro))).isEqualTo(new Money(cents));
  }

  @Test
  void money_always_hasTwoDecimals() {
    assertThat(new Money(4_400)).hasToString("44.00 EUR");
    assertThat(new Money(-5).euro()).isEqualTo(new BigDecimal("-0.05"));
    assertThat(new Money(1).plus(new Money(2)).minus(new Money(4))).isEqualTo(new Money(-1));
    assertThatThrownBy(() -> Money.ofEuro(1e17)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void carbon_ofTonnes_isInMilligrams() {
    assertThat(Carbon.ofTonnes(1.5)).isEqualTo(new Carbon(1_500_000_000));
    assertThat(Carbon.ZERO.plus(Carbon.ofTonnes(2)).tonnes()).isEqualTo(2);
  }
}
