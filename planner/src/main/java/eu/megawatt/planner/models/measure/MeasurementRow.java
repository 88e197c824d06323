package eu.megawatt.planner.models.measure;

import eu.megawatt.fleet.csv.CsvRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** One row of a file of measurements, by the column names of the ML.ENERGY leaderboard, v3. */
record MeasurementRow(CsvRow row, Source source) {

  /** Columns that a file must have. */
  static final List<String> REQUIRED =
      List.of(
          "model_id",
          "task",
          "gpu_model",
          "num_gpus",
          "energy_per_token_joules",
          "energy_per_request_joules",
          "output_throughput_tokens_per_sec",
          "avg_output_len");

  private static final List<String> OF_PICTURES =
      List.of("energy_per_image_joules", "energy_per_video_joules");

  private static final int MOST_SEQUENCES = 1_000_000;

  /** Whether the row is of a model that makes pictures: it has no tokens to be counted. */
  boolean isOfPictures() {
    return OF_PICTURES.stream().anyMatch(column -> row.cell(column).isPresent())
        && row.cell("energy_per_token_joules").isEmpty();
  }

  /** The measurement; empty where the row's issues say why there is none. */
  Optional<Measurement> read() {
    NumberCells numbers = new NumberCells(row);
    String modelId = row.required("model_id");
    String task = row.required("task");
    Optional<Configuration> configuration = configuration(numbers);
    double perTokenJ = numbers.required("energy_per_token_joules");
    double perRequestJ = numbers.required("energy_per_request_joules");
    double tokensPerSecond = numbers.required("output_throughput_tokens_per_sec");
    double outputTokens = numbers.required("avg_output_len");
    Optional<TokenGap> gap = gap(numbers);
    Optional<Parameters> parameters = parameters(numbers);
    if (!row.issues().isEmpty()) {
      return Optional.empty();
    }
    return checked(
        "energy_per_request_joules",
        () ->
            new Measurement(
                modelId,
                row.cell("nickname").orElse(modelId),
                task,
                configuration.orElseThrow(),
                perTokenJ,
                perRequestJ,
                tokensPerSecond,
                outputTokens,
                gap.orElseThrow(),
                parameters,
                source));
  }

  private Optional<Configuration> configuration(NumberCells numbers) {
    String gpuType = row.required("gpu_model");
    int gpuCount = row.whole("num_gpus", 1, Configuration.MOST_GPUS);
    OptionalInt sequences =
        row.cell("max_num_seqs").isPresent()
            ? OptionalInt.of(row.whole("max_num_seqs", 1, MOST_SEQUENCES))
            : OptionalInt.empty();
    OptionalDouble batchSize = numbers.optional("avg_batch_size");
    if (gpuType.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Configuration(
            gpuType, gpuCount, row.cell("weight_precision").orElse(""), sequences, batchSize));
  }

  private Optional<TokenGap> gap(NumberCells numbers) {
    OptionalDouble medianMs = numbers.optional("median_itl_ms");
    OptionalDouble p90Ms = numbers.optional("p90_itl_ms");
    OptionalDouble p95Ms = numbers.optional("p95_itl_ms");
    OptionalDouble p99Ms = numbers.optional("p99_itl_ms");
    return checked("p95_itl_ms", () -> new TokenGap(medianMs, p90Ms, p95Ms, p99Ms));
  }

  private Optional<Parameters> parameters(NumberCells numbers) {
    OptionalDouble total = numbers.optional("total_params_billions");
    OptionalDouble activated = numbers.optional("activated_params_billions");
    if (total.isEmpty()) {
      return Optional.empty();
    }
    double totalBillions = total.getAsDouble();
    return checked(
        "activated_params_billions",
        () -> new Parameters(totalBillions, activated.orElse(totalBillions)));
  }

  /** What a record refuses is an issue of its row. */
  private <T> Optional<T> checked(String column, Supplier<T> made) {
    try {
      return Optional.of(made.get());
    } catch (IllegalArgumentException e) {
      row.add(column, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
