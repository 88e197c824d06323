package eu.megawatt.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MeasureTest {

  @Test
  void everyReading_isABenchmarkThatJmhKnows() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            MeasureTest.class.getClassLoader().getResourceAsStream("META-INF/BenchmarkList"))) {
      String known = new String(in.readAllBytes(), StandardCharsets.UTF_8);

      Stream<Reading> readings =
          Measure.ALL.stream()
              .flatMap(it -> Stream.concat(Stream.of(it.reading()), it.peer().stream()));

      assertThat(readings)
          .allSatisfy(
              reading ->
                  assertThat(known).contains(reading.of().getName()).contains(reading.method()));
    }
  }

  @Test
  void ratio_ofTimesAndRates_isMoreForTheBetter() {
    Measure time = Measure.ALL.getFirst();
    Measure rate = Measure.ALL.get(2);

    assertThat(time.ratio(5, 15)).isEqualTo(3);
    assertThat(rate.ratio(15, 5)).isEqualTo(3);
  }
}
