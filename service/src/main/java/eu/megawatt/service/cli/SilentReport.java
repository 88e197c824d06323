package eu.megawatt.service.cli;

import eu.megawatt.scheduler.search.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Says nothing until the plan is there. */
record SilentReport(PrintWriter out) implements ProgressReport {

  @Override
  public void progress(Progress progress) {
    // Silent is what was asked for.
  }

  @Override
  public void written(PlanFigures plan, Path file) {
    out.println(Summary.of(plan, file));
    out.flush();
  }
}
