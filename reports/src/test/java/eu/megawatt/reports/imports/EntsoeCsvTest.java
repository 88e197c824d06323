package eu.megawatt.reports.imports;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.Issue;
import eu.megawatt.reports.series.RandomSeries;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntsoeCsvTest {

  private static final ZoneId CENTRAL = ZoneId.of("Europe/Brussels");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final String SOURCE = "ENTSO-E transparency platform, CSV";
  private static final SeriesId FR = SeriesId.price("FR", "EUR");

  /** The autumn hour in quarters and in full hours, the spring one likewise, and a plain day. */
  @ParameterizedTest
  @CsvSource({
    "2025-10-26,15,100",
    "2025-10-26,60,25",
    "2026-03-29,15,92",
    "2026-03-29,60,23",
    "2026-03-29,30,46",
    "2026-06-01,15,96"
  })
  void read_daysOfAnyLengthByTheClockOnTheWall_areReadBackEqual(
      LocalDate day, int minutes, int count) {
    TimedSeries written = day(day, FR, minutes, count);

    for (String text :
        List.of(
            CsvText.entsoe(List.of(written), "CET/CEST", CENTRAL),
            CsvText.olderEntsoe(written, CENTRAL),
            CsvText.entsoe(List.of(written), "UTC", UTC))) {
      Preview<TimedSeries> read = read(text);

      assertThat(read.issues()).isEmpty();
      assertThat(read.found()).containsExactly(written);
      assertThat(read.found().getFirst().coverage(start(day), start(day.plusDays(1))).isComplete())
          .isTrue();
    }
  }

  @Test
  void read_newestRowFirst_isTheSame() {
    TimedSeries written = day(LocalDate.parse("2025-10-26"), FR, 15, 100);
    List<String> lines = CsvText.olderEntsoe(written, CENTRAL).lines().toList();
    String turned =
        lines.getFirst() + "\n" + String.join("\n", lines.subList(1, lines.size()).reversed());

    assertThat(read(turned).accepted()).containsExactly(written);
  }

  @Test
  void read_severalAreasByTurns_tellTheHourThatComesTwiceApartInEach() {
    LocalDate day = LocalDate.parse("2025-10-26");
    TimedSeries fr = day(day, FR, 15, 100);
    TimedSeries se3 = day(day, SeriesId.price("SE3", "EUR"), 15, 100);
    List<String> one = CsvText.entsoe(List.of(fr), "CET/CEST", CENTRAL).lines().toList();
    List<String> two = CsvText.entsoe(List.of(se3), "CET/CEST", CENTRAL).lines().toList();
    StringBuilder text = new StringBuilder(one.getFirst()).append('\n');
    for (int i = 1; i < one.size(); i++) {
      text.append(one.get(i)).append('\n').append(two.get(i)).append('\n');
    }

    assertThat(read(text.toString()).accepted()).containsExactly(fr, se3);
  }

  @Test
  void read_autumnHourOnceOnly_isTheFirstAndTheSecondIsAGap() {
    String text =
        """
        "MTU (CET/CEST)","Day-ahead Price [EUR/MWh]","Currency","BZN|FR"
        "26.10.2025 01:00 - 26.10.2025 02:00","1","EUR",""
        "26.10.2025 02:00 - 26.10.2025 03:00","2","EUR",""
        "26.10.2025 03:00 - 26.10.2025 04:00","3","EUR",""
        """;

    Preview<TimedSeries> read = read(text);

    assertThat(read.accepted().getFirst().steps().get(1).from()).isEqualTo("2025-10-26T00:00:00Z");
    assertThat(read.notes())
        .anyMatch(
            note -> note.contains("nothing from 2025-10-26T01:00:00Z to 2025-10-26T02:00:00Z"));
  }

  @Test
  void read_marksOfSummerAndWinterTime_areTakenAtTheirWord() {
    String text =
        """
        "MTU (CET/CEST)","Area","Day-ahead Price (EUR/MWh)"
        "27/10/2024 02:45:00 (CET) - 27/10/2024 03:00:00 (CET)","BZN|FR","2"
        "27/10/2024 02:45:00 (CEST) - 27/10/2024 02:00:00 (CET)","BZN|FR","1"
        "31/03/2024 01:45:00 (CET) - 31/03/2024 03:00:00 (CEST)","BZN|FR","0"
        """;

    assertThat(read(text).accepted().getFirst().steps().stream().map(Step::from))
        .containsExactly(
            Instant.parse("2024-03-31T00:45:00Z"),
            Instant.parse("2024-10-27T00:45:00Z"),
            Instant.parse("2024-10-27T01:45:00Z"));
  }

  @Test
  void read_springHourWithAPrice_isAnIssueAndWithoutOneIsPassedOver() {
    String text =
        """
        "MTU (CET/CEST)","Day-ahead Price [EUR/MWh]","Currency","BZN|FR"
        "29.03.2026 01:00 - 29.03.2026 02:00","1","EUR",""
        "29.03.2026 02:00 - 29.03.2026 03:00","%s","EUR",""
        "29.03.2026 03:00 - 29.03.2026 04:00","3","EUR",""
        """;

    assertThat(read(text.formatted("n/e")).accepted().getFirst().steps()).hasSize(2);
    assertThat(read(text.formatted("n/e")).summary().passedCount()).isEqualTo(1);
    assertThat(read(text.formatted("2")).issues())
        .containsExactly(new Issue("/3/MTU (CET/CEST)", "the clock passes over 2026-03-29T02:00"));
  }

  @Test
  void read_twoAuctionsOfOneZone_areAnIssueWhereTheyDiffer() {
    String text =
        """
        "MTU (UTC)","Area","Sequence","Day-ahead Price (EUR/MWh)"
        "01/01/2026 00:00:00 - 01/01/2026 01:00:00","BZN|DE-LU","Sequence Sequence 1","10"
        "01/01/2026 00:00:00 - 01/01/2026 00:15:00","BZN|DE-LU","Sequence Sequence 2","12"
        """;

    assertThat(read(text).issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.pointer()).isEqualTo("/3"))
        .satisfies(issue -> assertThat(issue.message()).contains("but /2 says 10"));
  }

  @Test
  void read_everythingWrong_isNamedByLineAndColumnAtOnce() {
    String text =
        """
        "MTU (UTC)","Area","Day-ahead Price (EUR/MWh)","Currency"
        "01/01/2026 00:00:00 - 01/01/2026 00:15:00","BZN|FR","a lot","EUR"
        "yesterday","BZN|FR","1","EUR"
        "01/01/2026 00:30:00 - 01/01/2026 00:35:00","BZN|FR","1","EUR"
        "01/01/2026 00:45:00 - 01/01/2026 01:00:00","France","1","EUR"
        "01/01/2026 01:00:00 - 01/01/2026 01:15:00","BZN|FR","1","SEK"
        "32/01/2026 01:15:00 - 32/01/2026 01:30:00","BZN|FR","1","EUR"
        "01/01/2026 01:30:00 - 01/01/2026 01:45:00","BZN|FR"
        """;

    assertThat(read(text).issues().stream().map(Issue::pointer))
        .containsExactlyInAnyOrder(
            "/2/Day-ahead Price (EUR/MWh)",
            "/3/MTU (UTC)",
            "/4/MTU (UTC)",
            "/5/Area",
            "/6/Currency",
            "/7/MTU (UTC)",
            "/8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "MTU (PST/PDT)","Area","Day-ahead Price (EUR/MWh)" ; "PST/PDT" is not a clock
          "Area","Day-ahead Price (EUR/MWh)" ; a time (MTU (UTC) or MTU (CET/CEST))
          "MTU (UTC)","Area","Actual Total Load (MW)" ; a price (Day-ahead Price (EUR/MWh))
          "MTU (UTC)","Area","Day-ahead Price (EUR/MWh)" ; there is no value in the file
          """)
  void read_headerOrFileWithoutPrices_saysWhatIsNeeded(String line) {
    List<String> parts = List.of(line.split(" ; ", -1));

    assertThat(read(parts.getFirst() + "\n").issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.message()).contains(parts.getLast()));
  }

  @Test
  void read_anyBytesAnother_isAPreview() {
    byte[] good =
        CsvText.entsoe(List.of(day(LocalDate.parse("2025-10-26"), FR, 60, 25)), "CET/CEST", CENTRAL)
            .getBytes(StandardCharsets.UTF_8);
    Faults.each(
        good,
        5_000,
        bytes -> assertThat(EntsoeCsv.read(new ByteArrayInputStream(bytes))).isNotNull());
  }

  private static TimedSeries day(LocalDate day, SeriesId id, int minutes, int count) {
    return RandomSeries.even(
        id, SOURCE, start(day), Duration.ofMinutes(minutes), count, day.hashCode() + id.hashCode());
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(CENTRAL).toInstant();
  }

  private static Preview<TimedSeries> read(String text) {
    try {
      return EntsoeCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
