package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one {@link Formula}: sums of products of numbers, ids and brackets, from left to right. */
final class FormulaParser {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z][A-Za-z0-9]*)*|[0-9]+(?:\\.[0-9]+)?|[-+*/()])\\s*");

  /** Deeper is no formula of a regulation, and would end in the stack. */
  private static final int DEPTH = 32;

  private static final String END = "";

  private final String text;
  private final List<String> tokens;
  private int at;
  private int depth;

  FormulaParser(String text) {
    this.text = text;
    this.tokens = tokens(text);
  }

  Formula parse() {
    Formula formula = sum();
    if (!token().equals(END)) {
      throw wrong("(%s) is too much".formatted(token()));
    }
    return formula;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (end < text.length()) {
      throw new IllegalArgumentException(
          "Formula (%s) cannot be read at character %d; allowed are ids, numbers, + - * / and brackets"
              .formatted(text, end + 1));
    }
    return tokens;
  }

  private Formula sum() {
    Formula left = product();
    while (token().equals("+") || token().equals("-")) {
      char operator = take().charAt(0);
      left = new Formula.Binary(operator, left, product());
    }
    return left;
  }

  private Formula product() {
    Formula left = factor();
    while (token().equals("*") || token().equals("/")) {
      char operator = take().charAt(0);
      left = new Formula.Binary(operator, left, factor());
    }
    return left;
  }

  private Formula factor() {
    String token = take();
    if (token.equals("(")) {
      return bracket();
    }
    if (token.equals(END) || "+-*/)".contains(token)) {
      throw wrong("a number, an id or a bracket is missing before (%s)".formatted(token));
    }
    return Character.isDigit(token.charAt(0))
        ? new Formula.Constant(new BigDecimal(token))
        : new Formula.Point(token);
  }

  private Formula bracket() {
    if (++depth > DEPTH) {
      throw wrong("it has more than %d brackets in each other".formatted(DEPTH));
    }
    Formula inside = sum();
    if (!take().equals(")")) {
      throw wrong("a bracket is not closed");
    }
    depth--;
    return inside;
  }

  private String token() {
    return at < tokens.size() ? tokens.get(at) : END;
  }

  private String take() {
    String token = token();
    at++;
    return token;
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("Formula (%s) is none: %s".formatted(text, what));
  }
}
