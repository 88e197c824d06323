package eu.megawatt.reports.focus;

import eu.megawatt.reports.invoice.BillLine;
import eu.megawatt.reports.invoice.Charge;
import eu.megawatt.reports.invoice.LineKey;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.report.JobLabels;
import eu.megawatt.reports.report.RowRef;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;

/** What a row says of use: where, by whom, how much, and what it cost. */
final class UseRow {

  private final FocusNames names;
  private final Map<String, SiteFacts> sites;
  private final YearMonth month;

  UseRow(FocusNames names, Map<String, SiteFacts> sites, YearMonth month) {
    this.names = names;
    this.sites = sites;
    this.month = month;
  }

  void fill(FocusRow row, BillLine line, Charge charge) {
    place(row, charge.row().account());
    sku(row, line);
    quantities(row, charge);
    costs(row, charge);
    if (charge.row().account().holder() instanceof Holder.Job job) {
      job(row, job);
    }
    row.put(FocusColumn.CHARGE_CATEGORY, "Usage")
        .put(FocusColumn.CHARGE_FREQUENCY, "Usage-Based")
        .put(FocusColumn.CHARGE_DESCRIPTION, charge.portion().description())
        .put(FocusColumn.X_ROW, ref(line.key(), charge.row().account()).encode());
    if (line.key().corrects().isPresent()) {
      row.put(FocusColumn.CHARGE_CLASS, "Correction");
    } else {
      SiteFacts facts = sites.getOrDefault(line.key().siteId(), SiteFacts.UNKNOWN);
      row.put(FocusColumn.X_PUE, facts.pue()).put(FocusColumn.X_QUALITY, facts.quality());
    }
  }

  private void place(FocusRow row, Account account) {
    SiteNames site = names.site(account.siteId());
    row.put(FocusColumn.REGION_ID, site.regionId())
        .put(FocusColumn.REGION_NAME, site.regionName())
        .putIfThere(FocusColumn.AVAILABILITY_ZONE, site.zone())
        .put(FocusColumn.HOST_PROVIDER_NAME, site.hostProviderName())
        .put(FocusColumn.X_HOST, site.hostProviderName());
    if (account.poolId().equals(Account.NO_POOL)) {
      row.put(FocusColumn.RESOURCE_ID, "site:" + account.siteId())
          .put(FocusColumn.RESOURCE_TYPE, "Site");
    } else {
      row.put(FocusColumn.RESOURCE_ID, "pool:%s/%s".formatted(account.siteId(), account.poolId()))
          .put(FocusColumn.RESOURCE_TYPE, "GPU pool");
    }
  }

  private void job(FocusRow row, Holder.Job job) {
    JobLabels labels = names.jobs().of(job);
    row.put(FocusColumn.RESOURCE_ID, "job:" + job.jobId())
        .put(FocusColumn.RESOURCE_TYPE, "GPU job")
        .putIfThere(FocusColumn.RESOURCE_NAME, labels.name())
        .put(FocusColumn.TAGS, new KeyValues().with(labels.tags()).cell())
        .putIfThere(FocusColumn.X_PLACEMENT, labels.placementId())
        .putIfThere(FocusColumn.X_ATTESTATION, labels.attestationId());
  }

  private static void sku(FocusRow row, BillLine line) {
    Sku sku = Sku.of(line);
    row.put(FocusColumn.SKU_ID, sku.id())
        .put(FocusColumn.SKU_PRICE_ID, sku.priceId())
        .put(FocusColumn.SKU_METER, sku.meter())
        .put(
            FocusColumn.SKU_PRICE_DETAILS, new KeyValues().with("x_PriceBasis", sku.basis()).cell())
        .put(FocusColumn.PRICING_CATEGORY, sku.category());
  }

  private static void quantities(FocusRow row, Charge charge) {
    row.put(FocusColumn.CONSUMED_QUANTITY, charge.usedGpuHours())
        .put(FocusColumn.CONSUMED_UNIT, "GPU-Hours")
        .put(FocusColumn.X_ALLOCATED, charge.allocatedGpuHours())
        .put(FocusColumn.X_USED, charge.usedGpuHours());
    charge
        .price()
        .ifPresentOrElse(
            price ->
                row.put(FocusColumn.PRICING_QUANTITY, charge.allocatedGpuHours())
                    .put(FocusColumn.PRICING_UNIT, "GPU-Hours")
                    .put(FocusColumn.LIST_UNIT_PRICE, price.listPrice())
                    .put(FocusColumn.CONTRACTED_UNIT_PRICE, price.contractedPrice()),
            () ->
                row.put(FocusColumn.PRICING_QUANTITY, charge.cost())
                    .put(FocusColumn.PRICING_UNIT, "Euros")
                    .put(FocusColumn.LIST_UNIT_PRICE, BigDecimal.ONE)
                    .put(FocusColumn.CONTRACTED_UNIT_PRICE, BigDecimal.ONE));
  }

  private static void costs(FocusRow row, Charge charge) {
    row.put(FocusColumn.LIST_COST, charge.listCost())
        .put(FocusColumn.CONTRACTED_COST, charge.contractedCost())
        .put(FocusColumn.BILLED_COST, charge.billedCost())
        .put(FocusColumn.EFFECTIVE_COST, charge.billedCost());
    OwnColumns.fill(row, charge.posted());
  }

  private RowRef ref(LineKey key, Account account) {
    return RowRef.of(month, key.corrects(), account, key.portion().word());
  }
}
