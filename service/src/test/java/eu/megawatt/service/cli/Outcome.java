package eu.megawatt.service.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What came of a command. */
public record Outcome(int code, String out, String err) {

  /** Runs a command. */
  public static Outcome of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Megawatt.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Outcome(code, out.toString(), err.toString());
  }
}
