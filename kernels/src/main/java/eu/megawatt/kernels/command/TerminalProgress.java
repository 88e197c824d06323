package eu.megawatt.kernels.command;

import eu.megawatt.kernels.run.Progress;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.verdict.Medians;
import java.io.PrintWriter;

/** One line that is written over and over on a terminal, else a line for each kernel. */
final class TerminalProgress implements Progress {

  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean isTerminal;
  private String place = "";

  TerminalProgress(PrintWriter out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  @Override
  public void device(Device device, int cases) {
    out.printf("%s %s, %s: %d kernels%n", device.kind(), device.id(), device.model(), cases);
    out.flush();
  }

  @Override
  public void preparing(String name, int number, int of) {
    place = "[%d/%d] %s".formatted(number, of, name);
    over(place + ": preparing and checking");
  }

  @Override
  public void measured(String name, int done, int of) {
    over("%s: %d of %d".formatted(place, done, of));
  }

  @Override
  public void finished(Result result) {
    out.printf("%s%s: %s%n", isTerminal ? CLEAR : "", place, said(result));
    out.flush();
  }

  private void over(String line) {
    if (isTerminal) {
      out.print(CLEAR + line);
      out.flush();
    }
  }

  private static String said(Result result) {
    return switch (result) {
      case Result.Measured it when it.correctness() instanceof Correctness.Wrong wrong ->
          "WRONG: " + wrong.what();
      case Result.Soaked it when it.correctness() instanceof Correctness.Wrong wrong ->
          "WRONG: " + wrong.what();
      case Result.Measured it -> speed(it, it.values());
      case Result.Soaked it -> speed(it, it.values());
      case Result.Unmeasured it -> it.absence().word();
    };
  }

  private static String speed(Result result, double[] values) {
    return values.length == 0
        ? "not measured"
        : Row.number(Medians.median(values)) + ' ' + result.subject().measure().unit();
  }
}
