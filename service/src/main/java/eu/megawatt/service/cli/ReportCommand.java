package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.DocumentWriter;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.reports.closing.ClosedMonth;
import eu.megawatt.reports.closing.MonthFiles;
import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.demo.DemoBooks;
import eu.megawatt.reports.demo.DemoYear;
import eu.megawatt.reports.file.Facts;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.focus.FocusVersion;
import eu.megawatt.reports.report.GroupBy;
import eu.megawatt.reports.report.SharedKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt report}: the files that finance posts. */
@Command(
    name = "report",
    description = {
      "Writes a report of a closed month, or of a year for eed.",
      "",
      "focus: cost and usage in FOCUS; chargeback: cost by tenant, project, site, pool or job;",
      "invoice: lines of invoices; energy: energy and carbon; reconciliation: whether the parts are",
      "the meters and the ledger; waterfall: what changed from the month before; eed: the data",
      "points and indicators of data centres by Delegated Regulation (EU) 2024/1364.",
      "",
      "With --demo a month of a fictional fleet is made, booked and closed first; the same month and",
      "seed give the same bytes.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  megawatt report chargeback --demo --period 2026-10 --format xlsx --out october.xlsx",
      "  megawatt report focus --demo --period 2026-10 --out costs.csv",
      "  megawatt report eed --demo --period 2026 --format json"
    })
final class ReportCommand implements Callable<Integer> {

  private static final String EED = "eed";

  @Parameters(
      paramLabel = "REPORT",
      description = "focus, chargeback, invoice, energy, reconciliation, waterfall or eed.")
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

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (!isDemo) {
      throw new BadInput("--demo is missing: this command reports on the books of the demo alone.");
    }
    out.ifPresent(Documents::requireWritable);
    FileFormat as = meant("--format", format, FileFormat.values(), FileFormat::word);
    Writing writing = report.equals(EED) ? year(as) : month(as);
    if (out.isPresent()) {
      DocumentWriter.writeFile(out.get(), writing::into);
      err().printf("%s is written.%n", out.get());
    } else {
      writing.into(System.out);
      System.out.flush();
    }
    return 0;
  }

  /** Writes the report. */
  @FunctionalInterface
  private interface Writing {
    void into(OutputStream to) throws IOException;
  }

  private Writing month(FileFormat as) {
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
                                        Stream.of(EED))
                                    .toList())
                            + "."));
    Asked asked =
        new Asked(
            meant("--group-by", groupBy, GroupBy.values(), GroupBy::word),
            meant("--shared", shared, SharedKey.values(), SharedKey::word),
            meant("--focus-version", focus, FocusVersion.values(), FocusVersion::word));
    ClosedMonth month = closed(parsed());
    return to -> MonthFiles.write(month, which, asked, as, to);
  }

  private YearMonth parsed() {
    try {
      return YearMonth.parse(period);
    } catch (DateTimeParseException e) {
      throw new BadInput(
          "--period is %s; it has to be a month such as 2026-10.".formatted(Names.quoted(period)),
          e);
    }
  }

  private ClosedMonth closed(YearMonth of) {
    say("Making, booking and closing %s of the demo ...".formatted(of));
    try {
      return DemoBooks.of(of, seed);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--period: " + e.getMessage(), e);
    }
  }

  private Writing year(FileFormat as) {
    if (!period.equals(Integer.toString(DemoYear.YEAR))) {
      throw new BadInput(
          "--period is %s; the demo has the year %d alone."
              .formatted(Names.quoted(period), DemoYear.YEAR));
    }
    say("Making and booking %d of the demo, month by month ...".formatted(DemoYear.YEAR));
    DemoYear year = DemoYear.of(seed);
    Facts facts =
        Facts.of(
            "annual report of " + period,
            LocalDate.of(DemoYear.YEAR + 1, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant(),
            "demo, seed " + seed);
    return to -> MonthFiles.write(year.tables(), List.of(), facts, as, to);
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
