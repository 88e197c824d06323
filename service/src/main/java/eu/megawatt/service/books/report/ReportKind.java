package eu.megawatt.service.books.report;

import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.focus.FocusVersion;
import eu.megawatt.reports.report.GroupBy;
import eu.megawatt.reports.report.SharedKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * A report that can be asked for, and how.
 *
 * @param groupBy what its rows may be of; empty where that is not asked
 * @param shared by what jobs may bear what no job had; empty where that is not asked
 * @param focusVersions its versions; empty where it has none
 * @param hasCurrency whether it is told in any currency that the book has a rate for
 */
public record ReportKind(
    String kind,
    String title,
    List<String> groupBy,
    List<String> shared,
    List<String> focusVersions,
    boolean hasCurrency,
    List<String> formats) {

  private static final List<String> GROUPS =
      Stream.of(GroupBy.values()).map(GroupBy::word).toList();
  private static final List<String> KEYS =
      Stream.of(SharedKey.values()).map(SharedKey::word).toList();
  private static final List<String> VERSIONS =
      Stream.of(FocusVersion.values()).map(FocusVersion::word).toList();
  private static final List<String> FORMATS =
      Stream.of(FileFormat.values()).map(FileFormat::word).toList();

  /** All of them. */
  public static final List<ReportKind> ALL =
      Stream.of(MonthReport.values()).map(ReportKind::of).toList();

  private static ReportKind of(MonthReport report) {
    return switch (report) {
      case FOCUS -> of(report, "Cost and usage in FOCUS", List.of(), List.of(), VERSIONS);
      case CHARGEBACK ->
          of(report, "Cost by site, pool, tenant, project or job", GROUPS, KEYS, List.of());
      case INVOICE -> of(report, "Lines of invoices", List.of(), List.of(), List.of());
      case ENERGY -> of(report, "Energy and carbon", GROUPS, List.of(), List.of());
      case RECONCILIATION ->
          of(
              report,
              "Whether the parts are the meters and the ledger",
              List.of(),
              List.of(),
              List.of());
      case WATERFALL ->
          of(report, "What changed from the month before", List.of(), List.of(), List.of());
      case UNIT_COSTS ->
          of(report, "What GPU-hours, tokens and tasks cost", List.of(), List.of(), List.of());
      case CARBON_INTENSITY ->
          of(report, "Carbon of a GPU-hour (ISO/IEC 21031)", List.of(), List.of(), List.of());
    };
  }

  private static ReportKind of(
      MonthReport report,
      String title,
      List<String> groupBy,
      List<String> shared,
      List<String> versions) {
    return new ReportKind(
        report.word(), title, groupBy, shared, versions, report.hasCurrency(), FORMATS);
  }
}
