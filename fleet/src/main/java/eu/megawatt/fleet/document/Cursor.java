package eu.megawatt.fleet.document;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The place in a document that is being read: every method reads the value that stands there, up to
 * its last token, and where it is not what is due, adds an issue and returns a stand-in (null, not
 * a number, zero), so that reading goes on.
 */
public final class Cursor {

  /** Levels that a document may be nested. */
  static final int DEEPEST = 32;

  /** Numbers that are kept of one array; as many as a horizon may have slots. */
  static final int LONGEST_SERIES = 1_000_000;

  private static final int SHARED = 10_000;

  /** Reads one value. */
  public interface Reader {
    void read(Cursor in) throws IOException;
  }

  private final Tokens tokens;
  private final Issues issues;
  private final Trail path = new Trail();
  private final Map<String, String> shared = new HashMap<>();
  private JsonToken token = JsonToken.NOT_AVAILABLE;
  private long at;

  Cursor(Tokens tokens, Issues issues) {
    this.tokens = tokens;
    this.issues = issues;
  }

  public Issues issues() {
    return issues;
  }

  /** How many tokens stand before this place: the order of the document. */
  public long at() {
    return at;
  }

  public String pointer() {
    return path.pointer();
  }

  /** Goes to the first value. */
  public void begin() throws IOException {
    if (!move()) {
      throw new UnreadableException("the document is empty");
    }
  }

  /** Makes sure that nothing follows the value that was read. */
  public void end() throws IOException {
    if (move()) {
      throw new UnreadableException("something follows after the end of the document");
    }
  }

  private boolean move() throws IOException {
    JsonToken next = tokens.next();
    at++;
    token = next == null ? JsonToken.NOT_AVAILABLE : next;
    return next != null;
  }

  private JsonToken next() throws IOException {
    if (!move()) {
      throw new UnreadableException("the document ends in the middle");
    }
    return token;
  }

  public void issue(String message) {
    issues.add(at, pointer(), message);
  }

  /** Adds that what stands here is not what is due, and passes over it. */
  public void notA(String due) throws IOException {
    String hint =
        token.isBoolean() && tokens.quotesOptional() && due.contains("string")
            ? ". Maybe write it in quotes"
            : "";
    issue(shown() + " is not " + due + hint);
    skip();
  }

  private String shown() throws IOException {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> Names.quoted(tokens.text());
      case VALUE_NULL -> "null";
      default -> Names.plain(tokens.text());
    };
  }

  /** Passes over the value that stands here. */
  public void skip() throws IOException {
    for (int open = 0; ; next()) {
      open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (open > DEEPEST) {
        throw new UnreadableException(pointer(), "nested more than " + DEEPEST + " levels deep");
      }
      if (open == 0) {
        return;
      }
    }
  }

  public boolean isNull() {
    return token == JsonToken.VALUE_NULL;
  }

  public boolean isObject() {
    return token == JsonToken.START_OBJECT;
  }

  /** Reads the fields of an object by name, each standing at its value. */
  public void fields(FieldReader reader) throws IOException {
    path.enter();
    while (next() != JsonToken.END_OBJECT) {
      String name = tokens.text();
      path.at(name);
      next();
      reader.read(this, name);
    }
    path.leave();
  }

  /** The string in a field of the object that stands here, reading no further; empty without it. */
  Optional<String> find(String field) throws IOException {
    if (!isObject()) {
      return Optional.empty();
    }
    while (next() != JsonToken.END_OBJECT) {
      boolean isIt = tokens.text().equals(field);
      next();
      if (isIt) {
        return token == JsonToken.VALUE_STRING ? Optional.of(tokens.text()) : Optional.empty();
      }
      skip();
    }
    return Optional.empty();
  }

  /** Reads one field of an object. */
  public interface FieldReader {
    void read(Cursor in, String name) throws IOException;
  }

  /** Reads the items of an array. */
  public void items(String noun, Reader reader) throws IOException {
    if (token != JsonToken.START_ARRAY) {
      notA("an array of " + noun);
      return;
    }
    path.enter();
    for (int i = 0; next() != JsonToken.END_ARRAY; i++) {
      path.at(i);
      reader.read(this);
    }
    path.leave();
  }

  public @Nullable String string() throws IOException {
    boolean bare = tokens.quotesOptional() && token.isNumeric();
    if (token == JsonToken.VALUE_STRING || bare) {
      return tokens.text();
    }
    notA("a string");
    return null;
  }

  /** A string that says something; null, with an issue, where it is blank or no string. */
  public @Nullable String text() throws IOException {
    String text = string();
    if (text != null && text.isBlank()) {
      issue("a text has at least one character that is not blank");
      return null;
    }
    return text;
  }

  /** A string that many items have in common, held once. */
  public @Nullable String sharedString() throws IOException {
    String text = string();
    if (text == null || shared.size() >= SHARED) {
      return text;
    }
    return shared.computeIfAbsent(text, Function.identity());
  }

  /** The name of something, defined here or elsewhere. */
  public @Nullable Text id() throws IOException {
    String text = sharedString();
    if (text != null && text.isEmpty()) {
      issue("an id has at least one character");
      return null;
    }
    return text == null ? null : new Text(text, at);
  }

  public List<String> strings() throws IOException {
    List<String> strings = new ArrayList<>();
    items(
        "strings",
        in -> {
          String text = in.sharedString();
          if (text != null) {
            strings.add(text);
          }
        });
    return strings;
  }

  /** One of the words of an enum. */
  public <E extends Enum<E>> @Nullable E word(Class<E> type, Function<E, String> word, String noun)
      throws IOException {
    String text = string();
    if (text == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (word.apply(constant).equals(text)) {
        return constant;
      }
    }
    List<String> known = Arrays.stream(type.getEnumConstants()).map(word).toList();
    issue(Names.unknown(text, noun, known));
    return null;
  }

  public boolean flag() throws IOException {
    if (!token.isBoolean()) {
      notA("true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  public @Nullable Instant instant() throws IOException {
    if (token != JsonToken.VALUE_STRING) {
      notA("a time such as \"2026-01-12T00:00:00Z\"");
      return null;
    }
    String text = tokens.text();
    Instant instant = Rfc3339.parse(text).orElse(null);
    if (instant == null) {
      issue(
          Names.quoted(text)
              + " is not an RFC 3339 time in UTC between the years 1970 and 9999, such as"
              + " \"2026-01-12T00:00:00Z\"");
    }
    return instant;
  }

  /** Any finite number; not a number where there is none. */
  public double number() throws IOException {
    if (!token.isNumeric()) {
      notA("a number");
      return Double.NaN;
    }
    double value = tokens.number();
    if (!Double.isFinite(value)) {
      issue(Names.plain(tokens.text()) + " is not a finite number");
      return Double.NaN;
    }
    return value;
  }

  public double number(Range range) throws IOException {
    double value = number();
    if (Double.isNaN(value)) {
      return value;
    }
    if (range.whole() && value != Math.rint(value)) {
      issue(Names.plain(tokens.text()) + " is not a whole number");
      return Double.NaN;
    }
    if (!range.contains(value)) {
      issue("%s is out of range; %s".formatted(Names.plain(tokens.text()), range.allowed()));
      return Double.NaN;
    }
    return value;
  }

  /** A whole number; zero where there is none. */
  public int whole(Range range) throws IOException {
    double value = number(range);
    return Double.isNaN(value) ? 0 : (int) value;
  }

  /** A whole number of 64 bits; zero where there is none. */
  public long wholeLong() throws IOException {
    double value = number(Range.WHOLE);
    if (Double.isNaN(value)) {
      return 0;
    }
    try {
      return new BigDecimal(tokens.text()).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      issue(Names.plain(tokens.text()) + " does not fit 64 bits");
      return 0;
    }
  }

  /** One number, or an array of them; null where it is neither. */
  @Nullable Values series(Range range) throws IOException {
    long start = at;
    if (token.isNumeric()) {
      DoubleList one = new DoubleList(1);
      one.add(number(range));
      return new Values(one, true, start);
    }
    if (token == JsonToken.START_ARRAY) {
      return numbers(range);
    }
    notA("a number or an array of numbers");
    return null;
  }

  /** The numbers of an array that stands here. */
  Values numbers(Range range) throws IOException {
    long start = at;
    DoubleList list = new DoubleList(LONGEST_SERIES);
    items("numbers", in -> list.add(in.number(range)));
    return new Values(list, false, start);
  }

  public boolean isArray() {
    return token == JsonToken.START_ARRAY;
  }

  /** The present token as it is written. */
  public String written() throws IOException {
    return tokens.text();
  }
}
