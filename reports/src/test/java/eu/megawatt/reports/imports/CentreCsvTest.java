package eu.megawatt.reports.imports;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.Issue;
import eu.megawatt.reports.regulation.CentreRegister;
import eu.megawatt.reports.regulation.DataCentre;
import eu.megawatt.reports.regulation.DataPoint;
import eu.megawatt.reports.regulation.DataQuality;
import eu.megawatt.reports.regulation.Provenance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CentreCsvTest {

  private static final String GOOD =
      """
      site;year;dataPoint;value;text;quality;meters;from;until;source
      par-1;;operatingFrom;;2026-04-01;;;;;permit
      par-1;;exempt;;true;;;;;ministry
      par-1;;NAME;;Paris 1;;;;;register
      par-1;;PDIT;22000,5;;;;;;nameplates
      par-1;2026;PDIT;21000;;measured;m-1|m-2;2026-05-01;2026-12-31;feeders
      """;

  private static final DataCentre PARIS =
      new DataCentre("par-1", "Paris 1", LocalDate.parse("2026-04-01"), true);

  @Test
  void read_good_isACentreAndWhatIsSaidOfAYearCountsBeforeWhatIsSaidOfAll() {
    CentreRegister register = read(GOOD).accepted().getFirst();

    assertThat(register.centres()).containsExactly(PARIS);
    assertThat(register.of(PARIS, 2026).get("PDIT"))
        .isEqualTo(
            new DataPoint.Known(
                "PDIT",
                new BigDecimal("21000"),
                new Provenance(
                    DataQuality.MEASURED,
                    List.of("m-1", "m-2"),
                    LocalDate.parse("2026-05-01"),
                    LocalDate.parse("2027-01-01"),
                    "feeders")));
    assertThat(register.of(PARIS, 2027).get("PDIT"))
        .isEqualTo(
            new DataPoint.Known(
                "PDIT",
                new BigDecimal("22000.5"),
                new Provenance(
                    DataQuality.DECLARED,
                    List.of(),
                    LocalDate.parse("2027-01-01"),
                    LocalDate.parse("2028-01-01"),
                    "nameplates")));
  }

  @Test
  void write_whatWasRead_readsTheSame() {
    CentreRegister register = read(GOOD).accepted().getFirst();

    assertThat(read(CentreCsvWriter.write(register)).accepted()).containsExactly(register);
  }

  @Test
  void read_wrongCells_namesAllOfThemByLineAndColumn() {
    Preview<CentreRegister> preview =
        read(
            """
            site,year,dataPoint,value,text,quality,meters,source
            par-1,26,PDIT,much,,measured,,nobody
            par-1,,PDITT,1,,,,nobody
            par-1,,exempt,,maybe,,,nobody
            bor-1,,NAME,,Borlange,guessed,,nobody
            bor-1,,NAME,,Again,,,nobody
            """);

    assertThat(preview.issues())
        .extracting(Issue::pointer)
        .containsExactlyInAnyOrder(
            "/2/year",
            "/2/value",
            "/2/meters",
            "/3/dataPoint",
            "/4/text",
            "/5/quality",
            "/6/dataPoint",
            "",
            "");
    assertThat(preview.issues())
        .extracting(Issue::message)
        .anyMatch(it -> it.contains("Maybe \"PDIT\"?"))
        .anyMatch(it -> it.contains("\"par-1\" has no row operatingFrom"))
        .anyMatch(it -> it.contains("\"bor-1\" has no row operatingFrom"));
  }

  private static Preview<CentreRegister> read(String text) {
    try {
      return CentreCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
