package eu.megawatt.service.cli;

import eu.megawatt.telemetry.simulate.emit.EmissionCounts;
import eu.megawatt.telemetry.simulate.send.SendCounts;
import eu.megawatt.telemetry.simulate.send.SimulationRun.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;

/** How a simulation shows how far it is: one line on a terminal, nothing elsewhere, a summary. */
record SimulationProgress(PrintWriter out, PrintWriter err, boolean isTerminal) {

  private static final String BACK_TO_AN_EMPTY_LINE = "\r\u001b[K";

  static SimulationProgress of(CommandLine command) {
    return new SimulationProgress(
        command.getOut(), command.getErr(), Boolean.getBoolean("megawatt.terminal"));
  }

  void show(Progress progress) {
    if (isTerminal) {
      err.print(BACK_TO_AN_EMPTY_LINE + line(progress));
      err.flush();
    }
  }

  void end(Progress progress) {
    if (isTerminal) {
      err.print(BACK_TO_AN_EMPTY_LINE);
      err.flush();
    }
    EmissionCounts made = progress.made();
    out.println(line(progress));
    out.printf(
        Locale.ROOT,
        "of these: %,d rows late, %,d repeated, %,d samples without a reading, %,d not a number;"
            + " %,d lost on the way, %,d scrapes unanswered%n",
        made.lateRows(),
        made.repeatedRows(),
        made.noReadings(),
        made.notNumbers(),
        made.lostSamples(),
        made.missedScrapes());
    progress.sent().refusal().ifPresent(refusal -> out.println("first refusal: " + refusal));
    out.flush();
  }

  private static String line(Progress progress) {
    SendCounts sent = progress.sent();
    return String.format(
        Locale.ROOT,
        "%s  %.1f times real time  %,d samples made, %,d taken, %,d refused, %,d requests, %,d again",
        progress.at(),
        progress.speed(),
        progress.made().samples(),
        sent.acknowledged(),
        sent.dropped(),
        sent.requests(),
        sent.retries());
  }
}
