package eu.megawatt.reports.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.reports.series.RandomSeries;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntsoeA44Test {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Instant MIDNIGHT = Instant.parse("2026-01-02T23:00:00Z");
  private static final Instant ONE = Instant.parse("2026-01-03T00:00:00Z");

  @ParameterizedTest
  @CsvSource({"15,true", "15,false", "30,true", "30,false", "60,true", "60,false"})
  void read_randomSeriesWritten_areReadBackEqual(int minutes, boolean repeating) {
    for (int seed = 0; seed < 30; seed++) {
      List<TimedSeries> written = new ArrayList<>();
      for (String zone : List.of("FR", "SE2", "SE3")) {
        written.add(
            RandomSeries.even(
                SeriesId.price(zone, "EUR"),
                A44Text.SOURCE,
                MIDNIGHT,
                Duration.ofMinutes(minutes),
                24 * 60 / minutes,
                seed * 10L + zone.hashCode()));
      }
      Preview<TimedSeries> read = read(A44Text.of(written, Duration.ofMinutes(minutes), repeating));

      assertThat(read.issues()).isEmpty();
      assertThat(read.found()).as("seed %d", seed).isEqualTo(written);
      assertThat(read.accepted()).isEqualTo(written);
    }
  }

  @ParameterizedTest
  @CsvSource({"2026-03-29,92", "2026-10-25,100", "2026-06-01,96"})
  void read_dayOfAnyLength_hasAStepForEachQuarterOfTheLocalClock(LocalDate day, int quarters) {
    // Walked by the clock on the wall, not by what the reader knows.
    Instant from = day.atStartOfDay(PARIS).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(PARIS).toInstant();
    List<Instant> walked = new ArrayList<>();
    for (var at = from.atZone(PARIS); at.toInstant().isBefore(to); at = at.plus(QUARTER)) {
      walked.add(at.toInstant());
    }
    TimedSeries written =
        RandomSeries.even(
            SeriesId.price("FR", "EUR"), A44Text.SOURCE, from, QUARTER, walked.size(), 7);

    Preview<TimedSeries> read = read(A44Text.of(List.of(written), QUARTER, true));

    TimedSeries found = read.accepted().getFirst();
    assertThat(found.steps().stream().map(Step::from).toList()).isEqualTo(walked).hasSize(quarters);
    assertThat(found.coverage(from, to).isComplete()).isTrue();
    if (quarters == 96) {
      assertThat(read.notes()).isEmpty();
    } else {
      assertThat(read.notes())
          .containsExactly(
              "FR price EUR/MWh: %s is a day of %d quarter hours, for the clock changes"
                  .formatted(day, quarters));
    }
  }

  @Test
  void read_positionsLeftOutOfCurveA03_repeatTheOneBeforeToTheEnd() {
    Preview<TimedSeries> read = hour("A03", A44Text.point(1, "10.5") + A44Text.point(3, "-2"));

    assertThat(values(read)).containsExactly("10.5", "10.5", "-2", "-2");
    assertThat(read.summary()).isEqualTo(new Summary("ENTSO-E A44", 2, 4, 0));
  }

  @Test
  void read_positionsLeftOutOfCurveA01_areNamedWithTheirTimes() {
    Preview<TimedSeries> read = hour("A01", A44Text.point(1, "10") + A44Text.point(4, "11"));

    assertThat(read.issues()).hasSize(1);
    assertThat(read.issues().getFirst().pointer()).contains("/Period/Point[2]");
    assertThat(read.issues().getFirst().message())
        .isEqualTo(
            "positions 2 to 3 are missing, from 2026-01-02T23:15:00Z to 2026-01-02T23:45:00Z");
  }

  @Test
  void read_firstPositionLeftOutOfCurveA03_isMissing() {
    assertThat(messages(hour("A03", A44Text.point(2, "10"))))
        .containsExactly(
            "positions 1 to 1 are missing, from 2026-01-02T23:00:00Z to 2026-01-02T23:15:00Z");
  }

  @Test
  void read_positionsTwiceBackwardsOutOfRangeAndNoNumber_areAllNamedAtOnce() {
    String points =
        A44Text.point(1, "10")
            + A44Text.point(1, "11")
            + A44Text.point(3, "12,5")
            + A44Text.point(2, "13")
            + A44Text.point(5, "14")
            + "<Point><position>x</position></Point>";

    assertThat(messages(hour("A03", points)))
        .containsExactly(
            "position 1 stands here after position 1",
            "\"12,5\" is not a number such as -12.5, with at most 12 digits before the point and"
                + " after it",
            "position 2 stands here after position 3",
            "\"5\" is not a position from 1 to 4",
            "\"x\" is not a position from 1 to 4",
            "\"\" is not a number such as -12.5, with at most 12 digits before the point and"
                + " after it");
  }

  @Test
  void read_periodThatEndsBeforeItBegins_isRefused() {
    assertThat(messages(read(A44Text.french("A01", ONE, MIDNIGHT, QUARTER, ""))))
        .containsExactly(
            "the period ends at 2026-01-02T23:00:00Z, not after it begins at"
                + " 2026-01-03T00:00:00Z");
  }

  @Test
  void read_periodOfAThousandYears_isRefusedBeforeItIsFilled() {
    String text =
        A44Text.french(
            "A03", MIDNIGHT, Instant.parse("2199-01-01T00:00:00Z"), QUARTER, A44Text.point(1, "1"));

    assertThat(messages(read(text))).singleElement().asString().contains("more than 35,232");
  }

  @Test
  void read_twoSeriesOverEachOther_namesBothPlacesWhereTheyDiffer() {
    String hourly =
        A44Text.french("A01", MIDNIGHT, ONE, Duration.ofHours(1), A44Text.point(1, "10"));
    String quarters = A44Text.french("A03", MIDNIGHT, ONE, QUARTER, A44Text.point(1, "12"));
    String both =
        hourly.replace("</Publication_MarketDocument>\n", "")
            + quarters.substring(A44Text.HEAD.length());

    List<Issue> issues = read(both).issues();

    assertThat(issues).hasSize(4);
    assertThat(issues.getFirst().message())
        .contains("FR price EUR/MWh is 12 from 2026-01-02T23:00:00Z")
        .contains("/TimeSeries/Period/Point says 10");
    assertThat(issues.getFirst().pointer()).contains("TimeSeries[2]");
  }

  @Test
  void read_sameDayTwiceAlike_isANote() {
    String hour = A44Text.french("A03", MIDNIGHT, ONE, QUARTER, A44Text.point(1, "12"));
    String twice =
        hour.replace("</Publication_MarketDocument>\n", "") + hour.substring(A44Text.HEAD.length());

    Preview<TimedSeries> read = read(twice);

    assertThat(read.accepted().getFirst().steps()).hasSize(4);
    assertThat(read.notes()).contains("FR price EUR/MWh: 4 values stand there twice, alike");
  }

  @Test
  void read_pricesBeyondTheMarketsLimits_areANote() {
    Preview<TimedSeries> read =
        hour(
            "A01",
            A44Text.point(1, "-500.01")
                + A44Text.point(2, "-500")
                + A44Text.point(3, "4000")
                + A44Text.point(4, "4000.01"));

    assertThat(read.accepted()).hasSize(1);
    assertThat(read.notes())
        .contains(
            "FR price EUR/MWh: 2 prices are beyond -500 to 4000, the market's limits; the first is"
                + " -500.01 at 2026-01-02T23:00:00Z");
  }

  @Test
  void read_hourOfADay_notesWhatTheRestOfItLacks() {
    assertThat(hour("A03", A44Text.point(1, "1")).notes())
        .containsExactly(
            "FR price EUR/MWh: nothing from 2026-01-03T00:00:00Z to 2026-01-03T23:00:00Z"
                + " (1380 min), of 2026-01-03");
  }

  @Test
  void read_acknowledgement_saysWhatThePlatformSaid() {
    String text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Acknowledgement_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-1:acknowledgementdocument:7:0">
          <mRID>a1</mRID>
          <Reason>
            <code>999</code>
            <text>No matching data found for Data item ENERGY_PRICES</text>
          </Reason>
        </Acknowledgement_MarketDocument>
        """;

    assertThat(messages(read(text)))
        .containsExactly(
            "the platform acknowledged the request and sent no prices: 999 No matching data found"
                + " for Data item ENERGY_PRICES. Maybe ask for another zone or day");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <type>A44</type> | <type>A65</type> | the document is of type "A65", not A44
          7:3" | 8:0" | is not a publication document of version 7:0 to 7:3
          >EUR< | >EURO< | "EURO" is not a currency of ISO 4217
          >MWH< | >KWH< | the prices are per "KWH", not per MWH
          >A03< | >A02< | "A02" is not a curve type that prices have
          PT15M | PT5M | "PT5M" is not a resolution of prices; known: PT15M, PT30M, PT60M
          01-03T00:00Z | 01-03T00:07Z | is no whole number of PT15M
          <start>2026-01-02T23:00Z | <start>yesterday | "yesterday" is not a time
          <start>2026-01-02T23:00Z</start> | <x/> | the period has no timeInterval with a start
          out_Domain.mRID codingScheme="A01">10YFR-RTE------C | out_Domain.mRID codingScheme="A01">10Y1001A1001A46L | a day-ahead price is of one zone
          RTE | RTF | is not an Energy Identification Code
          Publication_MarketDocument | GL_MarketDocument | Maybe ask for documentType=A44
          """)
  void read_oneThingWrong_isNamedAndNothingIsAccepted(String right, String wrong, String said) {
    String good = A44Text.french("A03", MIDNIGHT, ONE, QUARTER, A44Text.point(1, "12"));
    assertThat(read(good).isAcceptable()).isTrue();

    Preview<TimedSeries> read = read(good.replace(right, wrong));

    assertThat(messages(read)).anySatisfy(message -> assertThat(message).contains(said));
    assertThatThrownBy(read::accepted).isInstanceOf(InvalidDocumentException.class);
  }

  @Test
  void read_version70AndZoneWithoutAName_isRead() {
    String text =
        A44Text.french("A03", MIDNIGHT, ONE, QUARTER, A44Text.point(1, "12"))
            .replace("7:3\"", "7:0\"")
            .replace("10YFR-RTE------C", "10Y1001A1001A59C");

    Preview<TimedSeries> read = read(text);

    assertThat(read.accepted().getFirst().id().zone()).isEqualTo("10Y1001A1001A59C");
    assertThat(read.notes()).anyMatch(note -> note.contains("taken under its code"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
        "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\">",
        "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;&l;\"><!ENTITY n \"&m;&m;&m;&m;\">]>"
      })
  void read_documentType_isRefusedByName(String doctype) {
    String text =
        A44Text.french("A03", MIDNIGHT, ONE, QUARTER, A44Text.point(1, "12"))
            .replace("<Publication", doctype + "\n<Publication");

    assertThat(messages(read(text))).singleElement().asString().contains("has a DOCTYPE");
  }

  @Test
  void read_entityThatNobodyDeclared_isRefused() {
    String text = A44Text.french("A03", MIDNIGHT, ONE, QUARTER, A44Text.point(1, "&price;"));

    assertThat(messages(read(text))).singleElement().asString().contains("the XML is broken here");
  }

  @Test
  void read_elementsWithinEachOtherWithoutEnd_areRefused() {
    String text = A44Text.HEAD + "<a>".repeat(100_000);

    assertThat(messages(read(text)))
        .singleElement()
        .asString()
        .contains("more than 32 elements within each other");
  }

  @Test
  void read_fileWithoutEnd_isRefusedAtTheBound() throws IOException {
    try (InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            Arrays.fill(bytes, from, from + length, (byte) ' ');
            return length;
          }
        }) {
      assertThat(messages(EntsoeA44.read(endless))).singleElement().asString().contains("32 MiB");
    }
  }

  @Test
  void read_nothing_isRefused() {
    assertThat(messages(read(""))).hasSize(1);
    assertThat(messages(read(A44Text.HEAD + "</Publication_MarketDocument>")))
        .containsExactly("there is no value in the file. Maybe it is of a day to come");
  }

  @Test
  void read_anyBytesAnother_isAPreviewOrTheNamedRefusal() {
    byte[] good =
        A44Text.french("A03", MIDNIGHT, ONE, QUARTER, A44Text.point(1, "12"))
            .getBytes(StandardCharsets.UTF_8);
    Faults.each(
        good,
        5_000,
        bytes -> assertThat(EntsoeA44.read(new ByteArrayInputStream(bytes))).isNotNull());
  }

  private static Preview<TimedSeries> hour(String curve, String points) {
    return read(A44Text.french(curve, MIDNIGHT, ONE, QUARTER, points));
  }

  private static List<String> values(Preview<TimedSeries> read) {
    return read.accepted().getFirst().steps().stream()
        .map(step -> step.value().toPlainString())
        .toList();
  }

  private static List<String> messages(Preview<TimedSeries> read) {
    return read.issues().stream().map(Issue::message).toList();
  }

  private static Preview<TimedSeries> read(String text) {
    try {
      return EntsoeA44.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
