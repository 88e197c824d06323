package eu.megawatt.reports.imports;

import eu.megawatt.reports.regulation.CentreRegister;
import eu.megawatt.reports.regulation.DataCentre;
import eu.megawatt.reports.regulation.DeclaredPoint;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a register as {@link CentreCsv} reads it: the same text for the same register. */
public final class CentreCsvWriter {

  private static final String HEADER =
      "site,year,dataPoint,value,text,quality,meters,from,until,source\n";
  private static final String OF_THE_REGISTER = "register";

  private CentreCsvWriter() {}

  /** The table: what the data centres are, then a line for each data point. */
  public static String write(CentreRegister register) {
    Stream<String> centres =
        register.centres().stream()
            .flatMap(
                it ->
                    it.isExempt()
                        ? Stream.of(operating(it), exempt(it))
                        : Stream.of(operating(it)));
    return Stream.concat(centres, register.points().stream().map(CentreCsvWriter::row))
        .collect(Collectors.joining("", HEADER, ""));
  }

  private static String operating(DataCentre it) {
    return said(it, CentreCsv.OPERATING_FROM, it.operatingFrom().toString());
  }

  private static String exempt(DataCentre it) {
    return said(it, CentreCsv.EXEMPT, "true");
  }

  private static String said(DataCentre it, String point, String text) {
    return line(Stream.of(it.siteId(), "", point, "", text, "", "", "", "", OF_THE_REGISTER));
  }

  private static String row(DeclaredPoint it) {
    return line(
        Stream.of(
            it.siteId(),
            it.year().map(year -> year.toString()).orElse(""),
            it.pointId(),
            it.value().map(value -> value.toPlainString()).orElse(""),
            it.text().orElse(""),
            it.quality().word(),
            String.join("|", it.meterIds()),
            it.from().map(day -> day.toString()).orElse(""),
            it.to().map(day -> day.minusDays(1).toString()).orElse(""),
            it.source()));
  }

  private static String line(Stream<String> cells) {
    return cells.map(CsvCell::of).collect(Collectors.joining(",", "", "\n"));
  }
}
