package eu.megawatt.service.books.report;

import eu.megawatt.reports.closing.ClosedMonth;
import eu.megawatt.reports.invoice.Billing;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.report.LedgerTotals;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What of a month is one tenant's. */
final class TenantPart {

  private TenantPart() {}

  /**
   * The month with a tenant's own rows alone.
   *
   * @param billing who pays for a statement
   */
  static ClosedMonth of(ClosedMonth month, String tenant, Billings billing) {
    UnaryOperator<Statement> own = it -> of(it, tenant);
    Statement statement = own.apply(month.statement());
    Optional<Statement> before = month.before().map(own);
    return new ClosedMonth(
        statement,
        before,
        new LedgerTotals(),
        billing.of(statement),
        month.names(),
        month.book(),
        List.of(),
        month.work().stream().filter(it -> it.tenantId().equals(tenant)).toList());
  }

  /** Divides a statement among who pays for it. */
  @FunctionalInterface
  interface Billings {
    Billing of(Statement statement);
  }

  private static Statement of(Statement statement, String tenant) {
    NavigableMap<Account, Posted> own = new TreeMap<>();
    statement
        .own()
        .forEach(
            (account, posted) -> {
              if (isOf(account, tenant)) {
                own.put(account, posted);
              }
            });
    return new Statement(
        statement.period(),
        own,
        statement.sites(),
        statement.adjustments().stream().filter(row -> isOf(row.account(), tenant)).toList());
  }

  static boolean isOf(Account account, String tenant) {
    return account.holder() instanceof Holder.Job job && job.tenantId().equals(tenant);
  }
}
