package eu.megawatt.service.cli;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.telemetry.ProbeFigures;
import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Registration;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.config.SourceSettings;
import eu.megawatt.telemetry.source.config.Sources;
import eu.megawatt.telemetry.source.pull.Probe;
import eu.megawatt.telemetry.source.pull.Probe.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt telemetry probe}: what would be made of a source. */
@Command(
    name = "probe",
    description = {
      "Reads a source once and prints what was understood, what was not, and why. Stores nothing.",
      "",
      "Files and addresses may hold Prometheus text, OpenMetrics, a remote_write body, OTLP",
      "(protobuf or JSON), an answer of PromQL, a Redfish resource or a batch of samples.",
      "",
      "Exit code 0: something was understood; 1: nothing was; 2: there is no such source.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  megawatt telemetry probe http://gpu-node-1:9400/metrics --fleet fleet.yaml",
      "  megawatt telemetry probe metrics.txt",
      "  megawatt telemetry probe dcgm-par1 --sources sources.yaml --fleet fleet.yaml"
    })
final class ProbeCommand implements Callable<Integer> {

  private static final long LARGEST_FILE = 64 << 20;

  @Parameters(
      paramLabel = "SOURCE|FILE|URL",
      description = "The id of a source in --sources, a file, or an address.")
  private String what = "";

  @Option(
      names = "--sources",
      paramLabel = "FILE",
      defaultValue = "sources.yaml",
      description = "Where sources are configured (default: ${DEFAULT-VALUE}).")
  private Path sources = Path.of("sources.yaml");

  @Option(
      names = "--fleet",
      paramLabel = "FILE",
      description = {
        "The fleet that readings are to be of, YAML or JSON. Without it every GPU and node is",
        "taken for what its labels call it."
      })
  private Optional<Path> fleet = Optional.empty();

  @Option(names = "--all", description = "Print every sample, not only the first ones.")
  private boolean all;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long an address may take (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds = 10;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to print the findings (default: ${DEFAULT-VALUE}).")
  private CheckCommand.Format format = CheckCommand.Format.TEXT;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    List<Finding> findings;
    try (Probe probe = new Probe(new Interpreter(resolver()), InstantSource.system())) {
      findings = findings(probe);
    }
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TEXT -> findings.forEach(finding -> ProbeText.print(finding, all, out));
      case JSON -> out.println(Json.write(findings.stream().map(ProbeFigures::of).toList()));
    }
    out.flush();
    return findings.stream().anyMatch(it -> it.understanding().understood() > 0) ? 0 : 1;
  }

  private Resolver resolver() {
    Map<String, Integer> numbers = new HashMap<>();
    Registration register =
        (EntityKind kind, String key) ->
            numbers.computeIfAbsent(kind.word() + " " + key, _ -> numbers.size());
    return fleet
        .map(
            file ->
                Resolver.of(
                    Documents.fleet(file), Dictionary.builtIn(), register, Adoptions.forgotten()))
        .orElseGet(() -> Resolver.asLabelled(Dictionary.builtIn(), register));
  }

  private List<Finding> findings(Probe probe) throws InterruptedException {
    if (what.startsWith("http://") || what.startsWith("https://")) {
      return List.of(probe.page(address(), Duration.ofSeconds(timeoutSeconds)));
    }
    Path file = Path.of(what);
    if (Files.isRegularFile(file)) {
      return List.of(probe.content(what, bytes(file)));
    }
    try {
      return probe.source(source(), name -> Optional.ofNullable(System.getenv(name)));
    } catch (IllegalStateException e) {
      throw new BadInput("%s cannot be asked: %s".formatted(what, e.getMessage()), e);
    }
  }

  private URI address() {
    try {
      URI address = URI.create(what);
      if (address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new BadInput("\"%s\" is no address.".formatted(what), e);
    }
    throw new BadInput("\"%s\" is no address: it names no host.".formatted(what));
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new BadInput("%s is larger than %d MiB.".formatted(file, LARGEST_FILE / (1 << 20)));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadInput("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private SourceSettings source() {
    if (!Files.exists(sources)) {
      throw new BadInput(
          "There is no file %s, and no file %s that would name it as a source. Maybe give --sources."
              .formatted(what, sources));
    }
    Sources read = Documents.sources(sources);
    SourceSettings source =
        read.source(what)
            .orElseThrow(
                () ->
                    new BadInput(
                        "%s names no source \"%s\"; known: %s."
                            .formatted(
                                sources,
                                what,
                                read.sources().stream()
                                    .map(SourceSettings::id)
                                    .limit(20)
                                    .collect(Collectors.joining(", ")))));
    if (source instanceof SourceSettings.Push) {
      throw new BadInput(
          "%s sends of its own accord; nobody can ask it. GET /feeds says how it is doing."
              .formatted(what));
    }
    return source;
  }
}
