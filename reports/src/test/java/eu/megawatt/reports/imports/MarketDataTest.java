package eu.megawatt.reports.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.megawatt.fleet.example.PriceArea;
import eu.megawatt.reports.series.TimedSeries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads what markets really said, where it lies beside the repository. */
class MarketDataTest {

  @ParameterizedTest
  @EnumSource(PriceArea.class)
  void read_pricesOfElevenMonths_namesTheDaysOfClockChangesAndWhatIsMissing(PriceArea area)
      throws IOException {
    List<String> lines = lines(area);
    StringBuilder text = new StringBuilder("from,zone,value,step,kind,currency,source\n");
    BigDecimal sum = BigDecimal.ZERO;
    for (String line : lines.subList(1, lines.size())) {
      text.append(line).append(",15m,price,EUR,market results\n");
      sum = sum.add(new BigDecimal(line.substring(line.lastIndexOf(',') + 1)));
    }

    Preview<TimedSeries> read =
        SeriesCsv.read(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));

    TimedSeries series = read.accepted().getFirst();
    assertThat(series.steps()).hasSize(lines.size() - 1);
    assertThat(
            series.steps().stream().map(it -> it.value()).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(sum);
    assertThat(sum.doubleValue() / series.steps().size())
        .isCloseTo(area.meanEurPerMWh(), within(0.5));
    String id = series.id().toString();
    assertThat(read.notes())
        .contains(
            id + ": 2025-10-26 is a day of 100 quarter hours, for the clock changes",
            id
                + ": nothing from 2025-10-26T01:00:00Z to 2025-10-26T02:00:00Z (60 min), of"
                + " 2025-10-26",
            id + ": 2026-03-29 is a day of 92 quarter hours, for the clock changes");
    assertThat(series.at(Instant.parse("2025-10-26T01:30:00Z"))).isEmpty();
  }

  private static List<String> lines(PriceArea area) throws IOException {
    Optional<Path> file = shared("data/energy/%s_dayahead_15min_long.csv.gz".formatted(area));
    assumeTrue(file.isPresent(), "The prices of the markets are not here.");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file.orElseThrow()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** A file of the folder beside the repository; empty where it is not there. */
  private static Optional<Path> shared(String file) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path shared = at.resolveSibling("shared").resolve(file);
      if (Files.exists(shared)) {
        return Optional.of(shared);
      }
    }
    return Optional.empty();
  }
}
