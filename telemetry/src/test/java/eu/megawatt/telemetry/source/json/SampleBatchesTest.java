package eu.megawatt.telemetry.source.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.json.SampleBatches.Point;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SampleBatchesTest {

  private static List<Point> read(String text) throws UnreadableException {
    return SampleBatches.read(JsonTree.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void read_pointOfAMeter_hasAReadingForEachQuantity() throws Exception {
    List<Point> points =
        read(
            """
            {"points":[{"meterId":"m1","at":"2026-01-12T01:00:00.250+01:00","powerW":1500,"energyKWh":3.5}]}
            """);
    OptionalLong at = OptionalLong.of(1_768_176_000_250L);

    assertThat(points)
        .containsExactly(
            new Point.Read(
                List.of(
                    new Reading(
                        "megawatt_sample_power_watts",
                        Map.of("meterId", "m1"),
                        Optional.empty(),
                        1500,
                        at),
                    new Reading(
                        "megawatt_sample_energy_kilowatt_hours_total",
                        Map.of("meterId", "m1"),
                        Optional.empty(),
                        3.5,
                        at))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"at\":\"2026-01-12T00:00:00Z\",\"powerW\":1} | none of [gpuUuid, nodeId, meterId]",
        "{\"nodeId\":\"n\",\"meterId\":\"m\",\"at\":\"2026-01-12T00:00:00Z\",\"powerW\":1} | more than one of",
        "{\"nodeId\":\"n\",\"powerW\":1} | \"at\" is missing",
        "{\"nodeId\":\"n\",\"at\":\"noon\",\"powerW\":1} | \"at\" is \"noon\"",
        "{\"nodeId\":\"n\",\"at\":\"2026-01-12T00:00:00Z\"} | none of powerW, powerMilliW",
        "{\"nodeId\":\"n\",\"at\":\"2026-01-12T00:00:00Z\",\"powerW\":\"1\"} | \"powerW\" is no number",
        "{\"nodeId\":\"n\",\"at\":\"2026-01-12T00:00:00Z\",\"power\":1} | unknown field \"power\"",
        "7 | none of [gpuUuid, nodeId, meterId]"
      })
  void read_badPoint_isRefusedInItsPlaceAndTheOthersAreRead(String point, String why)
      throws Exception {
    String good = "{\"nodeId\":\"n\",\"at\":\"2026-01-12T00:00:00Z\",\"powerW\":1}";
    List<Point> points = read("{\"points\":[%s,%s,%s]}".formatted(good, point, good));

    assertThat(points.get(0)).isInstanceOf(Point.Read.class);
    assertThat(points.get(1))
        .isInstanceOfSatisfying(
            Point.Refused.class, refused -> assertThat(refused.why()).contains(why));
    assertThat(points.get(2)).isInstanceOf(Point.Read.class);
  }

  @Test
  void read_tooManyPoints_refusesTheBatch() {
    String points = "1,".repeat(SampleBatches.MOST_POINTS) + "1";

    assertThatThrownBy(() -> read("{\"points\":[" + points + "]}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("10001 points; at most 10000");
  }
}
