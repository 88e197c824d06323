package eu.megawatt.reports.focus;

import eu.megawatt.reports.invoice.Bill;
import eu.megawatt.reports.invoice.Billing;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;

/**
 * Cost and Usage of a month: each row of its statement, of jobs in one for GPU time at work and one
 * for GPU time reserved; idle, unassigned and overhead on the provider's own account, so that
 * energy, carbon and cost are those of the meters and of the ledger; credits, adjustments and VAT.
 * Rows are told one by one, by account, invoice line and account of the ledger; the same billing
 * tells the same rows.
 */
public final class FocusRows implements Rows {

  /** What this provider supports, in the words of the published rules model. */
  public static final Set<String> CRITERIA =
      Set.of(
          "ACCOUNT_NAMING_SUPPORTED",
          "AVAILABILITY_ZONE_SUPPORTED",
          "BILLING_BASED_ON_PROVISIONED_RESOURCES_SUPPORTED",
          "MULTIPLE_PRICING_CATEGORIES_SUPPORTED",
          "NEGOTIATED_PRICING_SUPPORTED",
          "PUBLIC_PRICE_LIST_SUPPORTED",
          "REGION_SUPPORTED",
          "RESOURCE_TYPE_ASSIGNMENT_SUPPORTED",
          "SUB_ACCOUNT_SUPPORTED",
          "TAGGING_SUPPORTED",
          "UNIT_PRICING_SUPPORTED",
          "USAGE_MEASUREMENT_SUPPORTED");

  private final FocusVersion version;
  private final Billing billing;
  private final FocusNames names;

  public FocusRows(FocusVersion version, Billing billing, FocusNames names) {
    this.version = version;
    this.billing = billing;
    this.names = names;
  }

  /** The columns of a version; their order never changes within it. */
  public static Schema schema(FocusVersion version) {
    return FocusColumn.schema(version);
  }

  @Override
  public void into(RowSink sink) throws IOException {
    Period period = billing.statement().period();
    UseRow use = new UseRow(names, SiteFacts.of(billing.statement()), period.month());
    Iterator<Bill> bills = billing.bills().iterator();
    while (bills.hasNext()) {
      new BillRows(bills.next(), names, use, period, version).into(sink);
    }
  }
}
