package eu.megawatt.service.models;

import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.planner.models.measure.Source.Basis;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a number came about, as a word. */
public final class BasisWord {

  /** All of them. */
  public static final List<String> ALL = Arrays.stream(Basis.values()).map(BasisWord::of).toList();

  private BasisWord() {}

  static String of(Source source) {
    return of(source.basis());
  }

  private static String of(Basis basis) {
    return basis.name().toLowerCase(Locale.ROOT);
  }

  /** What a word stands for; empty where it is none of them. */
  public static Optional<Basis> read(String word) {
    return Arrays.stream(Basis.values()).filter(it -> of(it).equals(word)).findFirst();
  }
}
