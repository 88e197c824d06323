package eu.megawatt.reports.imports;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.Issue;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Eco2mixCsvTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final SeriesId FRANCE = SeriesId.carbon("FR", SeriesKind.CARBON_LOCATION);
  private static final String SOURCE =
      "RTE eCO2mix, Données définitives, emissions at the power stations";
  private static final LocalDate PLAIN = LocalDate.parse("2026-01-12");

  @ParameterizedTest
  @CsvSource({
    "2026-01-12,15,96,tab,UTF-8", "2026-01-12,30,48,;,UTF-8", "2026-01-12,30,48,tab,ISO-8859-1",
    "2026-03-29,30,46,tab,ISO-8859-1", "2025-10-26,15,100,;,UTF-8", "2025-10-26,30,50,tab,UTF-8"
  })
  void read_dayByTheClockOnTheWall_isReadBackEqual(
      LocalDate day, int minutes, int count, String tab, String charset) {
    TimedSeries written = day(day, minutes, count);
    String text =
        CsvText.eco2mix(written, PARIS, tab.equals("tab") ? "\t" : tab, UnaryOperator.identity());

    assertThat(read(text, Charset.forName(charset)).accepted()).containsExactly(written);
  }

  @Test
  void read_quarterRowsWithARateEveryHalfHour_haveStepsOfHalfAnHour() {
    TimedSeries quarters = day(PLAIN, 15, 96);
    String text =
        CsvText.eco2mix(
            quarters,
            PARIS,
            ";",
            row ->
                row.contains(":15;") || row.contains(":45;")
                    ? row.replaceAll("\\d+;\n", "\n")
                    : row);

    Preview<TimedSeries> read = read(text, StandardCharsets.UTF_8);

    List<Step> steps = read.accepted().getFirst().steps();
    assertThat(steps).hasSize(48);
    assertThat(steps).allMatch(it -> Duration.between(it.from(), it.to()).toMinutes() == 30);
    assertThat(read.summary()).isEqualTo(new Summary("eCO2mix CSV", 96, 48, 48));
  }

  @Test
  void read_dayThatIsNotOverYet_passesOverWhatHasNoValueAndSaysSo() {
    String text =
        CsvText.eco2mix(
                day(PLAIN, 30, 48),
                PARIS,
                "\t",
                row -> row.contains("12\t1") ? row.replaceAll("\\d+\t\n", "ND\t\n") : row)
            + "RTE ne pourra être tenu responsable de l'utilisation de ces données.\n";

    Preview<TimedSeries> read = read(text, StandardCharsets.ISO_8859_1);

    int later = 20;
    assertThat(read.accepted().getFirst().steps()).hasSize(48 - later);
    assertThat(read.notes()).contains("20 of 48 rows have no value yet: passed over");
  }

  @Test
  void read_springHourWithRates_isNotTakenAndAutumnHourOnceLeavesAGap() {
    List<Step> wall = new ArrayList<>();
    for (Instant at = Instant.parse("2026-03-28T00:00:00Z");
        at.isBefore(Instant.parse("2026-03-30T00:00:00Z"));
        at = at.plusSeconds(1800)) {
      wall.add(new Step(at, at.plusSeconds(1800), BigDecimal.TEN));
    }
    // By a clock that never changes, as some of RTE's files are.
    String spring =
        CsvText.eco2mix(
            new TimedSeries(FRANCE, "", wall), ZoneId.of("UTC"), "\t", UnaryOperator.identity());

    Preview<TimedSeries> read = read(spring, StandardCharsets.UTF_8);

    assertThat(read.accepted().getFirst().steps()).hasSize(96 - 2);
    assertThat(read.notes())
        .contains("2026-03-29 has values for the hour that the clock passes over: not taken");
    String autumn = spring.replace("2026-03-28", "2025-10-25").replace("2026-03-29", "2025-10-26");
    assertThat(read(autumn, StandardCharsets.UTF_8).notes())
        .contains(
            "FR carbon-location gCO2e/kWh: nothing from 2025-10-26T01:00:00Z to"
                + " 2025-10-26T02:00:00Z (60 min), of 2025-10-26");
  }

  @Test
  void read_openDataWithOffsetsNewestFirst_takesThemAtTheirWord() {
    String text =
        """
        Périmètre;Nature;Date;Heure;Date et Heure;Taux de CO2 (g/kWh)
        France;Données consolidées;2025-10-26;02:30;2025-10-26T02:30:00+01:00;14
        France;Données consolidées;2025-10-26;02:00;2025-10-26T02:00:00+01:00;13
        France;Données consolidées;2025-10-26;02:30;2025-10-26T02:30:00+02:00;12
        France;Données consolidées;2025-10-26;02:00;2025-10-26T02:00:00+02:00;11
        """;

    assertThat(read(text, StandardCharsets.UTF_8).accepted().getFirst().steps())
        .extracting(step -> step.from() + " " + step.value())
        .containsExactly(
            "2025-10-26T00:00:00Z 11",
            "2025-10-26T00:30:00Z 12",
            "2025-10-26T01:00:00Z 13",
            "2025-10-26T01:30:00Z 14");
  }

  @Test
  void read_everythingWrong_isNamedByLineAtOnce() {
    String text =
        """
        Périmètre;Nature;Date;Heures;Taux de Co2
        Bretagne;x;2026-01-12;00:00;10
        France;x;2026-01-12;00:30;-1
        France;x;2026-02-30;01:00;10
        France;x;2026-01-12;01:30;many
        France;x;2026-01-12;02:00;10
        France;x;2026-01-12;02:00;11
        """;

    assertThat(read(text, StandardCharsets.UTF_8).issues().stream().map(Issue::toString))
        .containsExactly(
            "/2/Périmètre: the perimeter is \"Bretagne\"; only that of France has a rate for the"
                + " country",
            "/3/Taux de Co2: \"-1\" is not a rate from 0 to 2000 g/kWh",
            "/4/Date: 2026-02-30 01:00 is not a time such as 2026-01-12 00:30",
            "/5/Taux de Co2: \"many\" is not a rate from 0 to 2000 g/kWh",
            "/7: FR carbon-location gCO2e/kWh is 11 from 2026-01-12T01:00:00Z to"
                + " 2026-01-12T01:30:00Z, but /6 says 10 from 2026-01-12T01:00:00Z to"
                + " 2026-01-12T01:30:00Z. Maybe keep one of the two");
  }

  @Test
  void read_anotherFile_saysWhatColumnsAreNeeded() {
    assertThat(read("a;b\n1;2\n", StandardCharsets.UTF_8).issues())
        .containsExactly(
            new Issue("/1", "the columns are a, b; Date, Heures and Taux de Co2 are needed"));
  }

  @Test
  void read_anyBytesAnother_isAPreview() {
    byte[] good =
        CsvText.eco2mix(day(PLAIN, 60, 24), PARIS, "\t", UnaryOperator.identity())
            .getBytes(StandardCharsets.ISO_8859_1);
    Faults.each(
        good,
        5_000,
        bytes -> assertThat(Eco2mixCsv.read(new ByteArrayInputStream(bytes))).isNotNull());
  }

  private static TimedSeries day(LocalDate day, int minutes, int count) {
    SplittableRandom random = new SplittableRandom(day.hashCode() + minutes);
    List<Step> steps = new ArrayList<>();
    Instant at = day.atStartOfDay(PARIS).toInstant();
    for (int i = 0; i < count; i++) {
      Instant end = at.plusSeconds(60L * minutes);
      steps.add(new Step(at, end, BigDecimal.valueOf(random.nextInt(10, 90))));
      at = end;
    }
    return new TimedSeries(FRANCE, SOURCE, steps);
  }

  private static Preview<TimedSeries> read(String text, Charset charset) {
    try {
      return Eco2mixCsv.read(new ByteArrayInputStream(text.getBytes(charset)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
