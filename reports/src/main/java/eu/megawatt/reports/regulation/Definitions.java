package eu.megawatt.reports.regulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All versions of what regulations ask for, laws and drafts. They are data: another one is another
 * entry in the document.
 */
public record Definitions(List<DefinitionSet> sets) {

  private static final String RESOURCE = "definitions.json";

  public Definitions {
    sets = List.copyOf(sets);
  }

  /** Those that come with the product. */
  public static Definitions builtIn() {
    try (InputStream stream =
        Objects.requireNonNull(Definitions.class.getResourceAsStream(RESOURCE))) {
      return read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document of definitions.
   *
   * @throws IllegalArgumentException where it is not sound; says everything that is wrong
   */
  public static Definitions read(InputStream stream) throws IOException {
    return DefinitionsReader.read(stream);
  }

  public Optional<DefinitionSet> set(String id) {
    return sets.stream().filter(set -> set.id().equals(id)).findFirst();
  }

  /** The law on a day: the last that has entered into force; empty before the first. */
  public Optional<DefinitionSet> inForceOn(LocalDate day) {
    return sets.stream()
        .filter(set -> set.effectiveFrom().filter(from -> !from.isAfter(day)).isPresent())
        .max(Comparator.comparing(set -> set.effectiveFrom().orElseThrow()));
  }
}
