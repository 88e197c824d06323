package eu.megawatt.reports.focus;

import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Schema;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of Cost and Usage in the order of the file: those of the specification by name, then
 * our own, which begin with {@code x_}. Our own are the same in both versions.
 */
@SuppressWarnings(
    "ImmutableEnumChecker") // a column is a record of values, and nothing adds a version
enum FocusColumn {
  AVAILABILITY_ZONE("AvailabilityZone", ColumnType.TEXT, "Part of the region, where it has any."),
  BILLED_COST(
      "BilledCost",
      ColumnType.decimal(2),
      "The row's share of its invoice line, in whole cents that add up to it."),
  BILLING_ACCOUNT_ID("BillingAccountId", ColumnType.TEXT, "Who is charged or shown the cost."),
  BILLING_ACCOUNT_NAME("BillingAccountName", ColumnType.TEXT, "What it is called."),
  BILLING_CURRENCY("BillingCurrency", ColumnType.TEXT, "ISO 4217, of all costs and prices."),
  BILLING_PERIOD_END("BillingPeriodEnd", ColumnType.INSTANT, "The first moment after the month."),
  BILLING_PERIOD_START("BillingPeriodStart", ColumnType.INSTANT, "When the month begins."),
  CHARGE_CATEGORY("ChargeCategory", ColumnType.TEXT, "Usage, Tax, Credit or Adjustment."),
  CHARGE_CLASS("ChargeClass", ColumnType.TEXT, "Correction where a closed month is corrected."),
  CHARGE_DESCRIPTION("ChargeDescription", ColumnType.TEXT, "What is charged, in words."),
  CHARGE_FREQUENCY("ChargeFrequency", ColumnType.TEXT, "Usage-Based or One-Time."),
  CHARGE_PERIOD_END("ChargePeriodEnd", ColumnType.INSTANT, "The first moment after the charge."),
  CHARGE_PERIOD_START("ChargePeriodStart", ColumnType.INSTANT, "When the charge begins."),
  CONSUMED_QUANTITY(
      "ConsumedQuantity", ColumnType.exact(), "GPU-hours in which the GPUs were at work."),
  CONSUMED_UNIT("ConsumedUnit", ColumnType.TEXT, "Of ConsumedQuantity."),
  CONTRACTED_COST(
      "ContractedCost", ColumnType.exact(), "ContractedUnitPrice times PricingQuantity, exact."),
  CONTRACTED_UNIT_PRICE("ContractedUnitPrice", ColumnType.exact(), "As agreed with the account."),
  EFFECTIVE_COST(
      "EffectiveCost", ColumnType.decimal(2), "As BilledCost; nothing is paid in advance."),
  HOST_PROVIDER_NAME(
      "HostProviderName", ColumnType.TEXT, "Who runs the site.", EnumSet.of(FocusVersion.V1_4)),
  INVOICE_DETAIL_ID(
      "InvoiceDetailId",
      ColumnType.TEXT,
      "The line of the invoice, as in Invoice Detail.",
      EnumSet.of(FocusVersion.V1_4)),
  INVOICE_ID("InvoiceId", ColumnType.TEXT, "The invoice; absent where nothing is invoiced."),
  INVOICE_ISSUER_NAME("InvoiceIssuerName", ColumnType.TEXT, "Who invoices."),
  LIST_COST("ListCost", ColumnType.exact(), "ListUnitPrice times PricingQuantity, exact."),
  LIST_UNIT_PRICE("ListUnitPrice", ColumnType.exact(), "Before discounts."),
  PRICING_CATEGORY(
      "PricingCategory", ColumnType.TEXT, "Standard where there is a price, Other at cost."),
  PRICING_QUANTITY(
      "PricingQuantity",
      ColumnType.exact(),
      "GPU-hours that were the job's, at work or not; at cost, the euros that are passed on."),
  PRICING_UNIT("PricingUnit", ColumnType.TEXT, "Of PricingQuantity: GPU-Hours or Euros."),
  PROVIDER_NAME(
      "ProviderName", ColumnType.TEXT, "Who sells the service.", EnumSet.of(FocusVersion.V1_2)),
  PUBLISHER_NAME(
      "PublisherName", ColumnType.TEXT, "Who makes the service.", EnumSet.of(FocusVersion.V1_2)),
  REGION_ID("RegionId", ColumnType.TEXT, "Where it ran."),
  REGION_NAME("RegionName", ColumnType.TEXT, "What the region is called."),
  RESOURCE_ID("ResourceId", ColumnType.TEXT, "The job; of what is no job's, the pool or site."),
  RESOURCE_NAME("ResourceName", ColumnType.TEXT, "What its owner calls the job."),
  RESOURCE_TYPE("ResourceType", ColumnType.TEXT, "GPU job, GPU pool or Site."),
  SERVICE_CATEGORY("ServiceCategory", ColumnType.TEXT, "Compute."),
  SERVICE_NAME("ServiceName", ColumnType.TEXT, "GPU Compute."),
  SERVICE_PROVIDER_NAME(
      "ServiceProviderName",
      ColumnType.TEXT,
      "Who sells the service.",
      EnumSet.of(FocusVersion.V1_4)),
  SERVICE_SUBCATEGORY("ServiceSubcategory", ColumnType.TEXT, "Other (Compute)."),
  SKU_ID("SkuId", ColumnType.TEXT, "What is sold."),
  SKU_METER("SkuMeter", ColumnType.TEXT, "What of it is counted."),
  SKU_PRICE_DETAILS("SkuPriceDetails", ColumnType.JSON, "By what it is priced."),
  SKU_PRICE_ID("SkuPriceId", ColumnType.TEXT, "The price in the price list."),
  SUB_ACCOUNT_ID("SubAccountId", ColumnType.TEXT, "The tenant."),
  SUB_ACCOUNT_NAME("SubAccountName", ColumnType.TEXT, "What the tenant is called."),
  TAGS("Tags", ColumnType.JSON, "As the job's owner gave them."),
  X_ALLOCATED(
      "x_AllocatedGpuHours",
      ColumnType.decimal(6),
      "GPU-hours that were the holder's, at work or not.",
      "GPU-h"),
  X_LOCATION(
      "x_CarbonLocationBasedGrams",
      ColumnType.decimal(3),
      "CO2-equivalent by the grid's average.",
      "g"),
  X_MARKET(
      "x_CarbonMarketBasedGrams",
      ColumnType.decimal(3),
      "CO2-equivalent by contracts and the residual mix.",
      "g"),
  X_MODE("x_ChargebackMode", ColumnType.TEXT, "chargeback where it is invoiced, else showback."),
  X_DEPRECIATION("x_CostDepreciationEurCents", ColumnType.WHOLE, "Straight-line.", "EUR cent"),
  X_ENERGY_COST("x_CostEnergyEurCents", ColumnType.WHOLE, "The commodity.", "EUR cent"),
  X_FACILITY("x_CostFacilityEurCents", ColumnType.WHOLE, "Building, cooling and rent.", "EUR cent"),
  X_FINANCE("x_CostFinanceEurCents", ColumnType.WHOLE, "What capital costs.", "EUR cent"),
  X_FLEXIBILITY("x_CostFlexibilityEurCents", ColumnType.WHOLE, "Income, so 0 or less.", "EUR cent"),
  X_NETWORK("x_CostNetworkEurCents", ColumnType.WHOLE, "Of network operators.", "EUR cent"),
  X_STAFF("x_CostStaffEurCents", ColumnType.WHOLE, "Of people.", "EUR cent"),
  X_TAX("x_CostTaxEurCents", ColumnType.WHOLE, "Excise on electricity.", "EUR cent"),
  X_COST(
      "x_CostTotalEurCents",
      ColumnType.WHOLE,
      "What it cost the provider; with all rows it is the ledger's total.",
      "EUR cent"),
  X_QUALITY(
      "x_DataQuality",
      ColumnType.JSON,
      "How the site's IT energy of the month is known, by share, and whether it has a meter."),
  X_ENERGY(
      "x_EnergyWattHours",
      ColumnType.WHOLE,
      "IT and overhead; with all rows it is the sites' meters.",
      "Wh"),
  X_HOST("x_HostProviderName", ColumnType.TEXT, "Who runs the site."),
  X_PLACEMENT("x_PlacementId", ColumnType.TEXT, "The plan's placement of the job."),
  X_PUE(
      "x_PowerUsageEffectiveness",
      ColumnType.decimal(4),
      "The site's meter over its IT in the month."),
  X_ROW("x_RowId", ColumnType.TEXT, "Finds the accounts and the lines of the ledger behind it."),
  X_SERVICE("x_ServiceProviderName", ColumnType.TEXT, "Who sells the service."),
  X_ATTESTATION(
      "x_SovereigntyAttestationId",
      ColumnType.TEXT,
      "The signed statement that the placement was allowed."),
  X_USED(
      "x_UsedGpuHours",
      ColumnType.decimal(6),
      "GPU-hours in which the GPUs were at work.",
      "GPU-h");

  private final Column column;
  private final Set<FocusVersion> versions;

  FocusColumn(String name, ColumnType type, String description) {
    this(name, type, description, EnumSet.allOf(FocusVersion.class));
  }

  FocusColumn(String name, ColumnType type, String description, String unit) {
    this.column = new Column(name, type, description, Optional.of(unit));
    this.versions = EnumSet.allOf(FocusVersion.class);
  }

  FocusColumn(String name, ColumnType type, String description, EnumSet<FocusVersion> versions) {
    this.column = new Column(name, type, description, Optional.empty());
    this.versions = versions;
  }

  boolean isIn(FocusVersion version) {
    return versions.contains(version);
  }

  /** What a version's table looks like. */
  static Schema schema(FocusVersion version) {
    return new Schema(
        "focus-cost-and-usage",
        version.word(),
        Arrays.stream(values()).filter(it -> it.isIn(version)).map(it -> it.column).toList());
  }
}
