package eu.megawatt.reports.focus.check;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The small language in which we write rules: {@code SkuMeter is null when SkuId is null}, {@code
 * ChargeCategory is Usage|Purchase and ChargeClass is not Correction}, {@code A x B = C}, {@code A
 * is after B}, {@code A is decimal}, {@code A is at least 0}, {@code A is number 0}, {@code A
 * equals B}, {@code A differs from B}, {@code A has 1 B}. The word {@code or} separates before
 * {@code and}.
 */
final class Expression {

  private static final Pattern PRODUCT = Pattern.compile("(\\w+) x (\\w+) = (\\w+)");
  private static final Pattern PAIR =
      Pattern.compile("(\\w+) (is after|equals|differs from) (\\w+)");
  private static final Pattern COUNT = Pattern.compile("(\\w+) has (\\d+) (\\w+)");
  private static final Pattern CELL = Pattern.compile("(\\w+) is (.+)");
  private static final Pattern COLUMNS = Pattern.compile("columns: (\\w+)");
  private static final Pattern PART = Pattern.compile("rule (\\S+)");

  private Expression() {}

  /** What is asked, and where. */
  record Sentence(Check require, Check when) {}

  static Sentence sentence(String text) {
    String[] parts = text.split(" when ", 2);
    return new Sentence(check(parts[0]), parts.length == 1 ? Check.always() : check(parts[1]));
  }

  static Check check(String text) {
    List<Check> any =
        Arrays.stream(text.strip().split(" or ")).map(Expression::conjunction).toList();
    return any.size() == 1 ? any.getFirst() : new Check.Any(any);
  }

  private static Check conjunction(String text) {
    List<Check> all = Arrays.stream(text.split(" and ")).map(Expression::leaf).toList();
    return all.size() == 1 ? all.getFirst() : new Check.All(all);
  }

  private static Check leaf(String text) {
    Matcher product = PRODUCT.matcher(text);
    if (product.matches()) {
      return new Check.Product(product.group(1), product.group(2), product.group(3));
    }
    Matcher pair = PAIR.matcher(text);
    if (pair.matches()) {
      return pair(pair.group(1), pair.group(2), pair.group(3));
    }
    Matcher count = COUNT.matcher(text);
    if (count.matches()) {
      return new Check.Distinct(count.group(1), count.group(3), Integer.parseInt(count.group(2)));
    }
    return tableOrCell(text);
  }

  private static Check pair(String a, String relation, String b) {
    return switch (relation) {
      case "is after" -> new Check.After(a, b);
      case "equals" -> new Check.Same(a, b);
      default -> new Check.Different(a, b);
    };
  }

  private static Check tableOrCell(String text) {
    Matcher columns = COLUMNS.matcher(text);
    if (columns.matches()) {
      return new Check.Named(Convention.valueOf(columns.group(1)));
    }
    Matcher part = PART.matcher(text);
    if (part.matches()) {
      return new Check.Part(part.group(1));
    }
    Matcher cell = CELL.matcher(text);
    if (!cell.matches()) {
      throw new IllegalArgumentException("\"%s\" is not a rule as we write them".formatted(text));
    }
    return cell(cell.group(1), cell.group(2));
  }

  private static Check cell(String column, String asked) {
    return switch (asked) {
      case "present" -> new Check.Present(column);
      case "null" -> new Check.Null(column);
      case "not null" -> new Check.NotNull(column);
      case "decimal" -> new Check.Shaped(column, Shape.DECIMAL);
      default -> compared(column, asked);
    };
  }

  private static Check compared(String column, String asked) {
    if (asked.startsWith("at least ")) {
      return new Check.AtLeast(column, new BigDecimal(asked.substring("at least ".length())));
    }
    if (asked.startsWith("number ")) {
      return new Check.EqualNumber(column, new BigDecimal(asked.substring("number ".length())));
    }
    if (asked.startsWith("not ")) {
      return new Check.All(
          values(asked.substring("not ".length()))
              .map(value -> (Check) new Check.Unequal(column, value))
              .toList());
    }
    return oneOf(column, values(asked).toList());
  }

  /** That the cell has one of some values. */
  static Check oneOf(String column, List<String> values) {
    return new Check.Any(
        values.stream().map(value -> (Check) new Check.Equal(column, value)).toList());
  }

  private static Stream<String> values(String text) {
    return Arrays.stream(text.split("\\|"));
  }
}
