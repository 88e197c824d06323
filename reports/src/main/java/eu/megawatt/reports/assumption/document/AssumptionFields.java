package eu.megawatt.reports.assumption.document;

import eu.megawatt.fleet.document.JsonFields;
import eu.megawatt.reports.assumption.Assumption;
import eu.megawatt.reports.assumption.Bracket;
import eu.megawatt.reports.assumption.CarbonZones;
import eu.megawatt.reports.assumption.Condition;
import eu.megawatt.reports.assumption.Contract;
import eu.megawatt.reports.assumption.DayAhead;
import eu.megawatt.reports.assumption.DeclaredPue;
import eu.megawatt.reports.assumption.ExchangeRate;
import eu.megawatt.reports.assumption.Excise;
import eu.megawatt.reports.assumption.FinanceRate;
import eu.megawatt.reports.assumption.FlexibilityIncome;
import eu.megawatt.reports.assumption.GpuPrice;
import eu.megawatt.reports.assumption.Hedge;
import eu.megawatt.reports.assumption.Life;
import eu.megawatt.reports.assumption.Network;
import eu.megawatt.reports.assumption.Reduction;
import eu.megawatt.reports.assumption.TokenPrice;
import eu.megawatt.reports.assumption.Vat;
import eu.megawatt.reports.assumption.Volume;
import eu.megawatt.reports.assumption.YearlyCost;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The fields of each kind of assumption but those that all have. */
final class AssumptionFields {

  private AssumptionFields() {}

  /** The list of a book in which a kind stands. */
  static String list(Assumption assumption) {
    return switch (assumption) {
      case DayAhead _ -> "dayAheads";
      case Contract _ -> "contracts";
      case Hedge _ -> "hedges";
      case Excise _ -> "excises";
      case Network _ -> "networks";
      case CarbonZones _ -> "carbonZones";
      case DeclaredPue _ -> "declaredPues";
      case Life _ -> "lives";
      case YearlyCost _ -> "yearlyCosts";
      case FinanceRate _ -> "financeRates";
      case ExchangeRate _ -> "exchangeRates";
      case FlexibilityIncome _ -> "flexibilityIncomes";
      case GpuPrice _ -> "gpuPrices";
      case TokenPrice _ -> "tokenPrices";
      case Vat _ -> "vats";
    };
  }

  static void write(JsonFields out, Assumption assumption) throws IOException {
    switch (assumption) {
      case DayAhead it ->
          out.text("site", it.site())
              .text("zone", it.zone())
              .text("currency", it.currency())
              .number("markupPerMWh", it.markupPerMWh());
      case Contract it -> contract(out, it);
      case Hedge it -> hedge(out, it);
      case Excise it -> excise(out, it);
      case Network it ->
          out.text("site", it.site())
              .text("currency", it.currency())
              .number("perMWh", it.perMWh())
              .number("perKwMonth", it.perKwMonth())
              .number("fixedPerMonth", it.fixedPerMonth());
      case CarbonZones it ->
          out.text("site", it.site())
              .text("locationZone", it.locationZone())
              .text("residualZone", it.residualZone());
      case DeclaredPue it -> out.text("site", it.site()).number("pue", it.pue());
      case Life it ->
          out.text("assetClass", it.assetClass().word()).number("lifeYears", it.lifeYears());
      case YearlyCost it ->
          out.text("site", it.site())
              .text("purpose", it.purpose().word())
              .number("perYear", it.perYear())
              .text("currency", it.currency());
      case FinanceRate it ->
          out.text("site", it.site()).number("percentPerYear", it.percentPerYear());
      case ExchangeRate it ->
          out.text("currency", it.currency()).number("eurPerUnit", it.eurPerUnit());
      case FlexibilityIncome it ->
          out.text("site", it.site())
              .text("from", it.from())
              .text("to", it.to())
              .number("amount", it.amount())
              .text("currency", it.currency())
              .text("programme", it.programme());
      case GpuPrice it -> gpuPrice(out, it);
      case TokenPrice it ->
          out.text("model", it.model())
              .number("inputPerMTokens", it.inputPerMTokens())
              .number("outputPerMTokens", it.outputPerMTokens())
              .text("currency", it.currency());
      case Vat it -> out.text("country", it.country()).number("ratePercent", it.ratePercent());
    }
  }

  private static void contract(JsonFields out, Contract it) throws IOException {
    out.text("site", it.site());
    optional(out, "validTo", it.validTo());
    switch (it.volume()) {
      case Volume.Baseload volume -> out.number("baseloadMW", volume.powerMW());
      case Volume.Metered volume ->
          out.text("deliverySeries", volume.series()).number("shareRatio", volume.shareRatio());
    }
    out.number("pricePerMWh", it.pricePerMWh()).text("currency", it.currency());
    if (it.claim().isPresent()) {
      out.object(
          "carbon",
          claim ->
              claim
                  .text("kind", it.claim().get().kind().word())
                  .number("gPerKwh", it.claim().get().gPerKwh()));
    }
  }

  private static void hedge(JsonFields out, Hedge it) throws IOException {
    out.text("site", it.site())
        .text("validTo", it.validTo().toString())
        .number("powerMW", it.powerMW())
        .number("agreedPerMWh", it.agreedPerMWh())
        .text("currency", it.currency())
        .text("referenceZone", it.referenceZone());
    optional(out, "lessZone", it.lessZone());
  }

  private static void excise(JsonFields out, Excise it) throws IOException {
    out.text("site", it.site()).text("currency", it.currency());
    brackets(out, it.brackets());
    if (it.reduction().isPresent()) {
      out.object("reduction", reduction -> reduction(reduction, it.reduction().get()));
    }
  }

  private static void reduction(JsonFields out, Reduction it) throws IOException {
    brackets(out, it.brackets());
    out.items("conditions", it.conditions(), AssumptionFields::condition);
  }

  private static void brackets(JsonFields out, List<Bracket> brackets) throws IOException {
    out.items(
        "brackets",
        brackets,
        (fields, it) ->
            fields.number("fromMWh", it.fromMWh()).number("ratePerMWh", it.ratePerMWh()));
  }

  private static void condition(JsonFields out, Condition it) throws IOException {
    out.text("id", it.id()).text("held", it.held().word());
    optional(out, "evidence", it.evidence());
    optional(out, "expires", it.expires());
  }

  private static void gpuPrice(JsonFields out, GpuPrice it) throws IOException {
    optional(out, "tenant", it.tenant());
    switch (it.scope()) {
      case GpuPrice.Scope.Pool scope -> out.text("pool", scope.poolId());
      case GpuPrice.Scope.GpuType scope -> out.text("gpuType", scope.gpuType());
    }
    out.number("listPerGpuH", it.listPerGpuH())
        .number("contractedPerGpuH", it.contractedPerGpuH())
        .text("currency", it.currency());
  }

  private static void optional(JsonFields out, String name, Optional<?> value) throws IOException {
    if (value.isPresent()) {
      out.text(name, value.get().toString());
    }
  }
}
