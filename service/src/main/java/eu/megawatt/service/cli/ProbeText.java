package eu.megawatt.service.cli;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.source.Understanding;
import eu.megawatt.telemetry.source.Understanding.Refused;
import eu.megawatt.telemetry.source.Understanding.Understood;
import eu.megawatt.telemetry.source.pull.Probe.Finding;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A probe's findings for people. */
final class ProbeText {

  private static final int SHOWN = 40;

  private ProbeText() {}

  static void print(Finding finding, boolean all, PrintWriter out) {
    Understanding understanding = finding.understanding();
    long refused = understanding.refusals().values().stream().mapToLong(Long::longValue).sum();
    out.printf(
        Locale.ROOT,
        "%s%s%n%,d understood, %,d not%n",
        finding.address(),
        finding.format().map(it -> ": " + it).orElse(""),
        understanding.understood(),
        refused);
    finding.failure().ifPresent(reason -> out.println("Nothing further could be read: " + reason));
    samples(understanding, all, out);
    refusals(understanding, all, out);
  }

  private static void samples(Understanding understanding, boolean all, PrintWriter out) {
    List<Understood> samples = understanding.samples();
    long shown = all ? samples.size() : Math.min(SHOWN, samples.size());
    samples.stream()
        .limit(shown)
        .forEach(
            it ->
                out.printf(
                    Locale.ROOT,
                    "  %-5s %-42s %-11s %20s  %s  %s%n",
                    it.kind().word(),
                    it.key(),
                    it.quantity().name().toLowerCase(Locale.ROOT),
                    amount(it),
                    Instant.ofEpochMilli(it.atMillis()),
                    it.metric()));
    if (understanding.understood() > shown) {
      out.printf(Locale.ROOT, "  and %,d more%n", understanding.understood() - shown);
    }
  }

  private static void refusals(Understanding understanding, boolean all, PrintWriter out) {
    List<Refused> refused = understanding.refused();
    if (refused.isEmpty()) {
      return;
    }
    out.println("Not understood:");
    long shown = all ? refused.size() : Math.min(SHOWN, refused.size());
    refused.stream()
        .limit(shown)
        .forEach(
            it ->
                out.printf(
                    Locale.ROOT,
                    "  %,6d  %-17s %s: %s%n",
                    it.count(),
                    it.reason().word(),
                    it.what(),
                    it.why()));
    if (refused.size() > shown) {
      out.printf(Locale.ROOT, "  and %,d more kinds%n", refused.size() - shown);
    }
  }

  /** The exact amount in the unit that people use. */
  static String amount(Understood sample) {
    return switch (sample.quantity()) {
      case POWER -> decimal(sample, 3) + " W";
      case ENERGY -> decimal(sample, 3) + " J";
      case UTILISATION, TENSOR -> decimal(sample, 4) + " %";
      case TEMPERATURE -> decimal(sample, 3) + " °C";
      case MEMORY -> sample.value() + " " + Quantity.MEMORY.unit();
      case START -> Instant.ofEpochMilli(sample.value()).toString();
    };
  }

  private static String decimal(Understood sample, int digits) {
    return BigDecimal.valueOf(sample.value(), digits).toPlainString();
  }
}
