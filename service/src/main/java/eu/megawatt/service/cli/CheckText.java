package eu.megawatt.service.cli;

import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.check.DemandReport;
import eu.megawatt.scheduler.check.Judgement;
import java.io.PrintWriter;
import java.util.Locale;

/** A check's report for people. */
final class CheckText {

  private static final int SHOWN = 50;

  private CheckText() {}

  static void print(Judgement report, PrintWriter out) {
    out.println(report.feasible() ? "The plan breaks nothing." : breaches(report));
    report.breaches().stream().limit(SHOWN).forEach(breach -> out.println("  " + breach));
    if (report.breachCount() > SHOWN) {
      out.printf(Locale.ROOT, "  and %,d more%n", report.breachCount() - SHOWN);
    }
    out.printf(Locale.ROOT, "%,d jobs placed, %,d left out%n", report.placed(), report.unplaced());
    if (report instanceof DemandReport its && its.served() + its.unserved() > 0) {
      out.printf(Locale.ROOT, "%,d services served, %,d left out%n", its.served(), its.unserved());
    }
    line(out, "energy above idle", report.energyEur(), report.mwhAboveIdle() + " MWh");
    line(out, "carbon above idle", report.carbonEur(), report.carbonTonnes() + " t");
    line(out, "lateness", report.latenessEur(), "");
    line(out, "value left out", report.droppedValueEur(), "");
    if (report instanceof DemandReport its) {
      line(out, "restarts", its.restartEur(), "");
      line(out, "transfers", its.transferEur(), "");
      line(out, "unserved requests", its.unservedEur(), "");
    }
    line(out, "objective", report.objectiveEur(), "");
    line(out, "idle, not in it", report.idleBaselineEur(), "");
  }

  private static String breaches(Judgement report) {
    return report.breachCount() == 1
        ? "The plan has a breach:"
        : String.format(Locale.ROOT, "The plan has %,d breaches:", report.breachCount());
  }

  private static void line(PrintWriter out, String what, Money money, String more) {
    out.println(
        String.format(Locale.ROOT, "%-18s %,18.2f EUR  %s", what, money.euro(), more)
            .stripTrailing());
  }
}
