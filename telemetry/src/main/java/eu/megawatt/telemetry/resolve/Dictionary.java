package eu.megawatt.telemetry.resolve;

import eu.megawatt.telemetry.sample.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The metrics that Megawatt understands: what each name means, in which unit, of what, and under
 * which conditions. The table itself is the resource {@code dictionary.txt} beside this class, with
 * its sources; a site may have one of its own. Immutable.
 */
public final class Dictionary {

  private static final int COLUMNS = 6;
  private static final String COUNTER = "_total";

  private static final Dictionary BUILT_IN = read(resource());

  private final Map<String, Meaning> meanings;
  private final LabelRoles roles;

  private Dictionary(Map<String, Meaning> meanings, LabelRoles roles) {
    this.meanings = Collections.unmodifiableMap(meanings);
    this.roles = roles;
  }

  /** The one that comes with Megawatt. */
  public static Dictionary builtIn() {
    return BUILT_IN;
  }

  /**
   * Reads a table in the form of the built-in one.
   *
   * @throws IllegalArgumentException with the line that is not in that form
   */
  public static Dictionary read(String table) {
    Map<String, Meaning> meanings = new LinkedHashMap<>();
    Map<String, List<String>> roles = new LinkedHashMap<>();
    int number = 0;
    for (String line : table.lines().toList()) {
      number++;
      try {
        readLine(line.strip(), meanings, roles);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line %d: %s".formatted(number, e.getMessage()), e);
      }
    }
    return new Dictionary(
        meanings,
        new LabelRoles(
            roles.getOrDefault("@gpu", List.of()),
            roles.getOrDefault("@host", List.of()),
            roles.getOrDefault("@meter", List.of())));
  }

  private static void readLine(
      String line, Map<String, Meaning> meanings, Map<String, List<String>> roles) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("@")) {
      List<String> words = List.of(line.split("\\s+", -1));
      roles.put(words.getFirst(), words.subList(1, words.size()));
      return;
    }
    String[] cells = Arrays.copyOf(line.split("\\|", COLUMNS), COLUMNS);
    List<String> row =
        Arrays.stream(cells).map(cell -> Objects.requireNonNullElse(cell, "").strip()).toList();
    for (String name : row.getFirst().split("\\s+", -1)) {
      put(meaning(name, row), meanings);
    }
  }

  private static Meaning meaning(String name, List<String> row) {
    String otherwise = row.get(5);
    if (row.get(1).equals("-")) {
      return new Meaning.Left(name, otherwise);
    }
    Quantity quantity = Quantity.valueOf(row.get(1).toUpperCase(Locale.ROOT));
    Unit unit =
        Unit.of(row.get(2))
            .filter(it -> it.measures(quantity))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "\"%s\" is no unit of %s".formatted(row.get(2), row.get(1))));
    List<Condition> conditions =
        row.get(4).isEmpty()
            ? List.of()
            : Arrays.stream(row.get(4).split(" & ", -1)).map(Condition::read).toList();
    return new Meaning.Taken(name, quantity, unit, Subject.read(row.get(3)), conditions, otherwise);
  }

  /** Counters go by two names: OpenMetrics puts {@code _total} behind the one they were given. */
  private static void put(Meaning meaning, Map<String, Meaning> meanings) {
    if (meanings.putIfAbsent(meaning.name(), meaning) != null) {
      throw new IllegalArgumentException(meaning.name() + " stands here twice");
    }
    if (meaning instanceof Meaning.Taken taken
        && taken.quantity() == Quantity.ENERGY
        && !taken.name().endsWith(COUNTER)) {
      String other = taken.name() + COUNTER;
      meanings.putIfAbsent(
          other,
          new Meaning.Taken(
              other,
              taken.quantity(),
              taken.unit(),
              taken.subject(),
              taken.conditions(),
              taken.otherwise()));
    }
  }

  private static String resource() {
    try (InputStream in =
        Objects.requireNonNull(Dictionary.class.getResourceAsStream("dictionary.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a name means; empty where it is none of ours. */
  public Optional<Meaning> meaning(String name) {
    return Optional.ofNullable(meanings.get(name));
  }

  /** Every name with its meaning, in the order of the table. */
  public Collection<Meaning> meanings() {
    return meanings.values();
  }

  /** Every name that means something, taken or left. */
  public Collection<String> names() {
    return meanings.keySet();
  }

  public LabelRoles roles() {
    return roles;
  }
}
