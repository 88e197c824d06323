package eu.megawatt.telemetry.source;

import static eu.megawatt.telemetry.resolve.TestingInventory.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.resolve.TestingInventory;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Understanding.Understood;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InterpreterTest {

  private static final long NOW = 1_700_000_000_000L;

  private final Interpreter interpreter =
      new Interpreter(
          Resolver.of(
              TestingInventory.of(node("n1", 8, "GPU-1")),
              Dictionary.builtIn(),
              new Numbering(),
              Adoptions.forgotten()));

  private Understanding read(
      String name, Map<String, String> labels, double value, OptionalLong at) {
    Understanding understanding = new Understanding();
    interpreter
        .into(understanding, NOW, Window.around(NOW))
        .reading(new Reading(name, labels, Optional.empty(), value, at));
    return understanding;
  }

  private Understanding gpu(String name, double value) {
    return read(name, Map.of("UUID", "GPU-1"), value, OptionalLong.empty());
  }

  private Understanding nodeWatts(double watts) {
    return read(
        "ipmi_dcmi_power_consumption_watts", Map.of("node", "n1"), watts, OptionalLong.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "DCGM_FI_DEV_GPU_UTIL,4294967295,NO_READING",
    "DCGM_FI_DEV_GPU_UTIL,9223372036854775794,NO_READING",
    "DCGM_FI_DEV_GPU_TEMP,2147483632,NO_READING",
    "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE,140737488355328,NO_READING",
    "DCGM_FI_DEV_GPU_UTIL,1000,IMPLAUSIBLE",
    "DCGM_FI_DEV_POWER_USAGE,1051,IMPLAUSIBLE",
    "DCGM_FI_DEV_POWER_USAGE,-1,IMPLAUSIBLE",
    "DCGM_FI_DEV_POWER_USAGE,NaN,NOT_A_NUMBER",
    "DCGM_FI_DEV_POWER_USAGE,0,NO_READING",
    "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION,9223372036854775792,NO_READING"
  })
  void interpret_whatNoHardwareSays_isMissingAndNeverZero(
      String name, double value, Rejection reason) {
    Understanding understanding = gpu(name, value);

    assertThat(understanding.samples()).isEmpty();
    assertThat(understanding.refusals()).containsExactly(Map.entry(reason, 1L));
  }

  @Test
  void interpret_powerUpToHalfAboveTheRating_isTaken() {
    assertThat(gpu("DCGM_FI_DEV_POWER_USAGE", 1_050).samples())
        .extracting(Understood::value, Understood::atMillis)
        .containsExactly(tuple(1_050_000L, NOW));
  }

  @Test
  void interpret_zeroWattsOfANode_countsOnlyOnceItHasSaidMore() {
    List<Long> before = nodeWatts(0).samples().stream().map(Understood::value).toList();
    nodeWatts(417);
    List<Long> after = nodeWatts(0).samples().stream().map(Understood::value).toList();

    assertThat(before).isEmpty();
    assertThat(after).containsExactly(0L);
  }

  @Test
  void interpret_zeroWattsOfAMeter_isAnIdleFeed() {
    Understanding meter =
        read("megawatt_sample_power_watts", Map.of("meterId", "m1"), 0, OptionalLong.of(NOW));

    assertThat(meter.samples()).extracting(Understood::value).containsExactly(0L);
  }

  @ParameterizedTest
  @CsvSource({
    "1699913600000,",
    "1699913599999,TOO_OLD",
    "1700000120000,",
    "1700000120001,IN_THE_FUTURE"
  })
  void interpret_time_isTakenWithinTheWindow(long at, @Nullable Rejection reason) {
    Understanding understanding =
        read("DCGM_FI_DEV_POWER_USAGE", Map.of("UUID", "GPU-1"), 300, OptionalLong.of(at));

    assertThat(understanding.refusals().keySet())
        .isEqualTo(reason == null ? Set.of() : Set.of(reason));
    assertThat(understanding.understood()).isEqualTo(reason == null ? 1 : 0);
  }

  @Test
  void refused_manyKinds_keepsSoManyGroupsAndCountsAll() {
    Understanding understanding = new Understanding();
    for (int i = 0; i < Understanding.MOST_GROUPS + 10; i++) {
      understanding.refused(Rejection.UNKNOWN_NAME, "m" + i, "x");
    }

    assertThat(understanding.refused()).hasSize(Understanding.MOST_GROUPS);
    assertThat(understanding.refusals())
        .containsExactly(Map.entry(Rejection.UNKNOWN_NAME, Understanding.MOST_GROUPS + 10L));
  }
}
