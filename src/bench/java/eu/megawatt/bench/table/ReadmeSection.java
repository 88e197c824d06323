package eu.megawatt.bench.table;

import eu.megawatt.bench.books.BooksResult;
import eu.megawatt.bench.buildout.BuildOutResult;
import eu.megawatt.bench.forecast.ForecastResult;
import eu.megawatt.bench.kernels.GpuResult;
import eu.megawatt.bench.kernels.KernelsResult;
import eu.megawatt.bench.live.LiveResult;
import eu.megawatt.bench.operation.FairnessResult;
import eu.megawatt.bench.operation.OperationResult;
import eu.megawatt.bench.outlook.OutlookResult;
import eu.megawatt.bench.pack.PackResult;
import eu.megawatt.bench.plan.PlanResult;
import eu.megawatt.bench.record.Results;
import eu.megawatt.bench.records.RecordsResult;
import eu.megawatt.bench.services.ServicesResult;
import eu.megawatt.bench.speed.SpeedResult;
import eu.megawatt.bench.telemetry.TelemetryResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The README's section of measured figures: the same text for the same results. */
final class ReadmeSection {

  private static final String BEGIN = "<!-- bench:begin -->";
  private static final String END = "<!-- bench:end -->";
  private static final String NOTHING =
      "The benchmark writes this section; it has not been run on a released version yet.";

  private ReadmeSection() {}

  /** What stands between the markers, from the newest results in a folder. */
  static String of(Path results) throws IOException {
    Optional<PlanResult> plans = Results.newest(results, "plan", PlanResult.class);
    Optional<SpeedResult> speed = Results.newest(results, "speed", SpeedResult.class);
    Optional<RecordsResult> records = Results.newest(results, "records", RecordsResult.class);
    Optional<TelemetryResult> telemetry =
        Results.newest(results, "telemetry", TelemetryResult.class);
    Optional<LiveResult> admission = Results.newest(results, "admission", LiveResult.class);
    Optional<LiveResult> curtailment = Results.newest(results, "curtail", LiveResult.class);
    Optional<PackResult> packing = Results.newest(results, "pack", PackResult.class);
    Optional<OperationResult> operation =
        Results.newest(results, "operation", OperationResult.class);
    Optional<FairnessResult> fairness = Results.newest(results, "fairness", FairnessResult.class);
    Optional<ServicesResult> services = Results.newest(results, "services", ServicesResult.class);
    Optional<KernelsResult> kernels = Results.newest(results, "kernels", KernelsResult.class);
    Optional<GpuResult> gpu = Results.newest(results, "gpu", GpuResult.class);
    Optional<BooksResult> books = Results.newest(results, "books", BooksResult.class);
    Optional<BuildOutResult> buildOut = Results.newest(results, "build-out", BuildOutResult.class);
    Optional<ForecastResult> forecast = Results.newest(results, "forecast", ForecastResult.class);
    Optional<OutlookResult> outlook = Results.newest(results, "outlook", OutlookResult.class);
    String tables =
        Stream.of(
                plans.map(PlanTable::of),
                speed.map(SpeedTable::of),
                operation.map(OperationTable::of),
                fairness.map(FairnessTable::of),
                packing.map(PackTable::of),
                services.map(ServicesTable::of),
                kernels.map(KernelsTable::of),
                gpu.map(GpuTable::of),
                admission.map(LiveTable::of),
                curtailment.map(LiveTable::of),
                telemetry.map(TelemetryTable::of),
                records.map(RecordsTable::of),
                books.map(BooksTable::of),
                outlook.map(OutlookTable::of),
                buildOut.map(BuildOutTable::of),
                forecast.map(ForecastTable::of))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("\n\n"));
    return tables.isEmpty() ? NOTHING : tables;
  }

  /** A README with the section put in; all else stays. */
  static String into(String readme, String section) {
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("The README lacks " + BEGIN + " or " + END);
    }
    return readme.substring(0, begin + BEGIN.length())
        + "\n"
        + section
        + "\n"
        + readme.substring(end);
  }
}
