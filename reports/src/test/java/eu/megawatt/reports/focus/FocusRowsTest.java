package eu.megawatt.reports.focus;

import static eu.megawatt.reports.TestingTable.sum;
import static eu.megawatt.reports.TestingTable.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.reports.TestingMonths;
import eu.megawatt.reports.TestingStatements;
import eu.megawatt.reports.TestingTable;
import eu.megawatt.reports.invoice.Bill;
import eu.megawatt.reports.invoice.Billing;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Adjustments;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.report.RowRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FocusRowsTest {

  static final FocusNames NAMES =
      new FocusNames(
          "Megawatt SAS",
          "Megawatt SAS",
          new TreeMap<>(
              Map.of(
                  "S-0",
                  new SiteNames("fr-par-1", "Paris", Optional.of("fr-par-1a"), "Colo Operator"))),
          job -> TestingMonths.labels(job.jobId()));

  private static final IssueFacts ISSUE =
      new IssueFacts(
          Instant.parse("2026-10-01T00:00:00Z"),
          Instant.parse("2026-11-03T08:00:00Z"),
          Optional.of(Instant.parse("2026-11-03T08:00:00Z")),
          Optional.of(Instant.parse("2026-12-03T08:00:00Z")),
          "Net 30");

  static Billing billing(Statement statement) {
    return Billing.of(
        statement, TestingMonths.ACCOUNTS, TestingMonths.PRICES, TestingMonths.EXTRAS);
  }

  static List<Map<String, String>> rows(FocusVersion version, Statement statement) {
    return TestingTable.of(
        FocusRows.schema(version), new FocusRows(version, billing(statement), NAMES));
  }

  @Test
  void rows_ofAnyMonth_areTheStatementTheLinesAndTheInvoices() {
    for (int seed = 0; seed < 2_000; seed++) {
      Statement statement = TestingStatements.of(seed).statement();
      Billing billing = billing(statement);
      List<Map<String, String>> rows = rows(FocusVersion.V1_4, statement);
      Posted total = statement.total();

      assertThat(sum(rows, "x_EnergyWattHours").longValueExact())
          .as("seed %d", seed)
          .isEqualTo(total.energyWh());
      assertThat(sum(rows, "x_CostTotalEurCents").longValueExact())
          .isEqualTo(total.cents().total());
      assertThat(sum(rows, "x_CostNetworkEurCents").longValueExact())
          .isEqualTo(total.cents().of(CostKind.NETWORK));
      assertThat(sum(rows, "x_CarbonLocationBasedGrams").movePointRight(3).longValueExact())
          .isEqualTo(total.locationMilliG());
      assertThat(sum(rows, "x_AllocatedGpuHours").movePointRight(6).longValueExact())
          .isEqualTo(total.allocatedMicroGpuH());
      assertThat(sum(rows, "x_UsedGpuHours").movePointRight(6).longValueExact())
          .isEqualTo(total.usedMicroGpuH());
      billing.bills().forEach(bill -> assertInvoice(bill, rows));
      assertDetails(billing, rows);
    }
  }

  private static void assertInvoice(Bill bill, List<Map<String, String>> rows) {
    List<Map<String, String>> ofAccount =
        rows.stream()
            .filter(row -> bill.account().id().equals(row.get("BillingAccountId")))
            .toList();
    long payable = bill.invoice().map(invoice -> invoice.payableCents()).orElseGet(bill::netCents);
    assertThat(sum(ofAccount, "BilledCost")).isEqualByComparingTo(BigDecimal.valueOf(payable, 2));
    assertThat(ofAccount)
        .allSatisfy(
            row ->
                assertThat(Optional.ofNullable(row.get("InvoiceId")))
                    .isEqualTo(bill.invoice().map(invoice -> invoice.number())));
  }

  /** Each row of Invoice Detail is the sum of the rows with its id, and none is without one. */
  private static void assertDetails(Billing billing, List<Map<String, String>> rows) {
    List<Map<String, String>> details =
        TestingTable.of(InvoiceDetailRows.schema(), new InvoiceDetailRows(billing, NAMES, ISSUE));
    Map<String, List<Map<String, String>>> byLine =
        rows.stream()
            .filter(row -> row.containsKey("InvoiceDetailId"))
            .collect(Collectors.groupingBy(row -> text(row, "InvoiceDetailId")));
    assertThat(details)
        .extracting(row -> row.get("InvoiceDetailId"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(byLine.keySet());
    for (Map<String, String> detail : details) {
      assertThat(sum(byLine.getOrDefault(text(detail, "InvoiceDetailId"), List.of()), "BilledCost"))
          .isEqualByComparingTo(detail.get("BilledCost"));
    }
    assertThat(details)
        .extracting(row -> row.get("InvoiceDetailGrain"))
        .doesNotHaveDuplicates()
        .doesNotContainNull();
  }

  @Test
  void rows_ofAnyMonth_keepTheRulesOfNullsAndProducts() {
    for (int seed = 0; seed < 1_000; seed++) {
      for (Map<String, String> row :
          rows(FocusVersion.V1_2, TestingStatements.of(seed).statement())) {
        assertThat(broken(row)).as("seed %d: %s", seed, row).isEmpty();
      }
    }
  }

  /** The rules of the specification that bite, written from its words. */
  private static List<String> broken(Map<String, String> row) {
    boolean isUse = text(row, "ChargeCategory").equals("Usage");
    boolean isCorrection = row.containsKey("ChargeClass");
    List<String> broken = new ArrayList<>();
    for (String column : MANDATORY) {
      if (!row.containsKey(column)) {
        broken.add(column + " is null");
      }
    }
    for (String column : OF_USE) {
      if (row.containsKey(column) != isUse) {
        broken.add(column + " is there: " + row.containsKey(column));
      }
    }
    if (isUse
        && !(isProduct(row, "ListUnitPrice", "ListCost")
            && isProduct(row, "ContractedUnitPrice", "ContractedCost"))) {
      broken.add("a product");
    }
    if (isCorrection && !text(row, "ChargeClass").equals("Correction")) {
      broken.add("ChargeClass");
    }
    if (row.containsKey("SubAccountId") != row.containsKey("SubAccountName")
        || row.containsKey("ResourceId") != row.containsKey("ResourceType")
        || row.containsKey("RegionId") != row.containsKey("RegionName")) {
      broken.add("an id without a name");
    }
    if (text(row, "BillingPeriodStart").compareTo(text(row, "BillingPeriodEnd")) >= 0
        || text(row, "ChargePeriodStart").compareTo(text(row, "ChargePeriodEnd")) >= 0) {
      broken.add("a period");
    }
    if (!isUse
        && !text(row, "ChargeCategory").equals("Tax")
        && new BigDecimal(text(row, "ListCost")).compareTo(new BigDecimal(text(row, "BilledCost")))
            != 0) {
      broken.add("ListCost of what has no price");
    }
    return broken;
  }

  private static final Set<String> MANDATORY =
      Set.of(
          "BilledCost",
          "EffectiveCost",
          "ListCost",
          "ContractedCost",
          "BillingAccountId",
          "BillingAccountName",
          "BillingCurrency",
          "ChargeCategory",
          "ChargeDescription",
          "ChargeFrequency",
          "InvoiceIssuerName",
          "ProviderName",
          "PublisherName",
          "ServiceCategory",
          "ServiceSubcategory",
          "ServiceName",
          "BillingPeriodStart",
          "BillingPeriodEnd",
          "ChargePeriodStart",
          "ChargePeriodEnd",
          "x_HostProviderName",
          "x_ServiceProviderName",
          "x_ChargebackMode");

  private static final Set<String> OF_USE =
      Set.of(
          "ConsumedQuantity",
          "ConsumedUnit",
          "PricingQuantity",
          "PricingUnit",
          "ListUnitPrice",
          "ContractedUnitPrice",
          "SkuId",
          "SkuPriceId",
          "SkuMeter",
          "PricingCategory",
          "RegionId",
          "ResourceId",
          "x_EnergyWattHours",
          "x_RowId");

  private static boolean isProduct(Map<String, String> row, String price, String cost) {
    BigDecimal product =
        new BigDecimal(text(row, price)).multiply(new BigDecimal(text(row, "PricingQuantity")));
    return new BigDecimal(text(row, price)).signum() >= 0
        && product.compareTo(new BigDecimal(text(row, cost))) == 0;
  }

  @Test
  void rows_ofAnyMonth_haveReferencesOfTheirOwnThatFindTheirAccount() {
    for (int seed = 0; seed < 300; seed++) {
      Statement statement = TestingStatements.of(seed).statement();
      List<Map<String, String>> rows =
          rows(FocusVersion.V1_2, statement).stream()
              .filter(row -> row.containsKey("x_RowId"))
              .toList();
      assertThat(rows).extracting(row -> row.get("x_RowId")).doesNotHaveDuplicates();
      for (Map<String, String> row : rows) {
        RowRef ref = RowRef.decode(text(row, "x_RowId")).orElseThrow();
        assertThat(ref.rows(statement, NAMES.jobs())).hasSize(1);
      }
    }
  }

  @Test
  void rows_toldTwice_areTheSame() {
    Statement statement = TestingStatements.of(7).statement();
    FocusRows rows = new FocusRows(FocusVersion.V1_4, billing(statement), NAMES);

    assertThat(TestingTable.of(FocusRows.schema(FocusVersion.V1_4), rows))
        .isEqualTo(TestingTable.of(FocusRows.schema(FocusVersion.V1_4), rows))
        .isEqualTo(rows(FocusVersion.V1_4, TestingStatements.of(7).statement()));
  }

  @Test
  void rows_ofNamesLikeFormulas_haveThemUnchanged() {
    List<Map<String, String>> rows =
        rows(FocusVersion.V1_2, job(TestingMonths.FORMULA, 1_000_000, 0));

    assertThat(rows.getFirst())
        .containsEntry("BillingAccountName", TestingMonths.FORMULA)
        .containsEntry("SubAccountId", TestingMonths.FORMULA)
        .containsEntry("ResourceName", "+j-1")
        .containsEntry("Tags", "{\"=cost\\\"centre\":\"FR,4711\\n\"}");
  }

  private static Statement job(String tenant, long usedMicroGpuH, long unusedMicroGpuH) {
    Account account = new Account("S-0", "p0", new Holder.Job(tenant, "j-1", "training"));
    Posted posted =
        new Posted(
            1_001, 100, usedMicroGpuH, unusedMicroGpuH, CostParts.of(CostKind.ENERGY, 101), 7, 5);
    return new Statement(
        new Period(YearMonth.of(2026, 11), ZoneOffset.UTC),
        new TreeMap<>(Map.of(account, posted)),
        new TreeMap<>(),
        List.of());
  }

  @Test
  void rows_ofAJobThatWasAtWorkForAQuarter_showBothBasesAndPriceWhatWasAllocated() {
    List<Map<String, String>> rows = rows(FocusVersion.V1_2, job("acme", 2_500_000, 7_500_000));

    assertThat(rows.get(0))
        .containsEntry("ChargeDescription", "GPU time at work")
        .containsEntry("ConsumedQuantity", "2.5")
        .containsEntry("PricingQuantity", "2.5")
        .containsEntry("PricingUnit", "GPU-Hours")
        .containsEntry("ListCost", "8")
        .containsEntry("ContractedCost", "7.14275")
        .containsEntry("BilledCost", "7.14")
        .containsEntry("x_EnergyWattHours", "275")
        .containsEntry("AvailabilityZone", "fr-par-1a")
        .containsEntry("x_HostProviderName", "Colo Operator")
        .containsEntry("x_ChargebackMode", "chargeback")
        .containsEntry("InvoiceId", "INV-2026-11-ba-acme");
    assertThat(rows.get(1))
        .containsEntry("ChargeDescription", "GPU time reserved and not at work")
        .containsEntry("ConsumedQuantity", "0")
        .containsEntry("PricingQuantity", "7.5")
        .containsEntry("BilledCost", "21.43")
        .containsEntry("x_EnergyWattHours", "826");
    assertThat(rows.get(2)).containsEntry("ChargeCategory", "Credit");
    assertThat(rows.get(4))
        .containsEntry("ChargeCategory", "Tax")
        .containsEntry("ChargeDescription", "VAT 20 %")
        .containsEntry("ListCost", "3.4")
        .containsEntry("BilledCost", "2.71");
  }

  @Test
  void rows_ofATenantWithoutAPrice_passOnTheCostAndAreShown() {
    assertThat(rows(FocusVersion.V1_2, job("zebra", 1_000_000, 0)).getLast())
        .containsEntry("BillingAccountId", "tenant:zebra")
        .containsEntry("x_ChargebackMode", "showback")
        .containsEntry("PricingUnit", "Euros")
        .containsEntry("PricingQuantity", "1.01")
        .containsEntry("ListUnitPrice", "1")
        .containsEntry("BilledCost", "1.01")
        .doesNotContainKey("InvoiceId");
  }

  @Test
  void columns_ofBothVersions_areThoseOfTheSpecificationThenOurs() {
    for (FocusVersion version : FocusVersion.values()) {
      List<String> names =
          FocusRows.schema(version).columns().stream().map(column -> column.name()).toList();
      List<String> ours = names.stream().filter(name -> name.startsWith("x_")).toList();

      assertThat(names.subList(names.size() - ours.size(), names.size())).isEqualTo(ours);
      assertThat(ours).isSorted();
      assertThat(names.subList(0, names.size() - ours.size())).isSorted();
    }
    assertThat(FocusRows.schema(FocusVersion.V1_4).columns())
        .extracting(column -> column.name())
        .contains("ServiceProviderName", "HostProviderName", "InvoiceDetailId")
        .doesNotContain("ProviderName", "PublisherName");
  }

  @Test
  void lateTelemetry_ofAClosedMonth_isACorrectionInTheNextAndLeavesItsExport() {
    for (int seed = 0; seed < 300; seed++) {
      Statement closed = TestingStatements.of(seed).statement();
      List<Map<String, String>> before = rows(FocusVersion.V1_2, closed);
      Statement late = TestingStatements.of(seed + 1_000_000).statement();
      Period next = closed.period().next();
      Statement after =
          new Statement(next, new TreeMap<>(), new TreeMap<>(), List.of())
              .with(Adjustments.of(closed.period().month(), closed.own(), late.own()));

      List<Map<String, String>> corrections =
          rows(FocusVersion.V1_2, after).stream()
              .filter(row -> row.containsKey("ChargeClass"))
              .toList();
      assertThat(rows(FocusVersion.V1_2, closed)).isEqualTo(before);
      assertThat(sum(corrections, "x_EnergyWattHours").longValueExact())
          .isEqualTo(late.ownTotal().energyWh() - closed.ownTotal().energyWh());
      assertThat(corrections)
          .allSatisfy(
              row ->
                  assertThat(row)
                      .containsEntry("ChargePeriodStart", closed.period().from().toString())
                      .containsEntry("BillingPeriodStart", next.from().toString()));
    }
  }

  @Test
  void detail_ofACorrection_refersToTheInvoiceOfItsMonth() {
    Statement closed = job("acme", 1_000_000, 0);
    Statement after =
        new Statement(closed.period().next(), new TreeMap<>(), new TreeMap<>(), List.of())
            .with(
                Adjustments.of(
                    closed.period().month(), closed.own(), job("acme", 2_000_000, 0).own()));

    assertThat(
            TestingTable.of(
                    InvoiceDetailRows.schema(), new InvoiceDetailRows(billing(after), NAMES, ISSUE))
                .getFirst())
        .containsEntry("ReferenceInvoiceId", "INV-2026-11-ba-acme")
        .containsEntry("InvoiceId", "INV-2026-12-ba-acme")
        .containsEntry("BilledCost", "2.86")
        .containsEntry("x_PricingQuantity", "1")
        .containsEntry("x_PricingUnit", "GPU-Hours");
  }

  @Test
  void billingPeriod_whoseInvoicesAreOut_isClosed() {
    Period period = new Period(YearMonth.of(2026, 10), TestingStatements.PARIS);

    assertThat(
            TestingTable.of(
                BillingPeriodRows.schema(), new BillingPeriodRows(period, NAMES, ISSUE)))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("BillingPeriodStatus", "Closed")
                    .containsEntry("BillingPeriodStart", "2026-09-30T22:00:00Z")
                    .containsEntry("BillingPeriodEnd", "2026-10-31T23:00:00Z"));
  }
}
