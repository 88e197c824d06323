package eu.megawatt.service.cli;

import eu.megawatt.scheduler.search.Progress;
import java.nio.file.Path;

/** Tells whoever waits for a search how it goes. */
sealed interface ProgressReport permits LineReport, JsonReport, SilentReport {

  /** Called by the search about four times a second. */
  void progress(Progress progress);

  /** Called once, when the plan lies in its file. */
  void written(PlanFigures plan, Path file);
}
