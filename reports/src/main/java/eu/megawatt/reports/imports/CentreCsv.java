package eu.megawatt.reports.imports;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.reports.regulation.CentreRegister;
import eu.megawatt.reports.regulation.DataCentre;
import eu.megawatt.reports.regulation.DataPointDefinition;
import eu.megawatt.reports.regulation.DataQuality;
import eu.megawatt.reports.regulation.DeclaredPoint;
import eu.megawatt.reports.regulation.Definitions;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what is declared of data centres, a data point each, with the columns {@code site}, {@code
 * year}, {@code dataPoint}, {@code value}, {@code text}, {@code quality}, {@code meters}, {@code
 * from}, {@code until} and {@code source}. A data point is one that a version of the regulation
 * asks for; {@code operatingFrom} (a date) makes a site a data centre, {@code exempt} (true) says
 * that it serves defence or civil protection alone. Issues name the line and the column.
 */
public final class CentreCsv {

  static final String OPERATING_FROM = "operatingFrom";
  static final String EXEMPT = "exempt";

  private static final String NAME = "NAME";
  private static final String FORMAT = "data centres CSV";
  private static final List<String> REQUIRED = List.of("site", "dataPoint", "source");
  private static final List<String> OPTIONAL =
      List.of("year", "value", "text", "quality", "meters", "from", "until");
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2199;

  private final Findings findings = new Findings();
  private final Map<String, Boolean> isNumber = new TreeMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<DeclaredPoint> points = new ArrayList<>();
  private final Map<String, LocalDate> operatingFrom = new TreeMap<>();
  private final TreeSet<String> sites = new TreeSet<>();
  private final TreeSet<String> exempt = new TreeSet<>();
  private int rows;

  private CentreCsv() {
    Definitions.builtIn().sets().stream()
        .flatMap(set -> set.dataPoints().stream())
        .filter(point -> point.formula().isEmpty())
        .forEach(this::known);
  }

  private void known(DataPointDefinition point) {
    isNumber.put(point.id(), point.unit().isPresent());
  }

  /**
   * Reads a stream, which stays open; whatever is wrong with it is in the preview, which has one
   * register.
   */
  public static Preview<CentreRegister> read(InputStream in) throws IOException {
    CentreCsv csv = new CentreCsv();
    try {
      csv.readAll(Table.of(FileText.utf8(Gathering.bytes(in))));
    } catch (InvalidDocumentException e) {
      csv.findings.issues(e.issues());
    }
    return csv.preview();
  }

  private void readAll(Table table) {
    table.checkColumns(REQUIRED, OPTIONAL, findings);
    if (findings.isSound()) {
      table.eachRow(findings, row -> readRow(row, table));
    }
    if (rows == 0 && findings.isSound()) {
      findings.issue("", "there is no data point in the file");
    }
    sites.stream()
        .filter(site -> !operatingFrom.containsKey(site))
        .forEach(
            site ->
                findings.issue(
                    "",
                    "%s has no row %s, which says since when it is a data centre"
                        .formatted(Names.quoted(site), OPERATING_FROM)));
  }

  private Preview<CentreRegister> preview() {
    CentreRegister register =
        new CentreRegister(
            operatingFrom.entrySet().stream()
                .map(
                    it ->
                        new DataCentre(
                            it.getKey(),
                            name(it.getKey()),
                            it.getValue(),
                            exempt.contains(it.getKey())))
                .toList(),
            points);
    return new Preview<>(
        List.of(register),
        findings.issues(),
        findings.notes(),
        new Summary(FORMAT, rows, points.size(), 0));
  }

  private String name(String site) {
    return points.stream()
        .filter(it -> it.siteId().equals(site) && it.pointId().equals(NAME))
        .flatMap(it -> it.text().stream())
        .findFirst()
        .orElse(site);
  }

  private void readRow(CsvRow row, Table table) {
    rows++;
    String site = row.required("site");
    String point = row.required("dataPoint");
    if (!site.isEmpty()) {
      sites.add(site);
    }
    onlyOnce(row);
    switch (point) {
      case OPERATING_FROM -> date(row, "text").ifPresent(it -> operatingFrom.put(site, it));
      case EXEMPT -> exempt(row, site);
      default -> readPoint(row, table, site, point);
    }
  }

  private void exempt(CsvRow row, String site) {
    String said = row.required("text");
    if (said.equals("true")) {
      exempt.add(site);
    } else if (!said.equals("false") && !said.isEmpty()) {
      row.add("text", "%s is neither true nor false".formatted(Names.quoted(said)));
    }
  }

  private void onlyOnce(CsvRow row) {
    String what =
        Stream.of("site", "year", "dataPoint")
            .map(it -> row.cell(it).orElse(""))
            .collect(Collectors.joining("\n"));
    Integer earlier = lines.putIfAbsent(what, row.line());
    if (earlier != null) {
      row.add(
          "dataPoint", "the same of the same year stands in line %d already".formatted(earlier));
    }
  }

  private void readPoint(CsvRow row, Table table, String site, String point) {
    Boolean number = isNumber.get(point);
    if (number == null) {
      List<String> all = new ArrayList<>(isNumber.keySet());
      all.addAll(List.of(OPERATING_FROM, EXEMPT));
      row.add("dataPoint", Names.unknown(point, "a data point that is declared", all));
      return;
    }
    Optional<Integer> year = row.cell("year").map(_ -> row.whole("year", FIRST_YEAR, LAST_YEAR));
    Optional<BigDecimal> value = number ? number(row, table) : Optional.empty();
    Optional<String> text = number ? Optional.empty() : Optional.of(row.required("text"));
    DataQuality quality = quality(row);
    List<String> meters = row.several("meters");
    if (quality == DataQuality.MEASURED && meters.isEmpty()) {
      row.add("meters", "a measured value names its meters, separated by |");
    }
    Optional<LocalDate> from = row.cell("from").flatMap(_ -> date(row, "from"));
    Optional<LocalDate> until = row.cell("until").flatMap(_ -> date(row, "until"));
    if (from.isPresent() && until.filter(it -> it.isBefore(from.get())).isPresent()) {
      row.add("until", "it ends before it begins on %s".formatted(from.get()));
    }
    String source = row.required("source");
    if (row.issues().isEmpty()) {
      points.add(
          new DeclaredPoint(
              site,
              year,
              point,
              value,
              text,
              quality,
              meters,
              from,
              until.map(it -> it.plusDays(1)),
              source));
    }
  }

  private static Optional<BigDecimal> number(CsvRow row, Table table) {
    String text = row.required("value");
    Optional<BigDecimal> number = table.number(text);
    if (number.isEmpty() && !text.isEmpty()) {
      row.add("value", Accepted.noNumber(text));
    }
    return number;
  }

  private static DataQuality quality(CsvRow row) {
    String word = row.cell("quality").orElse(DataQuality.DECLARED.word());
    List<DataQuality> known =
        Arrays.stream(DataQuality.values()).filter(it -> it != DataQuality.MISSING).toList();
    return known.stream()
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseGet(
            () -> {
              row.add(
                  "quality",
                  Names.unknown(word, "a quality", known.stream().map(DataQuality::word).toList()));
              return DataQuality.DECLARED;
            });
  }

  private static Optional<LocalDate> date(CsvRow row, String column) {
    String text = row.required(column);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      row.add(column, "%s is not a date such as 2026-06-01".formatted(Names.quoted(text)));
      return Optional.empty();
    }
  }
}
