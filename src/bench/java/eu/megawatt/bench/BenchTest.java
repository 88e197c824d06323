package eu.megawatt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class BenchTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine bench = Bench.commandLine();
    bench.setOut(new PrintWriter(out, true));
    bench.setErr(new PrintWriter(err, true));
    return bench.execute(args);
  }

  @Test
  void help_asked_listsEveryCommand() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains(
            "plan",
            "speed",
            "pack",
            "operation",
            "fairness",
            "services",
            "gpu",
            "forecast",
            "check-unseen",
            "table");
  }

  @Test
  void checkUnseen_fewSeeds_saysOfEachThatItHolds() {
    assertThat(run("check-unseen", "--seeds", "41..42", "--seconds", "1", "--kinds", "VARIETY"))
        .as(out.toString())
        .isZero();
    assertThat(out.toString()).contains("2 of 2 plans hold");
  }

  @Test
  void checkUnseen_noRange_isAUsageError() {
    assertThat(run("check-unseen", "--seeds", "many")).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @Test
  void operation_headroomThatIsNone_isAUsageErrorBeforeAnythingRuns() {
    assertThat(run("operation", "--headroom-hours", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @Test
  void services_noSlots_isAUsageError() {
    assertThat(run("services", "--slots", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @Test
  void gpu_pythonThatIsNone_isAUsageErrorThatNamesIt() {
    assertThat(run("gpu", "--python", "no-such-python")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--python no-such-python");
  }

  @Test
  void forecast_noSeeds_isAUsageError() {
    assertThat(run("forecast", "--seeds", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(out.toString()).doesNotContain("MASE");
  }

  @Test
  void plan_smallestBudget_keepsAResultWithTheMachine(@TempDir Path folder) {
    assertThat(
            run(
                "plan",
                "--instances",
                "example",
                "--sizes",
                "S",
                "--seconds",
                "0.3",
                "--bound-seconds",
                "0.3",
                "--out",
                folder.toString()))
        .as(out.toString())
        .isZero();
    assertThat(folder.toFile().list())
        .singleElement()
        .satisfies(name -> assertThat(name).matches("plan-\\d{4}-\\d\\d-\\d\\d\\.json"));
  }
}
