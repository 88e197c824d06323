package eu.megawatt.reports.imports;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.Issue;
import eu.megawatt.reports.series.Applied;
import eu.megawatt.reports.series.RandomSeries;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesCsvTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String HEAD = "from,to,zone,kind,value,currency,source\n";

  @Test
  void read_randomSeriesWritten_areReadBackEqualAndOnceMoreChangeNothing() {
    for (int seed = 0; seed < 100; seed++) {
      List<TimedSeries> written =
          List.of(
              RandomSeries.even(
                  SeriesId.price("FR", "EUR"), "a", START, Duration.ofMinutes(15), 40, seed),
              RandomSeries.even(
                  SeriesId.price("FR", "SEK"), "b", START, Duration.ofHours(1), 9, seed + 1L),
              RandomSeries.even(
                  SeriesId.price("SE3", "EUR"), "c", START, Duration.ofDays(1), 5, seed + 2L));
      List<TimedSeries> read = read(CsvText.series(written)).accepted();

      assertThat(read).as("seed %d", seed).isEqualTo(written);
      for (TimedSeries series : read) {
        assertThat(Applied.merge(written.get(read.indexOf(series)), series).isNothing()).isTrue();
      }
    }
  }

  @Test
  void read_stepsCarbonOffsetsAndDecimalCommas_areUnderstood() {
    String text =
        """
        from;step;zone;kind;value;currency;source
        2026-01-01T01:00+01:00;15m;FR;price;12,5;EUR;a
        2026-01-01T00:15Z;PT45M;FR;price;-0.5;EUR;a
        2026-01-01T00:00:00Z;365d;FR;carbon-residual;41;;b
        """;

    List<TimedSeries> read = read(text).accepted();

    assertThat(read.getFirst().id()).isEqualTo(SeriesId.carbon("FR", SeriesKind.CARBON_RESIDUAL));
    assertThat(read.getFirst().steps().getFirst().to()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(read.getLast().steps())
        .extracting(step -> step.from() + " " + step.to() + " " + step.value())
        .containsExactly(
            "2026-01-01T00:00:00Z 2026-01-01T00:15:00Z 12.5",
            "2026-01-01T00:15:00Z 2026-01-01T01:00:00Z -0.5");
  }

  @Test
  void read_everythingWrong_isNamedByLineAndColumnAtOnce() {
    String text =
        HEAD
            + """
            2026-01-01T00:00,2026-01-01T00:15Z,FR,price,1,EUR,a
            2026-01-01T00:15Z,2026-01-01T00:00Z,FR,price,1,EUR,a
            2026-01-01T00:30Z,2026-01-01T00:45Z,,prize,1,EUR,a
            2026-01-01T00:45Z,2026-01-01T01:00Z,FR,price,1.2.3,EURO,
            2026-01-01T01:00Z,,FR,carbon-location,-3,,a
            2026-01-01T01:15Z,2026-01-01T01:30Z,FR,carbon-location,3,EUR,a
            2026-01-01T01:30Z,2026-01-01T01:45Z,FR,carbon-location,-3,,a
            2026-01-01T01:45Z,2026-01-01T02:00Z,FR,price
            """;

    assertThat(read(text).issues().stream().map(Issue::toString))
        .containsExactly(
            "/2/from: \"2026-01-01T00:00\" is not a time from 1990 to 2199 with its offset, such as"
                + " 2026-01-12T00:00Z or 2026-01-12T01:00:00+01:00",
            "/3/to: the value would be in force from 2026-01-01T00:15:00Z to 2026-01-01T00:00:00Z;"
                + " it has to end later, and within ten years",
            "/4/zone: the cell is empty",
            "/4/kind: \"prize\" is not a kind of series; known: price, carbon-location,"
                + " carbon-residual, delivery. Maybe \"price\"?",
            "/5/currency: \"EURO\" is not a currency of ISO 4217, such as EUR or SEK",
            "/5/source: the cell is empty",
            "/6/to: neither \"to\" nor \"step\" is there",
            "/6/value: \"-3\" is not from 0 to 10000 gCO2e/kWh",
            "/7/currency: a value of kind carbon-location has no currency",
            "/8/value: \"-3\" is not from 0 to 10000 gCO2e/kWh",
            "/9: 4 cells for 7 columns");
  }

  @Test
  void read_headerThatIsWrong_namesEachColumn() {
    assertThat(read("from,zon,kind,value,value\n1,2,3,4,5\n").issues().stream().map(Issue::message))
        .containsExactly(
            "\"zon\" is not a column; known: from, zone, kind, value, source, to, step, currency."
                + " Maybe \"zone\"?",
            "the column \"value\" stands here twice",
            "the column \"zone\" is missing",
            "the column \"source\" is missing",
            "one of the columns \"to\" and \"step\" is needed");
  }

  @Test
  void read_moreIssuesThanAreTold_countsTheOthers() {
    String text = HEAD + "x,2026-01-01T00:15Z,FR,price,1,EUR,a\n".repeat(1_500);

    assertThat(read(text).issues()).hasSize(1_001).last().hasToString("and 500 more");
  }

  @Test
  void read_sourcesOfOneSeries_areToldTogether() {
    String text =
        HEAD
            + """
            2026-01-01T00:00Z,2026-01-01T00:15Z,FR,price,1,EUR,exchange
            2026-01-01T00:15Z,2026-01-01T00:30Z,FR,price,1,EUR,broker
            """;

    assertThat(read(text).accepted().getFirst().source()).isEqualTo("exchange; broker");
  }

  @Test
  void read_fileThatIsNotUtf8_namesTheLine() throws IOException {
    byte[] bytes =
        (HEAD + "2026-01-01T00:00Z,2026-01-01T00:15Z,FR,price,1,EUR,donn\u00e9es\n")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(SeriesCsv.read(new ByteArrayInputStream(bytes)).issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.pointer()).isEqualTo("/2"));
  }

  @Test
  void read_tooManyRows_isRefusedByTheBound() {
    assertThat(read(HEAD + "x\n".repeat(Table.MOST_ROWS)).issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.message()).contains("400,000 rows"));
  }

  @Test
  void read_stepsThatTouch_areNoOverlap() {
    String text =
        HEAD
            + """
            2026-01-01T00:15Z,2026-01-01T00:30Z,FR,price,2,EUR,a
            2026-01-01T00:00Z,2026-01-01T00:15Z,FR,price,1,EUR,a
            """;

    assertThat(read(text).accepted().getFirst().steps())
        .extracting(Step::value)
        .extracting(Object::toString)
        .containsExactly("1", "2");
  }

  @Test
  void read_anyBytesAnother_isAPreview() {
    byte[] good =
        CsvText.series(
                List.of(
                    RandomSeries.even(
                        SeriesId.price("FR", "EUR"), "a", START, Duration.ofMinutes(15), 12, 3)))
            .getBytes(StandardCharsets.UTF_8);
    Faults.each(
        good,
        5_000,
        bytes -> assertThat(SeriesCsv.read(new ByteArrayInputStream(bytes))).isNotNull());
  }

  private static Preview<TimedSeries> read(String text) {
    try {
      return SeriesCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
