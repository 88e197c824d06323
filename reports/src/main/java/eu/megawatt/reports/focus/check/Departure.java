package eu.megawatt.reports.focus.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Where we knowingly depart from the published model or from the official tool, and why.
 *
 * @param id a name for it, kept
 * @param rules the rules that it touches; none where it touches check functions
 * @param functions the check functions that it touches
 * @param wrong what the model or the tool says or does
 * @param ours what we do instead
 * @param source where it can be read
 * @param require what the specification asks, in the language of {@link Expression}; empty where
 *     the model's requirement stands
 * @param when where the specification asks it; empty where the model's condition stands
 * @param toolWhen where the official tool asks it, where that differs from its model
 */
public record Departure(
    String id,
    Kind kind,
    List<String> rules,
    List<String> functions,
    String wrong,
    String ours,
    String source,
    String require,
    String when,
    String toolWhen) {

  /** What departs from what. */
  public enum Kind {
    /** The published model contradicts the text of the specification; the text counts. */
    @JsonProperty("model")
    MODEL,
    /** The official tool does not do what its model says; the specification counts. */
    @JsonProperty("tool")
    TOOL,
    /** The model leaves a rule to people of which a file shows a part; we check that part. */
    @JsonProperty("beyond")
    BEYOND,
    /** The model is narrower or wider than the text, which a file cannot decide: it counts. */
    @JsonProperty("model-counts")
    MODEL_COUNTS
  }

  public Departure {
    rules = copyOf(Optional.ofNullable(rules));
    functions = copyOf(Optional.ofNullable(functions));
    require = Optional.ofNullable(require).orElse("");
    when = Optional.ofNullable(when).orElse("");
    toolWhen = Optional.ofNullable(toolWhen).orElse("");
  }

  private static List<String> copyOf(Optional<List<String>> list) {
    return List.copyOf(list.orElse(List.of()));
  }

  /** The rule as the specification has it. */
  Rule specified(Rule rule) {
    Check check =
        require.isEmpty() ? rule.requirement().orElse(Check.always()) : Expression.check(require);
    return rule.asking(check, when.isEmpty() ? rule.condition() : condition(when));
  }

  /** The rule as the official tool has it. */
  Rule official(Rule rule) {
    return toolWhen.isEmpty()
        ? rule
        : rule.asking(rule.requirement().orElse(Check.always()), condition(toolWhen));
  }

  private static Check condition(String text) {
    return "always".equals(text) ? Check.always() : Expression.check(text);
  }

  boolean isOfSpecification() {
    return !require.isEmpty() || !when.isEmpty();
  }
}
