package eu.megawatt.service.cli;

import eu.megawatt.service.StartException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** How a command fails: one clear message for what was given, a stack trace only for our bugs. */
final class Failures {

  /** A mistake of ours, as in sysexits.h. */
  static final int OUR_MISTAKE = 70;

  private Failures() {}

  static int handle(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof BadInput || e instanceof StartException) {
      err.println("megawatt: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    err.println("megawatt: a mistake of ours, please report it:");
    e.printStackTrace(err);
    return OUR_MISTAKE;
  }
}
