package eu.megawatt.reports.focus.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What we know of a column from the specification, as our resource has it.
 *
 * @param level whether it has to be there
 * @param needs what a provider has to support for that
 * @param advisedWith what a provider has to support for it to be recommended; none where it is not
 * @param nulls whether a cell may be empty at all
 * @param values the only values that it may have; none where any will do
 * @param since the first version that has it; empty for the first that we know
 * @param until the last version that has it; empty where none has dropped it
 * @param rules in the language of {@link Expression}; "should: " before one that is not a must
 */
record OwnColumn(
    String name,
    Type type,
    Level level,
    List<String> needs,
    List<String> advisedWith,
    boolean nulls,
    String format,
    List<String> values,
    String since,
    String until,
    List<String> rules) {

  private static final String SHOULD = "should: ";

  enum Type {
    @JsonProperty("String")
    STRING(Shape.STRING_TYPE, Shape.STRING),
    @JsonProperty("Decimal")
    DECIMAL(Shape.DECIMAL_TYPE, Shape.NUMERIC),
    @JsonProperty("Date/Time")
    DATE_TIME(Shape.DATE_TIME_TYPE, Shape.DATE_TIME),
    @JsonProperty("JSON")
    JSON(Shape.STRING_TYPE, Shape.KEY_VALUE);

    private final Shape type;
    private final Shape format;

    Type(Shape type, Shape format) {
      this.type = type;
      this.format = format;
    }
  }

  enum Level {
    @JsonProperty("Mandatory")
    MANDATORY,
    @JsonProperty("Conditional")
    CONDITIONAL,
    @JsonProperty("Recommended")
    RECOMMENDED
  }

  OwnColumn {
    needs = known(Optional.ofNullable(needs));
    advisedWith = known(Optional.ofNullable(advisedWith));
    values = known(Optional.ofNullable(values));
    rules = known(Optional.ofNullable(rules));
    format = Optional.ofNullable(format).orElse("");
    since = Optional.ofNullable(since).orElse("");
    until = Optional.ofNullable(until).orElse("");
  }

  private static List<String> known(Optional<List<String>> list) {
    return List.copyOf(list.orElse(List.of()));
  }

  boolean isIn(String version) {
    BigDecimal asked = new BigDecimal(version);
    return (since.isEmpty() || asked.compareTo(new BigDecimal(since)) >= 0)
        && (until.isEmpty() || asked.compareTo(new BigDecimal(until)) <= 0);
  }

  /** The rules of it, that it is there first. */
  List<Rule> all() {
    List<Rule> all = new ArrayList<>();
    all.add(
        presence(
            "present", level == Level.RECOMMENDED ? Keyword.RECOMMENDED : Keyword.MUST, needs));
    if (!advisedWith.isEmpty()) {
      all.add(presence("advised", Keyword.RECOMMENDED, advisedWith));
    }
    all.add(shaped("type", type.type, Keyword.MUST));
    all.add(shaped("format", type.format, Keyword.MUST));
    formats().forEach(all::add);
    if (!nulls) {
      all.add(rule("null", Keyword.MUST_NOT, "has a value", new Check.NotNull(name)));
    }
    if (!values.isEmpty()) {
      Check values = Expression.oneOf(name, this.values);
      all.add(rule("values", Keyword.MUST, "has one of the allowed values", values));
    }
    for (int i = 0; i < rules.size(); i++) {
      all.add(written(i + 1, rules.get(i)));
    }
    return all;
  }

  private Rule presence(String id, Keyword keyword, List<String> criteria) {
    return new Rule(
        "%s.%s".formatted(name, id),
        name,
        Rule.Entity.DATASET,
        Rule.Kind.STATIC,
        keyword,
        name + " is there",
        criteria,
        Optional.of(new Check.Present(name)),
        Check.always());
  }

  private List<Rule> formats() {
    return switch (format) {
      case "Unit" -> List.of(shaped("unit", Shape.UNIT, Keyword.SHOULD));
      case "Currency" -> List.of(shaped("currency", Shape.CURRENCY, Keyword.MUST));
      case "NationalCurrency" ->
          List.of(
              shaped("currency", Shape.CURRENCY, Keyword.MUST),
              shaped("national-currency", Shape.NATIONAL_CURRENCY, Keyword.MUST));
      default -> List.of();
    };
  }

  private Rule shaped(String id, Shape shape, Keyword keyword) {
    return rule(id, keyword, "is " + shape.words(), new Check.Shaped(name, shape));
  }

  private Rule written(int number, String text) {
    boolean should = text.startsWith(SHOULD);
    String words = should ? text.substring(SHOULD.length()) : text;
    Expression.Sentence sentence = Expression.sentence(words);
    return new Rule(
        "%s.%d".formatted(name, number),
        name,
        Rule.Entity.COLUMN,
        Rule.Kind.STATIC,
        should ? Keyword.SHOULD : Keyword.MUST,
        words.replace("|", " or "),
        List.of(),
        Optional.of(sentence.require()),
        sentence.when());
  }

  private Rule rule(String id, Keyword keyword, String words, Check check) {
    return new Rule(
        "%s.%s".formatted(name, id),
        name,
        Rule.Entity.COLUMN,
        Rule.Kind.STATIC,
        keyword,
        "%s %s".formatted(name, words),
        List.of(),
        Optional.of(check),
        Check.always());
  }
}
