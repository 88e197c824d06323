package eu.megawatt.service.cli;

import picocli.CommandLine;

/** How a search shows its progress. */
enum ProgressStyle {
  AUTO,
  LINE,
  JSON,
  NONE;

  /** Set by the launcher, which can see whether standard error is a terminal. */
  private static final String TERMINAL = "megawatt.terminal";

  ProgressReport open(CommandLine command) {
    return switch (this) {
      case AUTO -> (Boolean.getBoolean(TERMINAL) ? LINE : NONE).open(command);
      case LINE -> new LineReport(command.getErr(), command.getOut());
      case JSON -> new JsonReport(command.getOut());
      case NONE -> new SilentReport(command.getOut());
    };
  }
}
