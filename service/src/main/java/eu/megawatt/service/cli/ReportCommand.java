package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.DocumentWriter;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.closing.YearReport;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.focus.FocusVersion;
import eu.megawatt.reports.report.GroupBy;
import eu.megawatt.reports.report.SharedKey;
import eu.megawatt.service.cli.ReportSource.Writing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt report}: the files that finance posts. */
@Command(
    name = "report",
    description = {
      "Writes a report of a month, or of a year for eed.",
      "",
      "focus: cost and usage in FOCUS; chargeback: cost by tenant, project, site, pool or job;",
      "invoice: lines of invoices; energy: energy and carbon; reconciliation: whether the parts are",
      "the meters and the ledger; waterfall: what changed from the month before; unit-costs: what",
      "GPU-hours, tokens and tasks cost; carbon-intensity: by ISO/IEC 21031; eed: the data points and",
      "indicators of data centres by Delegated Regulation (EU) 2024/1364.",
      "",
      "The service that runs makes it. With --demo there is none: a month of a fictional fleet is made, booked and closed first; the same month and",
      "seed give the same bytes.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  megawatt report chargeback --period 2026-10 --format xlsx --out october.xlsx",
      "  megawatt report chargeback --demo --period 2026-10 --format xlsx --out october.xlsx",
      "  megawatt report focus --demo --period 2026-10 --out costs.csv",
      "  megawatt report eed --demo --period 2026 --format json"
    })
final class ReportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "REPORT",
      description =
          "focus, chargeback, invoice, energy, reconciliation, waterfall, unit-costs,"
              + " carbon-intensity or eed.")
  private String report = "";

  @Option(
      names = "--period",
      paramLabel = "YYYY-MM",
      required = true,
      description = "The month; for eed the year.")
  private String period = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv, csv-fr, csv-sv, xlsx, json or parquet (default: ${DEFAULT-VALUE}).")
  private String format = "";

  @Option(
      names = "--group-by",
      paramLabel = "WHAT",
      defaultValue = "tenant",
      description =
          "Rows of chargeback and energy: site, pool, tenant, project or job (default:"
              + " ${DEFAULT-VALUE}).")
  private String groupBy = "";

  @Option(
      names = "--shared",
      paramLabel = "KEY",
      defaultValue = "none",
      description =
          "By what jobs bear what no job had in chargeback: none, gpu-time, it-energy or cost"
              + " (default: ${DEFAULT-VALUE}).")
  private String shared = "";

  @Option(
      names = "--focus-version",
      paramLabel = "1.2|1.4",
      defaultValue = "1.2",
      description = "The version of FOCUS (default: ${DEFAULT-VALUE}).")
  private String focus = "";

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      defaultValue = "EUR",
      description =
          "Of chargeback, reconciliation, waterfall and unit-costs, by the book's rate for the"
              + " month's last day (default: ${DEFAULT-VALUE}).")
  private String currency = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--demo", description = "Make and close a month of a fictional fleet.")
  private boolean isDemo;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The only source of chance in the demo (default: ${DEFAULT-VALUE}).")
  private long seed;

  @ArgGroup(validate = false, heading = "%nThe service that runs:%n")
  private ServiceOptions service = new ServiceOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    out.ifPresent(Documents::requireWritable);
    FileFormat as = meant("--format", format, FileFormat.values(), FileFormat::word);
    ReportSource source =
        isDemo ? new DemoReports(seed, this::say) : new ServiceReports(service.found(), this::say);
    Writing writing = report.equals(YearReport.WORD) ? source.year(period, as) : month(source, as);
    if (out.isPresent()) {
      DocumentWriter.writeFile(out.get(), writing::into);
      err().printf("%s is written.%n", out.get());
    } else {
      writing.into(System.out);
      System.out.flush();
    }
    return 0;
  }

  private Writing month(ReportSource source, FileFormat as) {
    MonthReport which =
        MonthReport.of(report)
            .orElseThrow(
                () ->
                    new BadInput(
                        Names.unknown(
                                report,
                                "a report",
                                Stream.concat(
                                        Stream.of(MonthReport.values()).map(MonthReport::word),
                                        Stream.of(YearReport.WORD))
                                    .toList())
                            + "."));
    Asked asked =
        new Asked(
            meant("--group-by", groupBy, GroupBy.values(), GroupBy::word),
            meant("--shared", shared, SharedKey.values(), SharedKey::word),
            meant("--focus-version", focus, FocusVersion.values(), FocusVersion::word),
            currency());
    return source.month(period, which, asked, as);
  }

  private String currency() {
    if (!currency.matches("[A-Z]{3}")) {
      throw new BadInput(
          "--currency is %s; it has to be a code of ISO 4217 such as EUR or SEK."
              .formatted(Names.quoted(currency)));
    }
    return currency;
  }

  private void say(String what) {
    err().println(what);
    err().flush();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private static <T> T meant(String option, String word, T[] all, Function<T, String> words) {
    return Stream.of(all)
        .filter(it -> words.apply(it).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "%s: %s."
                        .formatted(
                            option,
                            Names.unknown(word, "allowed", Stream.of(all).map(words).toList()))));
  }
}
