package eu.megawatt.telemetry.source.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** One line with a metric, from its beginning to its end. */
final class MetricLine {

  /** Labels that a metric may have. */
  private static final int MOST_LABELS = 200;

  private static final int LONGEST_NUMBER = 100;

  /** What the line says. */
  record Metric(String name, Map<String, String> labels, double value, OptionalLong atMillis) {}

  private final String line;
  private final boolean openMetrics;
  private final Predicate<String> wanted;
  private int at;

  MetricLine(String line, boolean openMetrics, Predicate<String> wanted) {
    this.line = line;
    this.openMetrics = openMetrics;
    this.wanted = wanted;
  }

  /** The metric; empty where nobody wants it. */
  Optional<Metric> read() throws BrokenLineException {
    String name = "";
    if (peek() != '{') {
      name = word(true);
      if (!wanted.test(name)) {
        return Optional.empty();
      }
    }
    boolean apart = isBlank(peek());
    skipBlanks();
    Map<String, String> labels = new LinkedHashMap<>();
    if (peek() == '{') {
      at++;
      name = labels(name, labels);
    } else if (!apart) {
      throw new BrokenLineException("\"%s\" is no part of a name".formatted(rest()));
    }
    if (name.isEmpty()) {
      throw new BrokenLineException("it has no name");
    }
    double value = number(token("a value"));
    OptionalLong time = time();
    skipBlanks();
    if (at < line.length() && !(openMetrics && peek() == '#')) {
      throw new BrokenLineException("\"%s\" stands behind its end".formatted(rest()));
    }
    return wanted.test(name)
        ? Optional.of(new Metric(name, Collections.unmodifiableMap(labels), value, time))
        : Optional.empty();
  }

  /** Reads up to the closing brace; returns the name, which may stand here in quotes. */
  private String labels(String before, Map<String, String> labels) throws BrokenLineException {
    String name = before;
    while (true) {
      skipBlanks();
      if (peek() == '}') {
        at++;
        return name;
      }
      boolean isQuoted = peek() == '"';
      String label = isQuoted ? quoted() : word(false);
      skipBlanks();
      if (isQuoted && name.isEmpty() && peek() != '=') {
        name = label;
      } else {
        expect('=');
        skipBlanks();
        if (labels.putIfAbsent(label, quoted()) != null) {
          throw new BrokenLineException("it has the label %s twice".formatted(label));
        }
        if (labels.size() > MOST_LABELS) {
          throw new BrokenLineException("it has more than %d labels".formatted(MOST_LABELS));
        }
      }
      skipBlanks();
      if (peek() == ',') {
        at++;
      } else if (peek() != '}') {
        throw new BrokenLineException("its labels have no end");
      }
    }
  }

  /** A name without quotes. Colons belong into those of metrics alone. */
  private String word(boolean colons) throws BrokenLineException {
    int start = at;
    while (at < line.length() && isNamePart(line.charAt(at), at > start, colons)) {
      at++;
    }
    if (at == start) {
      throw new BrokenLineException("\"%s\" is no name".formatted(rest()));
    }
    return line.substring(start, at);
  }

  private static boolean isNamePart(char c, boolean inside, boolean colons) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (c == ':' && colons)
        || (c >= '0' && c <= '9' && inside);
  }

  private String quoted() throws BrokenLineException {
    expect('"');
    int end = line.indexOf('"', at);
    int escape = line.indexOf('\\', at);
    if (end >= 0 && (escape < 0 || escape > end)) {
      String plain = line.substring(at, end);
      at = end + 1;
      return plain;
    }
    StringBuilder text = new StringBuilder();
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return text.toString();
      }
      text.append(c == '\\' ? escaped() : c);
    }
    throw new BrokenLineException("a quoted text has no end");
  }

  private char escaped() throws BrokenLineException {
    char c = at < line.length() ? line.charAt(at++) : ' ';
    return switch (c) {
      case 'n' -> '\n';
      case '\\', '"' -> c;
      default -> throw new BrokenLineException("\\%s is no escape".formatted(c));
    };
  }

  private OptionalLong time() throws BrokenLineException {
    skipBlanks();
    if (at >= line.length() || peek() == '#') {
      return OptionalLong.empty();
    }
    String text = token("a time");
    try {
      BigDecimal time = new BigDecimal(text.length() > LONGEST_NUMBER ? "" : text);
      if (Math.abs(time.scale()) > LONGEST_NUMBER) {
        throw new NumberFormatException(text);
      }
      BigDecimal millis = openMetrics ? time.movePointRight(3) : time;
      return OptionalLong.of(
          millis
              .setScale(0, openMetrics ? RoundingMode.HALF_EVEN : RoundingMode.UNNECESSARY)
              .longValueExact());
    } catch (NumberFormatException | ArithmeticException e) {
      throw new BrokenLineException("\"%s\" is no time".formatted(shown(text)));
    }
  }

  private String token(String what) throws BrokenLineException {
    skipBlanks();
    int start = at;
    while (at < line.length() && !isBlank(line.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw new BrokenLineException("it has no " + what.substring(2));
    }
    return line.substring(start, at);
  }

  /** A number as Go writes it, which is stricter than Java reads. */
  static double number(String text) throws BrokenLineException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan", "+nan", "-nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> decimal(text);
    };
  }

  private static double decimal(String text) throws BrokenLineException {
    try {
      if (text.length() <= LONGEST_NUMBER
          && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)) {
        return Double.parseDouble(text);
      }
    } catch (NumberFormatException _) {
      throw new BrokenLineException("\"%s\" is no number".formatted(shown(text)));
    }
    throw new BrokenLineException("\"%s\" is no number".formatted(shown(text)));
  }

  private void expect(char c) throws BrokenLineException {
    if (peek() != c) {
      throw new BrokenLineException("%s is missing before \"%s\"".formatted(c, rest()));
    }
    at++;
  }

  private char peek() {
    return at < line.length() ? line.charAt(at) : '\0';
  }

  private void skipBlanks() {
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  private String rest() {
    return shown(line.substring(Math.min(at, line.length())));
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
