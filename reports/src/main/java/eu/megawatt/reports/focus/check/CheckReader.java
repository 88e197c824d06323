package eu.megawatt.reports.focus.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Requirements and conditions as the published model writes them, of one rule. */
final class CheckReader {

  private static final Map<String, Shape> SHAPES =
      Arrays.stream(Shape.values()).collect(Collectors.toMap(Shape::function, it -> it));

  private static final String FUNCTION = "CheckFunction";
  private static final String COLUMN = "ColumnName";
  private static final String FIRST = "ColumnAName";
  private static final String SECOND = "ColumnBName";
  private static final String VALUE = "Value";

  /** Deeper nesting is refused; the published models have three levels. */
  private static final int DEEPEST = 20;

  private final Consumer<String> issues;

  CheckReader(Consumer<String> issues) {
    this.issues = issues;
  }

  /** The check, or empty where some of it is not understood, which is then an issue. */
  Optional<Check> read(JsonNode node) {
    return read(node, 0);
  }

  private Optional<Check> read(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      return refused("it is nested more than %d deep".formatted(DEEPEST));
    }
    String function = node.path(FUNCTION).asText("");
    if (function.isEmpty()) {
      return bare(node, depth);
    }
    return switch (function) {
      case "AND" -> several(node.path("Items"), depth).map(Check.All::new);
      case "OR" -> several(node.path("Items"), depth).map(Check.Any::new);
      default -> leaf(function, node);
    };
  }

  /** An operator that is written as a key of its own, which the published model does twice. */
  private Optional<Check> bare(JsonNode node, int depth) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    if (names.equals(List.of("AND")) || names.equals(List.of("OR"))) {
      String operator = names.getFirst();
      issues.accept(
          "\"%s\" is written as a key and not as the check function; it is read as one"
              .formatted(operator));
      JsonNode items = node.get(operator);
      Optional<List<Check>> parts =
          items.isArray() ? several(items, depth) : read(items, depth + 1).map(List::of);
      return "AND".equals(operator) ? parts.map(Check.All::new) : parts.map(Check.Any::new);
    }
    return refused("it has no CheckFunction but " + names);
  }

  private Optional<List<Check>> several(JsonNode items, int depth) {
    if (!items.isArray() || items.isEmpty()) {
      issues.accept("Items is not a list with something in it");
      return Optional.empty();
    }
    List<Check> checks = new ArrayList<>();
    items.forEach(item -> read(item, depth + 1).ifPresent(checks::add));
    return checks.size() == items.size() ? Optional.of(checks) : Optional.empty();
  }

  private Optional<Check> leaf(String function, JsonNode node) {
    Optional<Check> check =
        switch (function) {
          case "ColumnPresent" -> text(node, COLUMN).map(Check.Present::new);
          case "CheckModelRule" -> text(node, "ModelRuleId").map(Check.Part::new);
          case "CheckValue" -> column(node).flatMap(it -> equal(it, node));
          case "CheckNotValue" -> column(node).flatMap(it -> unequal(it, node));
          case "CheckSameValue" -> pair(node).map(it -> new Check.Same(it.a(), it.b()));
          case "CheckNotSameValue" -> pair(node).map(it -> new Check.Different(it.a(), it.b()));
          case "CheckGreaterOrEqualThanValue" -> atLeast(node);
          case "ColumnByColumnEqualsColumnValue" -> product(node);
          case "CheckDistinctCount" -> distinct(node);
          default -> shaped(function, node);
        };
    sayUnknownArguments(function, node);
    return check;
  }

  private Optional<Check> shaped(String function, JsonNode node) {
    Optional<Shape> shape = Optional.ofNullable(SHAPES.get(function));
    if (shape.isEmpty()) {
      return refused("the check function %s is not known".formatted(function));
    }
    return column(node).map(it -> new Check.Shaped(it, shape.get()));
  }

  private Optional<Check> equal(String column, JsonNode node) {
    return value(node)
        .map(
            value ->
                value.isNull()
                    ? new Check.Null(column)
                    : value.isNumber()
                        ? new Check.EqualNumber(column, value.decimalValue())
                        : new Check.Equal(column, value.asText()));
  }

  private Optional<Check> unequal(String column, JsonNode node) {
    return value(node)
        .map(
            value ->
                value.isNull()
                    ? new Check.NotNull(column)
                    : value.isNumber()
                        ? new Check.UnequalNumber(column, value.decimalValue())
                        : new Check.Unequal(column, value.asText()));
  }

  private Optional<Check> atLeast(JsonNode node) {
    return column(node)
        .flatMap(
            column ->
                value(node)
                    .flatMap(value -> Decimals.of(value.asText()))
                    .or(() -> refusedNumber(node))
                    .map(least -> new Check.AtLeast(column, least)));
  }

  private Optional<BigDecimal> refusedNumber(JsonNode node) {
    issues.accept("Value %s is not a number".formatted(node.path(VALUE)));
    return Optional.empty();
  }

  private Optional<Check> product(JsonNode node) {
    return pair(node)
        .flatMap(
            it ->
                text(node, "ResultColumnName")
                    .map(result -> new Check.Product(it.a(), it.b(), result)));
  }

  private Optional<Check> distinct(JsonNode node) {
    JsonNode count = node.path("ExpectedCount");
    if (!count.canConvertToInt() || count.asInt() < 1) {
      return refused("ExpectedCount %s is not a whole number from 1".formatted(count));
    }
    return pair(node).map(it -> new Check.Distinct(it.a(), it.b(), count.asInt()));
  }

  private record Pair(String a, String b) {}

  private Optional<Pair> pair(JsonNode node) {
    return text(node, FIRST).flatMap(a -> text(node, SECOND).map(b -> new Pair(a, b)));
  }

  /** The column; the published model twice has another key for it. */
  private Optional<String> column(JsonNode node) {
    if (!node.has(COLUMN) && node.path("CheckCondition").isTextual()) {
      issues.accept("the column is named by \"CheckCondition\"; it is read as \"ColumnName\"");
      return Optional.of(node.get("CheckCondition").asText());
    }
    return text(node, COLUMN);
  }

  private Optional<JsonNode> value(JsonNode node) {
    Optional<JsonNode> value = Optional.ofNullable(node.get(VALUE));
    if (value.filter(JsonNode::isValueNode).isEmpty()) {
      issues.accept("%s has no Value".formatted(node.path(FUNCTION).asText()));
      return Optional.empty();
    }
    return value;
  }

  private Optional<String> text(JsonNode node, String key) {
    String text = node.path(key).asText("");
    if (text.isEmpty()) {
      issues.accept("%s has no %s".formatted(node.path(FUNCTION).asText(), key));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private void sayUnknownArguments(String function, JsonNode node) {
    TreeSet<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    if ("DateTime".equals(node.path("ExpectedType").asText())) {
      names.remove("ExpectedType"); // says once more what TypeDateTime says
    }
    names.removeAll(
        List.of(
            FUNCTION,
            COLUMN,
            FIRST,
            SECOND,
            VALUE,
            "CheckCondition",
            "ResultColumnName",
            "ExpectedCount",
            "ModelRuleId"));
    if (!names.isEmpty()) {
      issues.accept("%s has arguments that are passed over: %s".formatted(function, names));
    }
  }

  private <T> Optional<T> refused(String message) {
    issues.accept(message);
    return Optional.empty();
  }
}
