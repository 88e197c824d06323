package eu.megawatt.reports.regulation;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An annual report as tables: an overview, its data points, its indicators and what was found. Each
 * has every version of the regulation, one below the other.
 */
public final class AnnualTables {

  /** A row for each version. */
  public static final Schema OVERVIEW =
      schema(
          "annual_overview",
          new Column("regulation", ColumnType.TEXT, "The version in words."),
          new Column("is_draft", ColumnType.BOOLEAN, "Whether it is no law yet."),
          new Column(
              "applicability", ColumnType.TEXT, "Whether the data centre is to be reported."),
          new Column("due_on", ColumnType.DATE, "The day by which it is to be reported."),
          new Column("missing", ColumnType.WHOLE, "How many data points are missing.", "1"),
          new Column("unverified", ColumnType.TEXT, "Data points whose wording is to be checked."),
          new Column("note", ColumnType.TEXT, "What a reader has to know of the version."));

  /** A row for each version and data point. */
  public static final Schema DATA_POINTS =
      schema(
          "annual_data_points",
          new Column("data_point", ColumnType.TEXT, "Its id in the regulation."),
          new Column("name", ColumnType.TEXT, "Its name."),
          new Column("value", ColumnType.exact(), "The number, in the unit beside it."),
          new Column("text", ColumnType.TEXT, "The words, where it is no number."),
          new Column("unit", ColumnType.TEXT, "The unit of the number."),
          new Column("quality", ColumnType.TEXT, "Measured, estimated, declared or missing."),
          new Column("meters", ColumnType.TEXT, "The meters that it is the sum of."),
          new Column("from", ColumnType.DATE, "The first day that it covers."),
          new Column("until", ColumnType.DATE, "The last day that it covers."),
          new Column("source", ColumnType.TEXT, "Where the value is from, or why it is missing."),
          new Column("boundary", ColumnType.TEXT, "Where it is to be measured or counted."),
          new Column("giver", ColumnType.TEXT, "Who has to give it."),
          new Column("definition", ColumnType.TEXT, "What it is."),
          new Column("definition_source", ColumnType.TEXT, "Where the definition is from."),
          new Column("is_verified", ColumnType.BOOLEAN, "Whether the definition was compared."));

  /** A row for each version and indicator. */
  public static final Schema INDICATORS =
      schema(
          "annual_indicators",
          new Column("indicator", ColumnType.TEXT, "Its id in the regulation."),
          new Column("name", ColumnType.TEXT, "Its name."),
          new Column("value", ColumnType.exact(), "The number, in the unit beside it."),
          new Column("unit", ColumnType.TEXT, "The unit of the number."),
          new Column("quality", ColumnType.TEXT, "The worst of its data points."),
          new Column("missing", ColumnType.TEXT, "What is missing to calculate it."),
          new Column("formula", ColumnType.TEXT, "How it is calculated."),
          new Column("article", ColumnType.TEXT, "Where the regulation defines it."),
          new Column("boundary", ColumnType.TEXT, "Where its data points are measured."),
          new Column("category", ColumnType.TEXT, "The category of the standard."));

  /** A row for each version and finding. */
  public static final Schema FINDINGS =
      schema(
          "annual_findings",
          new Column("finding", ColumnType.TEXT, "What contradicts itself or covers too little."));

  private AnnualTables() {}

  /** The rows of {@link #OVERVIEW}. */
  public static Rows overview(AnnualReport report) {
    return rows(report, version -> Stream.of(overview(version)));
  }

  /** The rows of {@link #DATA_POINTS}. */
  public static Rows dataPoints(AnnualReport report) {
    return rows(
        report,
        version ->
            version.sheet().points().stream()
                .map(
                    point ->
                        DataPointRow.of(version.set().dataPoint(point.id()).orElseThrow(), point)));
  }

  /** The rows of {@link #INDICATORS}. */
  public static Rows indicators(AnnualReport report) {
    return rows(report, version -> version.indicators().stream().map(AnnualTables::indicator));
  }

  /** The rows of {@link #FINDINGS}. */
  public static Rows findings(AnnualReport report) {
    return rows(
        report, version -> version.findings().stream().map(finding -> List.of(Cell.of(finding))));
  }

  private static List<Cell> overview(VersionReport version) {
    return List.of(
        Cell.of(version.set().regulation()),
        Cell.of(version.set().isDraft()),
        Cell.of(version.applicability().word()),
        Cell.of(version.dueOn()),
        Cell.of(version.missing().size()),
        DataPointRow.joined(version.unverified()),
        Cell.of(version.set().note()));
  }

  private static List<Cell> indicator(IndicatorResult result) {
    IndicatorDefinition definition = result.definition();
    return List.of(
        Cell.of(definition.id()),
        Cell.of(definition.name()),
        result.value().map(Cell::of).orElse(Cell.ABSENT),
        Cell.of(definition.unit()),
        Cell.of(result.quality().word()),
        DataPointRow.joined(result.missing()),
        Cell.of(definition.formula()),
        Cell.of(definition.article()),
        Cell.of(definition.boundary()),
        Cell.of(definition.category()));
  }

  private interface OfVersion {
    Stream<List<Cell>> rows(VersionReport version);
  }

  private static Rows rows(AnnualReport report, OfVersion ofVersion) {
    return sink -> {
      for (VersionReport version : report.versions()) {
        for (List<Cell> cells : ofVersion.rows(version).toList()) {
          List<Cell> row = new ArrayList<>(key(report, version));
          row.addAll(cells);
          sink.row(row);
        }
      }
    };
  }

  private static List<Cell> key(AnnualReport report, VersionReport version) {
    return List.of(
        Cell.of(report.centre().siteId()), Cell.of(report.year()), Cell.of(version.set().id()));
  }

  private static Schema schema(String name, Column... columns) {
    List<Column> all =
        new ArrayList<>(
            List.of(
                new Column("data_centre", ColumnType.TEXT, "The site in the books."),
                new Column("year", ColumnType.WHOLE, "The calendar year that is reported."),
                new Column("version", ColumnType.TEXT, "The version of the regulation, by id.")));
    all.addAll(List.of(columns));
    return new Schema(name, all);
  }
}
