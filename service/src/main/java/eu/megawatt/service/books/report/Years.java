package eu.megawatt.service.books.report;

import eu.megawatt.reports.closing.YearReport;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementText;
import eu.megawatt.reports.regulation.AnnualReport;
import eu.megawatt.reports.regulation.BookedEnergy;
import eu.megawatt.reports.regulation.CentreRegister;
import eu.megawatt.reports.regulation.DataCentre;
import eu.megawatt.reports.regulation.Definitions;
import eu.megawatt.service.books.ledger.Ledger;
import eu.megawatt.service.books.period.Periods;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Annual reports on data centres: of closed months, and of what was declared. Thread-safe. */
public final class Years {

  private final Periods periods;
  private final Supplier<CentreRegister> declared;
  private final Definitions definitions = Definitions.builtIn();

  public Years(Periods periods, Supplier<CentreRegister> declared) {
    this.periods = periods;
    this.declared = declared;
  }

  /** The report of a year; it has no row where nothing was declared of any data centre. */
  public YearReport of(int year) {
    CentreRegister register = declared.get();
    List<Statement> statements = periods.closedSince(year);
    return new YearReport(
        year,
        register.centres().stream().map(it -> of(it, year, register, statements)).toList(),
        source(statements));
  }

  private AnnualReport of(
      DataCentre centre, int year, CentreRegister register, List<Statement> statements) {
    return AnnualReport.of(
        centre,
        year,
        definitions,
        BookedEnergy.of(centre, year, meters(centre, year, statements), statements),
        register.of(centre, year));
  }

  /** The meters by which the first day of each month was counted. */
  private List<String> meters(DataCentre centre, int year, List<Statement> statements) {
    SortedSet<String> meters = new TreeSet<>();
    Ledger ledger = periods.sources().ledger();
    statements.stream()
        .map(Statement::period)
        .filter(it -> it.month().getYear() == year)
        .forEach(
            it ->
                ledger.inForce(
                    centre.siteId(),
                    it.firstQuarter(),
                    it.firstQuarter().next(),
                    (SiteQuarter entry) -> meters.addAll(entry.basis().meterIds())));
    return List.copyOf(meters);
  }

  private static String source(List<Statement> statements) {
    return statements.isEmpty()
        ? "no closed month"
        : statements.stream()
            .map(
                it ->
                    "%s %s".formatted(it.period().id(), StatementText.sha256(it).substring(0, 12)))
            .collect(Collectors.joining(", ", "statements of ", ""));
  }
}
