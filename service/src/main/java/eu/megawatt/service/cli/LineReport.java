package eu.megawatt.service.cli;

import eu.megawatt.scheduler.search.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.Locale;

/** One line on a terminal that is written over and over. */
record LineReport(PrintWriter err, PrintWriter out) implements ProgressReport {

  private static final String BACK_TO_AN_EMPTY_LINE = "\r\u001b[K";

  @Override
  public void progress(Progress progress) {
    err.print(BACK_TO_AN_EMPTY_LINE + line(progress));
    err.flush();
  }

  @Override
  public void written(PlanFigures plan, Path file) {
    err.print(BACK_TO_AN_EMPTY_LINE);
    err.flush();
    out.println(Summary.of(plan, file));
    out.flush();
  }

  private static String line(Progress progress) {
    Formatter line = new Formatter(Locale.ROOT);
    line.format("%6.1f s  %s", progress.seconds(), progress.phase().word());
    progress.best().ifPresent(best -> line.format("  best %s", Summary.euro(best)));
    progress.bound().ifPresent(bound -> line.format("  bound %s", Summary.euro(bound)));
    progress.gap().ifPresent(gap -> line.format("  gap %.2f %%", gap * 100));
    if (progress.movesPerSecond() > 0) {
      line.format("  %,.0f moves/s", progress.movesPerSecond());
    }
    return line.format("  %,d left out", progress.unplaced()).toString();
  }
}
