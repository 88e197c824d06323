package eu.megawatt.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SanityTest {

  private static final long RATED = 700_000;
  private static final Plausible ENERGY = Plausible.of(Quantity.ENERGY, 0);

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0x1p63,
        2147483632.0,
        2147483638.0,
        4294967295.0,
        140737488355328.0,
        140737488355331.0,
        0x1p64
      })
  void canonical_valueThatSaysNoReading_isNoReadingWhateverTheQuantity(double value) {
    for (Quantity what : Quantity.values()) {
      assertThat(Sanity.canonical(value, Scale.ONE, Plausible.of(what, RATED)))
          .isEqualTo(Sanity.NONE);
    }
    assertThat(Sanity.why(value)).isEqualTo(Rejection.NO_READING);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2147483631.0, 2147483648.0, 4294967294.0, 140737488355344.0})
  void canonical_valueBesideThose_isAReading(double value) {
    assertThat(Sanity.canonical(value, Scale.ONE, ENERGY)).isEqualTo((long) value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void canonical_whatIsNoNumber_isNone(double value) {
    assertThat(Sanity.canonical(value, Scale.ONE, ENERGY)).isEqualTo(Sanity.NONE);
    assertThat(Sanity.why(value)).isEqualTo(Rejection.NOT_A_NUMBER);
  }

  @Test
  void canonical_staleMarker_isNoNumber() {
    double stale = Double.longBitsToDouble(0x7ff0000000000002L);
    assertThat(Sanity.canonical(stale, Scale.ONE, ENERGY)).isEqualTo(Sanity.NONE);
    assertThat(Sanity.why(stale)).isEqualTo(Rejection.NOT_A_NUMBER);
  }

  @Test
  void canonical_powerOfAGpu_isTakenUpToHalfMoreThanRated() {
    assertThat(power(0)).isZero();
    assertThat(power(-0.0004)).isZero();
    assertThat(power(523.417)).isEqualTo(523_417);
    assertThat(power(1_050)).isEqualTo(1_050_000);
    assertThat(power(1_050.0006)).isEqualTo(Sanity.NONE);
    assertThat(power(-0.001)).isEqualTo(Sanity.NONE);
    assertThat(Sanity.why(1_051)).isEqualTo(Rejection.IMPLAUSIBLE);
  }

  private static long power(double watts) {
    return Sanity.canonical(watts, Scale.times(1_000), Plausible.of(Quantity.POWER, RATED));
  }

  @Test
  void canonical_randomUtilisationOfABrokenDriver_isImplausible() {
    Plausible range = Plausible.of(Quantity.UTILISATION, 0);
    Scale percent = Scale.times(10_000);
    assertThat(Sanity.canonical(100, percent, range)).isEqualTo(1_000_000);
    assertThat(Sanity.canonical(1_843, percent, range)).isEqualTo(Sanity.NONE);
  }

  @Test
  void canonical_temperature_mayBeBelowZero() {
    Plausible range = Plausible.of(Quantity.TEMPERATURE, 0);
    assertThat(Sanity.canonical(-12.5, Scale.times(1_000), range)).isEqualTo(-12_500);
    assertThat(Sanity.canonical(-60, Scale.times(1_000), range)).isEqualTo(Sanity.NONE);
  }

  @Test
  void canonical_powerOfSomethingUnrated_isTakenUpToTenGigawatts() {
    Plausible range = Plausible.of(Quantity.POWER, 0);
    assertThat(Sanity.canonical(250e6, Scale.times(1_000), range)).isEqualTo(250_000_000_000L);
    assertThat(Sanity.canonical(1.1e10, Scale.times(1_000), range)).isEqualTo(Sanity.NONE);
  }
}
