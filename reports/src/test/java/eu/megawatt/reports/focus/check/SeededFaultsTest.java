package eu.megawatt.reports.focus.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that are sown by hand, and the rules of the published model that each breaks. */
class SeededFaultsTest {

  private static final TestingTable SOUND = TestingTable.sound();

  @Test
  void check_soundFileWithEveryColumn_decidesEveryStaticRuleAndBreaksNone() {
    FocusReport report = TestingFocus.check(TestingFocus.published(), SOUND);

    assertThat(TestingFocus.broken(report)).isEmpty();
    assertThat(report.those(RuleResult::isStatic)).hasSize(420);
    assertThat(report.those(it -> it.isStatic() && !it.isComposite() && !it.verdict().isDecided()))
        .isEmpty();
    assertThat(report.those(it -> it.isStatic() && !it.verdict().isDecided()))
        .as("only those whose parts are all dynamic")
        .allMatch(it -> it.isComposite() && it.verdict() instanceof Verdict.NotCheckable);
    assertThat(report.isClean()).isTrue();
  }

  @ParameterizedTest(name = "row {0}, {1} = {2}: {3}")
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      nullValues = "(absent)",
      textBlock =
          """
          1 | BilledCost | '' | BilledCost-C-003-M
          1 | BilledCost | abc | BilledCost-C-001-M BilledCost-C-002-M BilledCost-C-004-M
          1 | BilledCost | 1,459.20 | BilledCost-C-001-M BilledCost-C-002-M BilledCost-C-004-M
          1 | BilledCost | +1 | BilledCost-C-002-M
          1 | BilledCost | 1E+2 | BilledCost-C-002-M
          1 | BilledCost | -1.5E-3 | ''
          1 | BilledCost | 1/2 | BilledCost-C-001-M BilledCost-C-002-M BilledCost-C-004-M
          1 | BilledCost | 3 EUR | BilledCost-C-001-M BilledCost-C-002-M BilledCost-C-004-M
          1 | ProviderName | Other SAS | BilledCost-C-005-C
          4 | ProviderName | Other SAS | ''
          1 | ProviderName | '' | ProviderName-C-003-M
          1 | PublisherName | NULL | PublisherName-C-002-M
          1 | PublisherName | Söderköping & Fils | ''
          1 | BillingAccountId | '' | BillingAccountId-C-001-M BillingAccountType-C-004-C
          1 | BillingAccountName | '' | BillingAccountName-C-003-C
          1 | BillingAccountType | '' | BillingAccountType-C-005-C
          1 | BillingCurrency | ZZZ | BillingCurrency-C-003-M BillingCurrency-C-006-M
          1 | BillingCurrency | eur | BillingCurrency-C-003-M BillingCurrency-C-006-M
          1 | BillingCurrency | Credits | BillingCurrency-C-006-M
          1 | BillingCurrency | '' | BillingCurrency-C-004-M
          1 | PricingCurrency | Credits | ''
          1 | PricingCurrency | ZZZ | PricingCurrency-C-003-M
          1 | PricingCurrency | '' | PricingCurrency-C-004-M
          1 | BillingPeriodStart | yesterday | BillingPeriodStart-C-001-M BillingPeriodStart-C-002-M
          1 | BillingPeriodStart | 2026-11-01T00:00:00 | BillingPeriodStart-C-002-M
          1 | BillingPeriodStart | 2026-11-01T00:00:00+01:00 | BillingPeriodStart-C-002-M
          1 | BillingPeriodStart | 2026-02-30T00:00:00Z | BillingPeriodStart-C-001-M BillingPeriodStart-C-002-M
          1 | BillingPeriodEnd | 2026-10-01T00:00:00Z | BillingPeriodEnd-C-004-M
          1 | ChargePeriodEnd | '' | ChargePeriodEnd-C-003-M
          1 | ChargePeriodEnd | 2026-11-02T10:00:00Z | ChargePeriodEnd-C-004-M
          1 | ChargeCategory | usage | ChargeCategory-C-003-M ConsumedQuantity-C-004-C
          1 | ChargeCategory | '' | ChargeCategory-C-002-M ConsumedQuantity-C-004-C
          1 | ChargeClass | correction | ChargeClass-C-005-C
          1 | ChargeDescription | '' | ChargeDescription-C-003-O
          4 | ChargeFrequency | Usage-Based | ChargeFrequency-C-004-C
          1 | ChargeFrequency | Daily | ChargeFrequency-C-003-M
          1 | ChargeFrequency | '' | ChargeFrequency-C-002-M
          1 | ServiceCategory | Computing | ServiceCategory-C-003-M ServiceSubcategory-C-004-M
          1 | ServiceSubcategory | Bots | ServiceSubcategory-C-004-M
          1 | ServiceSubcategory | Foo | ServiceSubcategory-C-003-M ServiceSubcategory-C-004-M
          1 | ServiceSubcategory | '' | ServiceName-C-008-C ServiceSubcategory-C-002-M
          3 | ServiceName | GPU Compute | ServiceName-C-005-C ServiceName-C-008-C
          1 | ServiceName | '' | ServiceName-C-003-M
          1 | ListUnitPrice | '' | ListUnitPrice-C-005-C
          1 | ListUnitPrice | -0.1 | ListUnitPrice-C-008-M ListUnitPrice-C-010-C ListCost-C-009-C
          1 | ListCost | 0.31 | ListUnitPrice-C-010-C ListCost-C-009-C
          1 | ListCost | 0.30000000000000004 | ListUnitPrice-C-010-C ListCost-C-009-C
          1 | ListCost | 3E-1 | ''
          6 | ListCost | 77 | ''
          5 | ListUnitPrice | 1 | ListUnitPrice-C-004-C
          1 | ContractedCost | 0.4 | ContractedUnitPrice-C-011-C
          1 | ContractedUnitPrice | -1 | ContractedUnitPrice-C-009-C ContractedUnitPrice-C-011-C
          5 | ContractedUnitPrice | 1 | ContractedUnitPrice-C-005-C
          1 | PricingQuantity | '' | PricingQuantity-C-005-C PricingUnit-C-005-C
          5 | PricingQuantity | 1 | PricingQuantity-C-004-C PricingUnit-C-006-C
          1 | PricingUnit | '' | PricingUnit-C-006-C
          1 | PricingUnit | GPU_Hours! | PricingUnit-C-003-O
          1 | PricingUnit | 1000000 Tokens | ''
          1 | SkuId | '' | SkuId-C-005-C SkuMeter-C-004-C SkuPriceId-C-008-M
          3 | SkuId | other | SkuPriceId-C-008-M
          1 | SkuPriceId | '' | SkuPriceId-C-005-C SkuPriceDetails-C-004-C
          1 | SkuMeter | '' | SkuMeter-C-005-C
          1 | SkuPriceDetails | [1] | SkuPriceDetails-C-001-M
          1 | Tags | {"a": {"b": 1}} | Tags-C-001-M
          1 | Tags | {"a": 1, "a": 2} | Tags-C-001-M
          1 | Tags | {"a": 1 | Tags-C-001-M
          1 | RegionName | '' | RegionName-C-005-C
          1 | RegionId | '' | RegionName-C-004-C
          1 | ResourceType | '' | ResourceType-C-005-C
          1 | ResourceId | '' | ResourceType-C-004-C
          1 | SubAccountName | '' | SubAccountName-C-005-C
          1 | SubAccountType | '' | SubAccountType-C-005-C
          1 | SubAccountId | '' | SubAccountName-C-004-C SubAccountType-C-004-C
          1 | InvoiceId | '' | ''
          4 | InvoiceIssuerName | '   ' | InvoiceIssuerName-C-002-M
          1 | EffectiveCost | '' | EffectiveCost-C-003-M EffectiveCost-C-004-M
          4 | EffectiveCost | 5 | EffectiveCost-C-005-C
          4 | EffectiveCost | 0.00 | ''
          1 | CapacityReservationStatus | '' | CapacityReservationStatus-C-004-C
          1 | CapacityReservationStatus | Idle | CapacityReservationStatus-C-006-M
          1 | CapacityReservationId | '' | CapacityReservationStatus-C-003-C
          2 | CapacityReservationStatus | Unused | CapacityReservationStatus-C-003-C CapacityReservationId-C-005-C
          2 | CommitmentDiscountStatus | Active | CommitmentDiscountStatus-C-005-M
          2 | CommitmentDiscountStatus | '' | CommitmentDiscountStatus-C-004-C
          4 | CommitmentDiscountStatus | Used | ''
          1 | CommitmentDiscountStatus | Used | CommitmentDiscountStatus-C-003-C
          2 | CommitmentDiscountCategory | Money | CommitmentDiscountCategory-C-005-M
          2 | CommitmentDiscountCategory | '' | CommitmentDiscountCategory-C-004-C
          1 | CommitmentDiscountCategory | Spend | CommitmentDiscountCategory-C-003-C
          1 | CommitmentDiscountType | x | CommitmentDiscountType-C-004-C
          1 | CommitmentDiscountName | x | CommitmentDiscountName-C-004-C
          2 | CommitmentDiscountQuantity | '' | CommitmentDiscountQuantity-C-005-C CommitmentDiscountUnit-C-005-C
          1 | CommitmentDiscountQuantity | 1 | CommitmentDiscountQuantity-C-007-C CommitmentDiscountUnit-C-006-C
          1 | ConsumedQuantity | '' | ConsumedQuantity-C-006-C ConsumedUnit-C-005-C
          4 | ConsumedQuantity | 1 | ConsumedQuantity-C-004-C ConsumedUnit-C-006-C
          3 | ConsumedQuantity | 1 | ConsumedQuantity-C-004-C ConsumedUnit-C-006-C
          6 | ConsumedQuantity | '' | ''
          1 | PricingCategory | Spot | PricingCategory-C-007-M
          5 | PricingCategory | Standard | PricingCategory-C-003-C
          1 | PricingCurrencyEffectiveCost | -1 | ''
          1 | PricingCurrencyEffectiveCost | '' | PricingCurrencyEffectiveCost-C-003-M
          1 | PricingCurrencyListUnitPrice | -1 | PricingCurrencyListUnitPrice-C-008-M
          1 | PricingCurrencyContractedUnitPrice | -1 | PricingCurrencyContractedUnitPrice-C-008-C
          """)
  void check_oneCellAtFault_breaksTheRulesThatAskForIt(
      int row, String column, String value, String rules) {
    FocusReport report =
        TestingFocus.check(TestingFocus.published(), SOUND.with(row, column, value));

    assertThat(TestingFocus.broken(report)).isEqualTo(named(rules));
  }

  @ParameterizedTest
  @CsvSource({
    "BilledCost, CostAndUsage-D-006-M",
    "ProviderName, CostAndUsage-D-038-M",
    "PublisherName, CostAndUsage-D-021-M",
    "AvailabilityZone, CostAndUsage-D-003-C",
    "ChargeFrequency, CostAndUsage-D-027-O",
    "ConsumedQuantity, CostAndUsage-D-011-C ConsumedUnit-C-005-C"
  })
  void check_columnMissing_breaksTheRuleOfItsPresence(String column, String rules) {
    FocusReport report = TestingFocus.check(TestingFocus.published(), SOUND.without(column));

    assertThat(TestingFocus.broken(report)).isEqualTo(named(rules));
  }

  @Test
  void check_conditionalColumnMissingAndNotDeclared_isNotApplicable() {
    RulesModel model = TestingFocus.published();

    FocusReport report =
        TestingFocus.check(model, SOUND.without("AvailabilityZone").csv(), Set.of());

    assertThat(report.isClean()).isTrue();
    assertThat(report.result("CostAndUsage-D-003-C").verdict())
        .isEqualTo(
            new Verdict.NotApplicable("the criterion AVAILABILITY_ZONE_SUPPORTED is not declared"));
  }

  @ParameterizedTest
  @CsvSource({
    "Department, ColumnHandling-A-010-M",
    "department, ColumnHandling-A-001-M ColumnHandling-A-010-M",
    "x_Kosten-Stelle, ColumnHandling-A-003-M",
    "x_costcenter, ''"
  })
  void check_customColumn_keepsToTheConventionOfNames(String column, String rules) {
    FocusReport report = TestingFocus.check(TestingFocus.published(), SOUND.plus(column, "a"));

    Set<String> broken = TestingFocus.broken(report);
    broken.remove("ColumnHandling-A-012-O");
    assertThat(broken).isEqualTo(named(rules));
  }

  @Test
  void check_brokenCell_isToldWithItsLineAndBreaksWhatItIsAPartOf() {
    FocusReport report =
        TestingFocus.check(TestingFocus.published(), SOUND.with(4, "EffectiveCost", "5"));

    assertThat(report.result("EffectiveCost-C-005-C").verdict())
        .isEqualTo(
            new Verdict.Fail(
                1,
                List.of(
                    new Verdict.Example(5, "EffectiveCost \"5\", ChargeCategory \"Purchase\""))));
    assertThat(report.result("EffectiveCost-C-000-M").verdict())
        .isEqualTo(new Verdict.FailByParts(List.of("EffectiveCost-C-005-C")));
    assertThat(report.result("CostAndUsage-D-000-M").verdict().isBroken()).isTrue();
  }

  private static Set<String> named(String rules) {
    Set<String> named = new TreeSet<>(Arrays.asList(rules.split(" ")));
    named.remove("");
    return named;
  }
}
