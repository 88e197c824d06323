package eu.megawatt.service.predict;

import eu.megawatt.kernels.predict.Decoder;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads work on a language model, and finds everything that is wrong with it by pointer. */
public final class WorkCheck {

  private static final long MOST_PARAMETERS = 100_000_000_000_000L;
  private static final long MOST_LAYERS = 1_000;
  private static final long MOST_WIDTH = 1_000_000;
  private static final long MOST_TOKENS = 100_000_000;
  private static final long MOST_REQUESTS = 1_000_000_000_000L;
  private static final long MOST_BATCH = 100_000;
  private static final int LONGEST_NAME = 200;
  private static final List<String> PRECISIONS =
      Arrays.stream(Precision.values()).map(Precision::word).toList();

  private final String pointer;
  private final List<FieldError> errors;

  /**
   * A check.
   *
   * @param pointer to the work, like {@code /work}
   * @param errors what is wrong is added to them
   */
  public WorkCheck(String pointer, List<FieldError> errors) {
    this.pointer = pointer;
    this.errors = errors;
  }

  /** Empty where something is wrong. */
  public Optional<TokenWork> work(WorkBody body) {
    int before = errors.size();
    WorkKind kind =
        word(body.kind().orElse("Generate"), "/kind", WorkKind.words(), "kind of work")
            .flatMap(WorkKind::of)
            .orElse(WorkKind.GENERATE);
    long prompt = number(body.promptTokenCount(), "/promptTokenCount", 1, MOST_TOKENS);
    long output =
        kind.writes() ? number(body.outputTokenCount(), "/outputTokenCount", 1, MOST_TOKENS) : 0;
    long requests = number(body.requestCount(), "/requestCount", 1, MOST_REQUESTS);
    long batch = number(Optional.of(body.batchSize().orElse(1L)), "/batchSize", 1, MOST_BATCH);
    Precision precision = precision(body);
    WorkBody.ModelShape shape = body.model().orElse(WorkBody.ModelShape.NONE);
    long parameters = number(shape.parameterCount(), "/model/parameterCount", 1, MOST_PARAMETERS);
    int layers = (int) number(shape.layerCount(), "/model/layerCount", 1, MOST_LAYERS);
    int width = (int) number(shape.hiddenSize(), "/model/hiddenSize", 1, MOST_WIDTH);
    int kvWidth =
        (int)
            number(
                Optional.of(shape.kvSize().orElse((long) width)), "/model/kvSize", 1, MOST_WIDTH);
    shape
        .nickname()
        .filter(it -> it.isBlank() || it.length() > LONGEST_NAME)
        .ifPresent(
            _ ->
                error(
                    "/model/nickname",
                    "OutOfRange",
                    "must be 1 to %d characters.".formatted(LONGEST_NAME)));
    return errors.size() > before
        ? Optional.empty()
        : Optional.of(
            new TokenWork(
                new Decoder(parameters, layers, width, kvWidth, precision.bytes()),
                precision,
                kind,
                prompt,
                output,
                requests,
                batch));
  }

  private Precision precision(WorkBody body) {
    Optional<String> said = body.model().flatMap(WorkBody.ModelShape::precision);
    return word(said.orElse(""), "/model/precision", PRECISIONS, "number format").stream()
        .flatMap(word -> Arrays.stream(Precision.values()).filter(it -> it.word().equals(word)))
        .findFirst()
        .orElse(Precision.BF16);
  }

  private Optional<String> word(String said, String its, List<String> known, String what) {
    if (known.contains(said)) {
      return Optional.of(said);
    }
    error(
        its,
        said.isEmpty() ? "Missing" : "UnknownValue",
        said.isEmpty()
            ? "must be there: a %s, one of %s.".formatted(what, String.join(", ", known))
            : "\"%s\" is not a %s; known: %s.%s"
                .formatted(said, what, String.join(", ", known), Nearest.suggestion(said, known)));
    return Optional.empty();
  }

  private long number(Optional<Long> value, String its, long least, long most) {
    if (value.isEmpty()) {
      error(its, "Missing", "must be there: a whole number.");
      return least;
    }
    if (value.get() < least || value.get() > most) {
      error(its, "OutOfRange", "must be %d to %d, not %d.".formatted(least, most, value.get()));
      return least;
    }
    return value.get();
  }

  private void error(String its, String code, String detail) {
    errors.add(new FieldError(pointer + its, code, detail));
  }
}
