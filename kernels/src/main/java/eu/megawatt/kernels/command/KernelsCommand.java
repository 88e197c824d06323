package eu.megawatt.kernels.command;

import eu.megawatt.kernels.cuda.Engine;
import eu.megawatt.kernels.machine.Devices;
import eu.megawatt.kernels.machine.Machine;
import eu.megawatt.kernels.machine.MachineOpener;
import eu.megawatt.kernels.machine.RedfishOptions;
import eu.megawatt.kernels.machine.ThisMachine;
import eu.megawatt.kernels.run.Place;
import eu.megawatt.kernels.run.Settings;
import eu.megawatt.kernels.run.SuiteRunner;
import eu.megawatt.kernels.sample.DeviceRun;
import eu.megawatt.kernels.sample.Samples;
import eu.megawatt.kernels.sample.SuiteRun;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.verdict.Judge;
import eu.megawatt.kernels.verdict.Noise;
import eu.megawatt.kernels.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code megawatt kernels}: what this machine delivers. */
@Command(
    name = "kernels",
    description = {
      "Measures what this machine delivers: processors, memory, network, storage and GPUs. Each kernel is",
      "first held against a reference of higher precision; what is wrong is FAIL, whatever its speed.",
      "",
      "Without --against PASS means right and measured on a quiet machine; with it, at least 95 %% of that",
      "run's speed, surely. INCONCLUSIVE is never a pass: the notes below the table say why.",
      "",
      "Exit code 0: all PASS; 1: something FAIL or DEGRADED; 2: something is wrong with what was given;",
      "3: something INCONCLUSIVE.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt kernels",
      "  megawatt kernels --full --json node-17.json",
      "  megawatt kernels --only gemm --only attention --device gpu",
      "  megawatt kernels --against node-17.json"
    })
public final class KernelsCommand implements Callable<Integer> {

  private static final int BAD = 1;
  private static final int UNDECIDED = 3;

  /** One or the other. */
  static final class Length {
    @Option(names = "--quick", description = "Each kernel at one size, under 60 s (the default).")
    private boolean quick;

    @Option(
        names = "--full",
        description = "Each kernel at each size and a soak of 60 s, under 5 minutes.")
    private boolean full;

    boolean isFull() {
      return full && !quick;
    }
  }

  @ArgGroup private Length length = new Length();

  @Option(
      names = "--soak",
      paramLabel = "TIME",
      converter = LengthOption.class,
      description = "Runs the soak for so long, as 10m or 12h; 0s for none.")
  private Optional<Duration> soak = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Only kernels whose name has this in it; may be given again.")
  private List<String> only = List.of();

  @Option(
      names = "--device",
      paramLabel = "cpu|host|gpu|all",
      defaultValue = "all",
      description = "What is measured (default: ${DEFAULT-VALUE}).")
  private Devices devices = Devices.ALL;

  @Option(
      names = "--engine",
      paramLabel = "vendor|ptx",
      defaultValue = "vendor",
      description = {
        "Whose matrix products a GPU runs: its maker's library where that is there, or only our own",
        "code (default: ${DEFAULT-VALUE})."
      })
  private Engine engine = Engine.VENDOR;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description = "Samples of each kernel (default: 10; with --full 20 where they vary).")
  private Optional<Integer> blocks = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all operands (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--scratch",
      paramLabel = "DIR",
      description =
          "Where the file for storage is made and taken away again (default: the system's).")
  private Path scratch = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "An earlier run's JSON; its medians are what is wanted of this one.")
  private Optional<Path> against = Optional.empty();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes every sample into this file; - prints it in place of the table.")
  private Optional<String> json = Optional.empty();

  @Option(names = "--list", description = "Says what would be run, and runs nothing.")
  private boolean list;

  @Mixin private RedfishOptions redfish = new RedfishOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final MachineOpener opener;
  private final Noise noise;

  /** On this machine. */
  public KernelsCommand() {
    this(ThisMachine::open, Noise.LIMITS);
  }

  KernelsCommand(MachineOpener opener, Noise noise) {
    this.opener = opener;
    this.noise = noise;
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    if (!list) {
      refuseWhatCannotBeWritten();
    }
    Optional<SuiteRun> before = before();
    try (Machine machine = opener.open(devices, engine, scratch, redfish.meter())) {
      if (list) {
        list(machine, settings);
        return 0;
      }
      Instant started = Instant.now();
      PrintWriter err = spec.commandLine().getErr();
      boolean isTerminal = Boolean.getBoolean("megawatt.terminal");
      List<DeviceRun> runs =
          new SuiteRunner(settings, new TerminalProgress(err, isTerminal)).run(machine.places());
      SuiteRun run =
          new SuiteRun(
              started,
              Instant.now(),
              settings.extent(),
              seed,
              machine.node(),
              runs,
              machine.missing());
      Expectations expected = new Expectations(new Judge(noise), before);
      report(run, expected);
      return code(expected.worst(run));
    }
  }

  /** Before minutes of measuring, not after them. */
  private void refuseWhatCannotBeWritten() {
    List<String> wrong = new ArrayList<>();
    json.filter(it -> !it.equals("-")).map(Path::of).filter(it -> !isWritable(it)).stream()
        .map(
            "--json %s: cannot be written. Maybe its folder is not there, or not yours."::formatted)
        .forEach(wrong::add);
    boolean isNamed = spec.commandLine().getParseResult().hasMatchedOption("--scratch");
    if (isNamed && !(Files.isDirectory(scratch) && Files.isWritable(scratch))) {
      wrong.add(
          "--scratch %s: is no folder that can be written to. Maybe name another, or leave it out."
              .formatted(scratch));
    }
    if (!wrong.isEmpty()) {
      throw wrong(String.join(System.lineSeparator(), wrong));
    }
  }

  private static boolean isWritable(Path file) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    return Files.exists(file)
        ? Files.isWritable(file) && !Files.isDirectory(file)
        : Files.isDirectory(folder) && Files.isWritable(folder);
  }

  private Settings settings() {
    Settings base = length.isFull() ? Settings.full(seed) : Settings.quick(seed);
    Settings settings = soak.map(base::soak).orElse(base);
    if (blocks.filter(it -> it < 1 || it > 1000).isPresent()) {
      throw wrong("--blocks %d: allowed is 1 to 1000.".formatted(blocks.orElseThrow()));
    }
    settings = blocks.map(settings::blocks).orElse(settings);
    return only.isEmpty()
        ? settings
        : settings.only(name -> only.stream().anyMatch(name::contains));
  }

  private Optional<SuiteRun> before() {
    return against.map(
        file -> {
          try (InputStream in = Files.newInputStream(file)) {
            return Samples.read(in);
          } catch (IOException e) {
            throw wrong(
                "--against %s cannot be read as a run that --json has written: %s"
                    .formatted(file, e.getMessage()));
          }
        });
  }

  private void list(Machine machine, Settings settings) {
    PrintWriter out = spec.commandLine().getOut();
    for (Place place : machine.places()) {
      out.printf("%s %s%n", place.backend().device().kind(), place.backend().device().model());
      for (KernelCase it : place.backend().cases(settings.extent())) {
        if (settings.only().test(it.name())) {
          out.printf(Locale.ROOT, "  %-40s %s%n", it.name(), it.kernel().promise());
        }
      }
    }
    machine
        .missing()
        .forEach(it -> out.printf("%s: %s: %s%n", it.backend(), it.absence().word(), it.detail()));
    out.flush();
  }

  private void report(SuiteRun run, Expectations expected) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    boolean isPrinted = json.filter("-"::equals).isPresent();
    if (isPrinted) {
      out.println(new String(Samples.write(run), StandardCharsets.UTF_8));
    } else {
      new SuiteTable(out, expected).print(run);
      if (json.isPresent()) {
        Path file = Path.of(json.get());
        Files.write(file, Samples.write(run));
        out.printf("%nEvery sample is in %s%n", file);
      }
    }
    out.flush();
  }

  private static int code(Verdict worst) {
    return switch (worst) {
      case PASS -> 0;
      case INCONCLUSIVE -> UNDECIDED;
      case DEGRADED, FAIL -> BAD;
    };
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
