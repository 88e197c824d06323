package eu.megawatt.service.models;

import eu.megawatt.planner.models.Assumed;
import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.planner.models.measure.Source.Basis;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads what is asked; an error is added for all that is wrong. */
record Asked(List<FieldError> errors) {

  private static final Source UNSAID = Source.estimated("as it was asked, without a source");

  void add(String pointer, String code, String detail) {
    FieldError error = new FieldError(pointer, code, detail);
    if (!errors.contains(error)) {
      errors.add(error);
    }
  }

  void unknown(String pointer, String word, List<String> known) {
    add(
        pointer,
        "UnknownValue",
        "\"%s\" is not one of %s.%s"
            .formatted(word, String.join(", ", known), Nearest.suggestion(word, known)));
  }

  /** A number; what is too large for one is said. */
  Optional<BigDecimal> number(String pointer, Optional<Double> value) {
    if (value.filter(it -> !Double.isFinite(it)).isPresent()) {
      add(pointer, "OutOfRange", "must be a number of at most 308 digits.");
      return Optional.empty();
    }
    return value.map(BigDecimal::valueOf);
  }

  /** What is assumed instead of what usually is. */
  Assumed assumed(String pointer, Optional<Double> value, Source source, Assumed usual) {
    return number(pointer, value).map(it -> new Assumed(it, source)).orElse(usual);
  }

  /** Where numbers are from; what is measured has to say where. */
  Source source(String pointer, Optional<String> text, Optional<String> basis) {
    Optional<Basis> read = basis.flatMap(BasisWord::read);
    if (basis.isPresent() && read.isEmpty()) {
      unknown(pointer + "/basis", basis.get(), BasisWord.ALL);
    }
    if (text.isEmpty()) {
      if (read.equals(Optional.of(Basis.MEASURED))) {
        add(pointer + "/source", "Missing", "must say where it was measured.");
      }
      return UNSAID;
    }
    try {
      return new Source(text.get(), read.orElse(Basis.ESTIMATED));
    } catch (IllegalArgumentException e) {
      add(pointer + "/source", "OutOfRange", e.getMessage() + ".");
      return UNSAID;
    }
  }
}
