package eu.megawatt.reports.focus.check;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** All departures from the published model and the official tool that we know of. */
public final class Departures {

  private static final String RESOURCE = "departures.json";

  private static final List<Departure> ALL = load();

  private Departures() {}

  private record Document(String format, List<Departure> departures) {}

  /** In the order in which they are told. */
  public static List<Departure> all() {
    return ALL;
  }

  private static List<Departure> load() {
    try (InputStream in =
        Objects.requireNonNull(Departures.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return List.copyOf(JsonMapper.builder().build().readValue(in, Document.class).departures());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model as the text of the specification has it. */
  static RulesModel specified(RulesModel model) {
    return changed(model, Departure::isOfSpecification, Departure::specified);
  }

  /** The model as the official tool has it. */
  static RulesModel official(RulesModel model) {
    return changed(model, it -> !it.toolWhen().isEmpty(), Departure::official);
  }

  /** Why the verdicts of a rule may differ. */
  static Optional<Departure> of(Rule rule, List<String> ancestors) {
    return find(it -> it.rules().contains(rule.id()))
        .or(() -> find(it -> ancestors.stream().anyMatch(it.rules()::contains)))
        .or(() -> find(it -> it.functions().stream().anyMatch(functions(rule)::contains)));
  }

  private static Optional<Departure> find(Predicate<Departure> wanted) {
    return ALL.stream().filter(wanted).findFirst();
  }

  private static List<String> functions(Rule rule) {
    return rule.requirement().stream().flatMap(Check::all).map(Departures::function).toList();
  }

  private static String function(Check check) {
    return switch (check) {
      case Check.Shaped(String _, Shape shape) -> shape.function();
      case Check.Product _ -> "ColumnByColumnEqualsColumnValue";
      default -> "";
    };
  }

  private static RulesModel changed(
      RulesModel model, Predicate<Departure> wanted, BiFunction<Departure, Rule, Rule> change) {
    Map<String, Rule> changed = new LinkedHashMap<>();
    for (Departure departure : ALL) {
      if (wanted.test(departure)) {
        departure.rules().stream()
            .flatMap(id -> model.rule(id).stream())
            .forEach(rule -> changed.put(rule.id(), change.apply(departure, rule)));
      }
    }
    return model.with(changed);
  }
}
