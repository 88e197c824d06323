package eu.megawatt.reports.focus.check;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Checks of rows with the columns of a file found. A null is unknown to be anything, which breaks
 * no rule; that it has no value is certain. A cell that is no number breaks the rules of types, and
 * is unknown to the others.
 */
final class RowTests {

  private final Map<String, Integer> columns;
  private final Reading reading;

  RowTests(Map<String, Integer> columns, Reading reading) {
    this.columns = columns;
    this.reading = reading;
  }

  RowTest of(Check check) {
    return switch (check) {
      case Check.All(List<Check> of) -> all(of.stream().map(this::of).toList());
      case Check.Any(List<Check> of) -> any(of.stream().map(this::of).toList());
      case Check.Given(Check when, Check require) -> given(of(when), of(require));
      case Check.Present(String column) -> fixed(Truth.of(columns.containsKey(column)));
      case Check.Null(String column) -> cell(column, text -> Truth.of(text.isEmpty()));
      case Check.NotNull(String column) -> cell(column, text -> Truth.of(!text.isEmpty()));
      case Check.Unequal(String column, String value) ->
          cell(column, text -> Truth.of(!text.equals(value)));
      case Check.Equal(String column, String value) ->
          known(column, text -> Truth.of(text.equals(value)));
      case Check.Shaped(String column, Shape shape) ->
          known(column, text -> Truth.of(shape.fits(text, reading)));
      case Check.EqualNumber(String column, BigDecimal value) ->
          number(column, it -> it.compareTo(value) == 0);
      case Check.UnequalNumber(String column, BigDecimal value) ->
          number(column, it -> it.compareTo(value) != 0);
      case Check.AtLeast(String column, BigDecimal least) ->
          number(column, it -> it.compareTo(least) >= 0);
      case Check.Same(String a, String b) -> both(a, b, String::equals);
      case Check.Different(String a, String b) -> both(a, b, (one, other) -> !one.equals(other));
      case Check.After(String later, String earlier) -> after(later, earlier);
      case Check.Product(String a, String b, String result) -> product(a, b, result);
      case Check.Part _, Check.Distinct _, Check.Named _ -> fixed(Truth.UNKNOWN);
    };
  }

  private static RowTest fixed(Truth truth) {
    return _ -> truth;
  }

  private static RowTest all(List<RowTest> tests) {
    return row -> {
      Truth truth = Truth.TRUE;
      for (RowTest test : tests) {
        truth = truth.and(test.of(row));
        if (truth == Truth.FALSE) {
          return truth;
        }
      }
      return truth;
    };
  }

  private static RowTest any(List<RowTest> tests) {
    return row -> {
      Truth truth = Truth.FALSE;
      for (RowTest test : tests) {
        truth = truth.or(test.of(row));
        if (truth == Truth.TRUE) {
          return truth;
        }
      }
      return truth;
    };
  }

  private static RowTest given(RowTest when, RowTest require) {
    return row -> when.of(row) == Truth.TRUE ? require.of(row) : Truth.TRUE;
  }

  private int index(String column) {
    return columns.getOrDefault(column, FocusRow.ABSENT);
  }

  private RowTest cell(String column, Function<String, Truth> test) {
    int index = index(column);
    return row -> test.apply(row.cell(index));
  }

  private RowTest known(String column, Function<String, Truth> test) {
    return cell(column, text -> text.isEmpty() ? Truth.UNKNOWN : test.apply(text));
  }

  private RowTest number(String column, Function<BigDecimal, Boolean> test) {
    return cell(
        column,
        text -> Decimals.of(text).map(it -> Truth.of(test.apply(it))).orElse(Truth.UNKNOWN));
  }

  private RowTest both(String a, String b, BiFunction<String, String, Boolean> test) {
    int first = index(a);
    int second = index(b);
    return row -> {
      String one = row.cell(first);
      String other = row.cell(second);
      return one.isEmpty() || other.isEmpty() ? Truth.UNKNOWN : Truth.of(test.apply(one, other));
    };
  }

  private RowTest after(String later, String earlier) {
    int last = index(later);
    int first = index(earlier);
    return row -> {
      Optional<Instant> end = Moments.of(row.cell(last));
      Optional<Instant> start = Moments.of(row.cell(first));
      return end.isEmpty() || start.isEmpty()
          ? Truth.UNKNOWN
          : Truth.of(end.get().isAfter(start.get()));
    };
  }

  private RowTest product(String a, String b, String result) {
    int first = index(a);
    int second = index(b);
    int third = index(result);
    return row -> {
      Optional<BigDecimal> one = Decimals.of(row.cell(first));
      Optional<BigDecimal> other = Decimals.of(row.cell(second));
      Optional<BigDecimal> said = Decimals.of(row.cell(third));
      return one.isEmpty() || other.isEmpty() || said.isEmpty()
          ? Truth.UNKNOWN
          : multiplied(one.get(), other.get(), said.get());
    };
  }

  private Truth multiplied(BigDecimal one, BigDecimal other, BigDecimal said) {
    if (reading == Reading.OFFICIAL) {
      return Truth.of(one.doubleValue() * other.doubleValue() == said.doubleValue());
    }
    try {
      return Truth.of(one.multiply(other).compareTo(said) == 0);
    } catch (ArithmeticException _) {
      return Truth.FALSE; // an exponent beyond any that a number may have
    }
  }
}
