package eu.megawatt.reports.demo;

import eu.megawatt.reports.focus.FocusNames;
import eu.megawatt.reports.focus.SiteNames;
import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.ChargeMode;
import eu.megawatt.reports.invoice.Vat;
import eu.megawatt.reports.invoice.VatCategory;
import eu.megawatt.reports.invoice.document.BillingDocument;
import eu.megawatt.reports.report.JobDirectory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who pays in the demo, and what things are called. All names are fictional. */
final class DemoAccounts {

  static final BillingAccount OWN =
      BillingAccount.shown("ba-own", "Megawatt demo", new TreeMap<>());

  static final List<BillingAccount> CUSTOMERS =
      List.of(
          invoiced("ba-bank", "Bank A", "kyc-bank", "KYC production", Vat.standard("20")),
          invoiced(
              "ba-voice",
              "Voice AB",
              "voice",
              "Voice",
              Vat.without(VatCategory.REVERSE_CHARGE, "Reverse charge")),
          invoiced("ba-documents", "Documents SA", "documents", "OCR", Vat.standard("20")),
          shown("ba-research", "Research", Map.of("physics", "Physics", "forge", "Forge")),
          shown("ba-product", "Product", Map.of("assistant", "Assistant")));

  private DemoAccounts() {}

  private static BillingAccount invoiced(
      String id, String name, String tenant, String tenantName, Vat vat) {
    return new BillingAccount(
        id, name, new TreeMap<>(Map.of(tenant, tenantName)), ChargeMode.CHARGEBACK, "EUR", vat);
  }

  private static BillingAccount shown(String id, String name, Map<String, String> tenants) {
    return BillingAccount.shown(id, name, new TreeMap<>(tenants));
  }

  /** Of a fleet with a French and a Swedish site. */
  static BillingDocument billing(String frenchSiteId, String swedishSiteId) {
    return new BillingDocument(
        OWN,
        List.of(
            invoiced("ba-bank", "Bank A", "bank", "KYC production", Vat.standard("20")),
            invoiced(
                "ba-voice",
                "Voice AB",
                "voice",
                "Voice",
                Vat.without(VatCategory.REVERSE_CHARGE, "Reverse charge")),
            invoiced("ba-documents", "Documents SA", "documents", "OCR", Vat.standard("20")),
            shown("ba-research", "Research", Map.of("physics", "Physics", "research", "Research"))),
        new TreeMap<>(
            Map.of(
                frenchSiteId,
                new SiteNames("fr-south", "South of France", Optional.empty(), "Colo Operator SAS"),
                swedishSiteId,
                new SiteNames(
                    "se-north", "North of Sweden", Optional.empty(), "Colo Operator AB"))),
        "Megawatt demo",
        "Megawatt demo");
  }

  static FocusNames names() {
    return new FocusNames(
        "Megawatt demo",
        "Megawatt demo",
        new TreeMap<>(
            Map.of(
                "FR-PAR-1",
                new SiteNames(
                    "fr-par-1", "Paris (Essonne)", Optional.of("fr-par-1a"), "Colo Operator SAS"),
                "SE-BOR-1",
                new SiteNames(
                    "se-bor-1", "Dalarna", Optional.of("se-bor-1a"), "Colo Operator AB"))),
        JobDirectory.NONE);
  }
}
