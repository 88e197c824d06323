package eu.megawatt.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.inventory.Node;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node of 4 GPUs, rated 4,204 W with a base of 900 W, so 826 W stand for each silent GPU. */
final class NodePowerTest {

  private static final Node NODE =
      new TestingFleet()
          .site("s", Optional.empty())
          .rack("r", "s")
          .node("n", "r", 4)
          .inventory()
          .node("n");

  @ParameterizedTest
  @CsvSource({
    // GPUs mW, fresh, heard, sensor, hearing, all, silent, declared
    "      0, 0, false,        , NEVER,        0,       0,      0",
    "      0, 0,  true,        , SILENT, 4204000, 4204000,      0",
    "1600000, 4,  true,        , FRESH,  2500000,       0, 900000",
    "1200000, 3,  true,        , PARTLY, 2926000,  826000, 900000",
    " 400000, 1,  true,        , PARTLY, 3778000, 2478000, 900000",
    "1600000, 4,  true, 2300000, FRESH,  2300000,       0,      0",
    "1600000, 4,  true, 1500000, FRESH,  1600000,       0,      0",
    "      0, 0,  true, 2300000, PARTLY, 2300000,       0,      0",
  })
  void of_everyCase_isAsTheTableSays(
      long gpus,
      int fresh,
      boolean heard,
      @Nullable Long sensor,
      Hearing hearing,
      long all,
      long silent,
      long declared) {
    NodePower power =
        NodePower.of(
            NODE,
            gpus,
            fresh,
            heard,
            sensor == null ? OptionalLong.empty() : OptionalLong.of(sensor));

    assertThat(power).isEqualTo(new NodePower(hearing, all, silent, declared));
  }
}
