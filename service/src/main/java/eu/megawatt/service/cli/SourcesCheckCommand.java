package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.telemetry.source.config.SourceSettings;
import eu.megawatt.telemetry.source.config.Sources;
import eu.megawatt.telemetry.source.config.Variables;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt sources check}: whether a document of sources can be used. */
@Command(
    name = "check",
    description = {
      "Checks a document of sources as a whole and says everything that is wrong with it.",
      "",
      "Exit code 0: nothing is wrong; 2: something is.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  megawatt sources check sources.yaml --secrets"})
final class SourcesCheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The sources: YAML or JSON, may be gzipped.")
  private Path file = Path.of("");

  @Option(
      names = "--secrets",
      description = "Also see that every environment variable that is named is set here.")
  private boolean secrets;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Sources sources = Documents.sources(file);
    List<Issue> missing =
        secrets
            ? Variables.missing(sources, name -> Optional.ofNullable(System.getenv(name)))
            : List.of();
    if (!missing.isEmpty()) {
      throw BadInput.of(file, new InvalidDocumentException(missing));
    }
    PrintWriter out = spec.commandLine().getOut();
    for (SourceSettings source : sources.sources()) {
      out.printf("%-8s %s%s%n", source.kind(), source.id(), size(source));
    }
    out.println("Nothing is wrong with it.");
    out.flush();
    return 0;
  }

  private static String size(SourceSettings source) {
    return switch (source) {
      case SourceSettings.Scrape it -> ", addresses: %d".formatted(it.targets().size());
      case SourceSettings.Redfish it -> ", addresses: %d".formatted(it.targets().size());
      case SourceSettings.Promql it -> ", queries: %d".formatted(it.queries().size());
      case SourceSettings.Push _ -> "";
    };
  }
}
