package eu.megawatt.reports;

import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.BillingAccounts;
import eu.megawatt.reports.invoice.ChargeMode;
import eu.megawatt.reports.invoice.ExtraCharge;
import eu.megawatt.reports.invoice.Price;
import eu.megawatt.reports.invoice.PriceList;
import eu.megawatt.reports.invoice.Vat;
import eu.megawatt.reports.report.JobLabels;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Customers, prices and labels for the months of {@link TestingStatements}. */
public final class TestingMonths {

  /** A spreadsheet would take it for a formula. */
  public static final String FORMULA = "=cmd|' /C calc'!A0";

  public static final Vat FRENCH = Vat.standard("20");

  public static final BillingAccounts ACCOUNTS =
      new BillingAccounts(
          BillingAccount.shown("own", "Megawatt", new TreeMap<>()),
          List.of(
              new BillingAccount(
                  "ba-acme",
                  FORMULA,
                  new TreeMap<>(Map.of("acme", "@Acme", FORMULA, FORMULA)),
                  ChargeMode.CHARGEBACK,
                  "EUR",
                  FRENCH)));

  public static final PriceList PRICES =
      new PriceList(
          List.of(
              new Price(
                  "acme",
                  Optional.of("p0"),
                  "gpu-gb300",
                  "gpu-gb300-p1",
                  new BigDecimal("3.20"),
                  new BigDecimal("2.8571"),
                  "EUR",
                  LocalDate.of(2026, 1, 1),
                  Optional.empty())));

  public static final List<ExtraCharge> EXTRAS =
      List.of(
          new ExtraCharge(
              "sla-1", "ba-acme", ExtraCharge.Kind.CREDIT, "SLA credit", -1_500, FRENCH),
          new ExtraCharge(
              "fix-1",
              "ba-acme",
              ExtraCharge.Kind.ADJUSTMENT,
              "-Goodwill",
              250,
              Vat.standard("5.5")));

  private TestingMonths() {}

  /** The labels that a job's id makes. */
  public static JobLabels labels(String jobId) {
    int which = jobId.charAt(jobId.length() - 1) - '0';
    return new JobLabels(
        Optional.of("+" + jobId),
        which % 2 == 0 ? Optional.of("project-" + which / 3) : Optional.empty(),
        new TreeMap<>(Map.of("=cost\"centre", "FR,4711\n")),
        Optional.of("pl-" + which),
        which % 3 == 0 ? Optional.of("at-" + which) : Optional.empty());
  }
}
