package eu.megawatt.reports.closing;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.focus.FocusNames;
import eu.megawatt.reports.invoice.Billing;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.report.LedgerTotals;
import java.util.List;
import java.util.Optional;

/**
 * A month that is closed, with all that its reports are made of.
 *
 * @param before the month before, as it was closed; empty for the first
 * @param ledger what its entries and charges add up to
 * @param billing who pays what of it
 * @param names what things are called
 * @param book by which it was counted
 * @param assets the register of that time
 * @param work what was done in it, as far as it was counted by then
 */
public record ClosedMonth(
    Statement statement,
    Optional<Statement> before,
    LedgerTotals ledger,
    Billing billing,
    FocusNames names,
    CostBook book,
    List<Asset> assets,
    List<WorkCount> work) {

  public ClosedMonth {
    assets = List.copyOf(assets);
    work = List.copyOf(work);
  }

  /** The same after another month. */
  public ClosedMonth after(Optional<Statement> other) {
    return new ClosedMonth(statement, other, ledger, billing, names, book, assets, work);
  }
}
