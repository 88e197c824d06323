package eu.megawatt.kernels.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.kernels.machine.Machine;
import eu.megawatt.kernels.power.PowerMeter;
import eu.megawatt.kernels.run.Place;
import eu.megawatt.kernels.sample.Missing;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.Samples;
import eu.megawatt.kernels.sample.SuiteRun;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.testing.ScriptedBackend;
import eu.megawatt.kernels.verdict.Noise;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class KernelsCommandTest {

  @TempDir private Path scratch;

  private final ScriptedBackend backend = new ScriptedBackend();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Optional<PowerMeter> named = Optional.empty();

  @Test
  void quick_rightResults_printsATableAndIsZero() {
    assertThat(run()).isZero();
    assertThat(out.toString())
        .contains("copy-fp32-n1000", "8,000", "GB/s", "8,000 to 8,000", "1.0e-07", "script")
        .contains("cuda: not here (no-driver): no libcuda.so.1");
    assertThat(err.toString()).contains("[1/2] copy-fp32-n1000: 8,000 GB/s", "[2/2] triad");
  }

  @Test
  void quick_wrongResults_areAFailureHoweverFast() {
    backend.script.correctness = new Correctness.Wrong(0.5, 1e-5, "row 3, column 4");
    backend.script.nanos = repetitions -> 1;
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString())
        .contains("FAIL", "row 3, column 4: error 0.500, 1.00e-05 is allowed");
  }

  @Test
  void quick_whatCannotBeRun_isInconclusiveAndSaysWhy() {
    backend.onPrepare =
        () -> {
          throw new AbsentException(Absence.OUT_OF_MEMORY, "cuMemAlloc_v2: 2");
        };
    assertThat(run()).isEqualTo(3);
    assertThat(out.toString()).contains("INCONCLUSIVE", "out-of-memory: cuMemAlloc_v2: 2");
  }

  @Test
  void quick_whatTheHardwareCannotDo_isSaidAndIsNoDoubtAboutIt() {
    backend.onPrepare =
        () -> {
          if (backend.prepared.size() == 2) {
            throw new AbsentException(Absence.NOT_SUPPORTED, "no fp8 before sm_89");
          }
        };
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("not-supported: no fp8 before sm_89");
  }

  @Test
  void json_writesEverySample_andAgainstHoldsTheNextRunAgainstIt() throws IOException {
    Path file = scratch.resolve("before.json");
    assertThat(run("--json", file.toString())).isZero();
    SuiteRun run = read(file);
    assertThat(run.devices().getFirst().results())
        .hasSize(2)
        .allMatch(it -> it instanceof Result.Measured m && m.blocks().size() == 10);
    assertThat(run("--against", file.toString())).isZero();
    backend.script.nanos = repetitions -> repetitions * 2L;
    assertThat(run("--against", file.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("Median 50.0 to 50.0 % of the 8000", "95.0 % is wanted");
  }

  @Test
  void json_dash_printsOnlyJson() throws IOException {
    assertThat(run("--json", "-")).isZero();
    Path file = Files.writeString(scratch.resolve("x.json"), out.toString());
    assertThat(read(file).seed()).isEqualTo(1);
  }

  @Test
  void only_takesSomeOfThem_andListRunsNone() {
    assertThat(run("--only", "tria", "--list")).isZero();
    assertThat(out.toString()).contains("triad", "memory bandwidth").doesNotContain("copy");
    assertThat(backend.prepared).isEmpty();
  }

  @Test
  void wrongInput_saysWhatIsAllowed() {
    assertThat(run("--blocks", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--blocks 0: allowed is 1 to 1000.");
    assertThat(run("--soak", "long")).isEqualTo(2);
    assertThat(err.toString()).contains("\"long\" is no length of time");
    assertThat(run("--against", scratch.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("cannot be read as a run");
    assertThat(run("--quick", "--full")).isEqualTo(2);
  }

  @Test
  void whatCannotBeWritten_isSaidBeforeAnythingIsMeasured() throws IOException {
    Path file = Files.writeString(scratch.resolve("a-file"), "");
    Path nowhere = scratch.resolve("absent").resolve("run.json");
    assertThat(run("--json", nowhere.toString(), "--scratch", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("--json " + nowhere + ": cannot be written")
        .contains("--scratch " + file + ": is no folder");
    assertThat(run("--json", scratch.toString())).isEqualTo(2);
    assertThat(backend.prepared).isEmpty();
  }

  @Test
  void redfish_named_isTheNodesMeter() throws IOException {
    Path password = Files.writeString(scratch.resolve("password"), "s3cret");
    String url = "https://bmc.example/redfish/v1/Chassis/1/Power";
    run("--redfish", url, "--redfish-user", "reader", "--redfish-password-file", "" + password);
    assertThat(named.orElseThrow().source()).isEqualTo("redfish");
    assertThat(named.orElseThrow().scope()).isEqualTo("/redfish/v1/Chassis/1/Power");
  }

  @Test
  void redfish_halfNamed_saysAllThatIsWrong() {
    assertThat(run("--redfish", "http://bmc.example/redfish/v1")).isEqualTo(2);
    assertThat(err.toString())
        .contains("allowed is https", "--redfish-user and --redfish-password-file");
    assertThat(run("--redfish-user", "reader")).isEqualTo(2);
    assertThat(err.toString()).contains("--redfish is missing");
    assertThat(backend.prepared).isEmpty();
  }

  @Test
  void help_isReadAsItIsMeant() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("95 % of that").doesNotContain("%n", "%%");
  }

  @Test
  void quick_machineThatIsNotQuiet_isInconclusiveAndSaysWhy() {
    assertThat(run(new Noise(1, 1, 0), new String[0])).isEqualTo(3);
    assertThat(out.toString())
        .contains("INCONCLUSIVE", "The calibration loop varied by", "0.0 % is allowed");
  }

  private int run(String... arguments) {
    return run(new Noise(1, 1, 100), arguments);
  }

  private int run(Noise noise, String[] arguments) {
    return new CommandLine(
            new KernelsCommand((which, engine, where, meter) -> new Scripted(meter), noise))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private static SuiteRun read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Samples.read(in);
    }
  }

  private final class Scripted implements Machine {
    Scripted(Optional<PowerMeter> meter) {
      named = meter;
      meter.ifPresent(PowerMeter::close);
    }

    @Override
    public List<Place> places() {
      return List.of(new Place(backend, Optional.empty()));
    }

    @Override
    public List<Missing> missing() {
      return List.of(new Missing("cuda", Absence.NO_DRIVER, "no libcuda.so.1"));
    }

    @Override
    public SortedMap<String, String> node() {
      return new TreeMap<>();
    }

    @Override
    public void close() {}
  }
}
