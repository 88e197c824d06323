package eu.megawatt.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States by table; a limit of 1,000 W, near from 950 W on, stale above 5 % silent. */
final class DomainStateTest {

  @ParameterizedTest
  @CsvSource({
    // limit, power, measured, silent, if the partner fails, state
    "1000,  949,  949, 0.00,    , OK",
    "1000,  950,  950, 0.00,    , NEAR",
    "1000, 1000, 1000, 0.00,    , NEAR",
    "1000, 1001, 1001, 0.00,    , OVER",
    "1000,    0,    0, 0.00,    , OK",
    "1000,  500,  450, 0.05,    , OK",
    "1000,  500,  450, 0.06,    , STALE",
    "1000, 1200,  900, 0.25,    , STALE",
    "1000, 1200, 1001, 0.17,    , OVER",
    "1000, 1010,  990, 0.02,    , OVER",
    "1000,     ,    0, 1.00,    , STALE",
    "1000,     , 1001, 0.00,    , OVER",
    "1000,  600,  600, 0.00, 1000, OK",
    "1000,  600,  600, 0.00, 1001, NEAR",
    "    ,  600,  600, 0.00,    , NO_LIMIT",
    "    ,     ,    0, 1.00,    , NO_LIMIT",
  })
  void of_everyCase_isAsTheTableSays(
      @Nullable Long limit,
      @Nullable Long power,
      long measured,
      double silent,
      @Nullable Long ifPartnerFails,
      DomainState expected) {
    DomainState.Case it =
        new DomainState.Case(
            optional(limit), optional(power), measured, silent, optional(ifPartnerFails));

    assertThat(DomainState.of(it, LiveSettings.USUAL)).isEqualTo(expected);
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
