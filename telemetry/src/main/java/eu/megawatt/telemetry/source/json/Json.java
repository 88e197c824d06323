package eu.megawatt.telemetry.source.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A value of JSON. What is asked for and is not there, or is something else, is empty. */
public sealed interface Json {

  /** In the order of the document. */
  record Fields(Map<String, Json> fields) implements Json {}

  /** In the order of the document. */
  record Items(List<Json> items) implements Json {}

  /** A string. */
  record Text(String characters) implements Json {}

  /** A number as it is written. */
  record Digits(String written) implements Json {}

  /** True or false. */
  record Flag(boolean set) implements Json {}

  /** Null. */
  record Nothing() implements Json {}

  /** The field of an object; {@link Nothing} where there is none. */
  default Json at(String field) {
    return this instanceof Fields(Map<String, Json> fields)
        ? fields.getOrDefault(field, new Nothing())
        : new Nothing();
  }

  /** The item of an array; {@link Nothing} where there is none. */
  default Json at(int index) {
    return this instanceof Items(List<Json> items) && index < items.size()
        ? items.get(index)
        : new Nothing();
  }

  /** The fields of an object; none of anything else. */
  default Map<String, Json> fieldMap() {
    return this instanceof Fields(Map<String, Json> fields) ? fields : Map.of();
  }

  /** The items of an array; none of anything else. */
  default List<Json> itemList() {
    return this instanceof Items(List<Json> items) ? items : List.of();
  }

  /** The objects in an array. */
  default Stream<Json> objects() {
    return itemList().stream().filter(Fields.class::isInstance);
  }

  default Optional<String> text() {
    return this instanceof Text(String text) ? Optional.of(text) : Optional.empty();
  }

  /** A number, or a string with one, as protobuf's JSON and Prometheus write them. */
  default OptionalDouble number() {
    return switch (this) {
      case Digits(String text) -> parsed(text);
      case Text(String text) -> parsed(text);
      default -> OptionalDouble.empty();
    };
  }

  /** The digits of a number, or of a string with one. */
  default Optional<String> digits() {
    return switch (this) {
      case Digits(String text) -> Optional.of(text);
      case Text(String text) when parsed(text).isPresent() -> Optional.of(text);
      default -> Optional.empty();
    };
  }

  default boolean isThere() {
    return !(this instanceof Nothing);
  }

  private static OptionalDouble parsed(String text) {
    return switch (text) {
      case "NaN" -> OptionalDouble.of(Double.NaN);
      case "Infinity", "+Inf", "Inf" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-Infinity", "-Inf" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> decimal(text);
    };
  }

  private static OptionalDouble decimal(String text) {
    boolean plain =
        !text.isEmpty()
            && text.length() <= JsonTree.LONGEST_NUMBER
            && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
    try {
      return plain ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }
}
