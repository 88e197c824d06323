package eu.megawatt.reports.focus.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What a rule asks of a row, of a column or of a file. A null is an empty cell. */
sealed interface Check {

  /** Nothing is asked, or it is asked always. */
  static Check always() {
    return new All(List.of());
  }

  record All(List<Check> of) implements Check {
    public All {
      of = List.copyOf(of);
    }
  }

  record Any(List<Check> of) implements Check {
    public Any {
      of = List.copyOf(of);
    }
  }

  /** Where the one is true the other has to be. */
  record Given(Check when, Check require) implements Check {}

  /** That another rule holds. */
  record Part(String rule) implements Check {}

  record Present(String column) implements Check {}

  record Shaped(String column, Shape shape) implements Check {}

  record Null(String column) implements Check {}

  record NotNull(String column) implements Check {}

  record Equal(String column, String value) implements Check {}

  record Unequal(String column, String value) implements Check {}

  record EqualNumber(String column, BigDecimal value) implements Check {}

  record UnequalNumber(String column, BigDecimal value) implements Check {}

  record AtLeast(String column, BigDecimal least) implements Check {}

  record Same(String a, String b) implements Check {}

  record Different(String a, String b) implements Check {}

  /** That a times b is the result, exactly. */
  record Product(String a, String b, String result) implements Check {}

  record After(String later, String earlier) implements Check {}

  /** That so many different values of one column stand beside each value of another. */
  record Distinct(String key, String counted, int expected) implements Check {}

  /** That the names of columns keep to a convention. */
  record Named(Convention convention) implements Check {}

  /** The checks that this one is made of, itself first. */
  default Stream<Check> all() {
    Stream<Check> parts =
        switch (this) {
          case All(List<Check> of) -> of.stream();
          case Any(List<Check> of) -> of.stream();
          case Given(Check when, Check require) -> Stream.of(when, require);
          case Part _,
              Present _,
              Shaped _,
              Null _,
              NotNull _,
              Equal _,
              Unequal _,
              EqualNumber _,
              UnequalNumber _,
              AtLeast _,
              Same _,
              Different _,
              Product _,
              After _,
              Distinct _,
              Named _ ->
              Stream.of();
        };
    return Stream.concat(Stream.of(this), parts.flatMap(Check::all));
  }

  /** The columns that are looked at, each once. */
  default List<String> columns() {
    return all().flatMap(Check::own).distinct().toList();
  }

  private Stream<String> own() {
    return switch (this) {
      case All _, Any _, Given _, Part _, Named _ -> Stream.of();
      case Present(String column) -> Stream.of(column);
      case Shaped(String column, Shape _) -> Stream.of(column);
      case Null(String column) -> Stream.of(column);
      case NotNull(String column) -> Stream.of(column);
      case Equal(String column, String _) -> Stream.of(column);
      case Unequal(String column, String _) -> Stream.of(column);
      case EqualNumber(String column, BigDecimal _) -> Stream.of(column);
      case UnequalNumber(String column, BigDecimal _) -> Stream.of(column);
      case AtLeast(String column, BigDecimal _) -> Stream.of(column);
      case Same(String a, String b) -> Stream.of(a, b);
      case Different(String a, String b) -> Stream.of(a, b);
      case Product(String a, String b, String result) -> Stream.of(a, b, result);
      case After(String later, String earlier) -> Stream.of(later, earlier);
      case Distinct(String key, String counted, int _) -> Stream.of(key, counted);
    };
  }
}
