package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a body has to be: JSON in which {@code ~...} is a regular expression, whose named groups are
 * captured, {@code ${time}} a time and {@code ${name}} whatever it is the first time, and the same
 * ever after.
 */
final class Expected {

  private final Map<String, String> captured;

  Expected(Map<String, String> captured) {
    this.captured = captured;
  }

  /** Where and how a body is another; empty where it is as it has to be. */
  Optional<String> difference(String path, JsonNode expected, JsonNode actual) {
    if (expected.isTextual() && actual.isValueNode()) {
      return text(path, expected.textValue(), actual.asText());
    }
    if (expected.getNodeType() != actual.getNodeType()
        || expected.size() != actual.size()
        || (expected.isValueNode() && !expected.equals(actual))) {
      return Optional.of("%s: expected %s, was %s".formatted(path, expected, actual));
    }
    if (expected.isArray()) {
      Iterator<JsonNode> others = actual.iterator();
      int at = 0;
      for (JsonNode each : expected) {
        Optional<String> difference = difference(path + "/" + at++, each, others.next());
        if (difference.isPresent()) {
          return difference;
        }
      }
      return Optional.empty();
    }
    TreeSet<String> names = new TreeSet<>();
    expected.fieldNames().forEachRemaining(names::add);
    return names.stream()
        .flatMap(it -> difference(path + "/" + it, expected.path(it), actual.path(it)).stream())
        .findFirst();
  }

  private Optional<String> text(String path, String expected, String actual) {
    boolean isSo;
    if (expected.startsWith("~")) {
      isSo = matches(expected.substring(1), actual);
    } else if (expected.equals("${time}")) {
      isSo = isTime(actual);
    } else if (expected.startsWith("${")) {
      String before = captured.putIfAbsent(expected, actual);
      isSo = before == null || before.equals(actual);
    } else {
      isSo = expected.equals(actual);
    }
    return isSo
        ? Optional.empty()
        : Optional.of("%s: expected %s, was %s".formatted(path, expected, actual));
  }

  /** What its named groups are is captured. */
  private boolean matches(String pattern, String actual) {
    Matcher matcher = Pattern.compile(pattern).matcher(actual);
    boolean isSo = matcher.matches();
    if (isSo) {
      matcher
          .namedGroups()
          .keySet()
          .forEach(it -> captured.put("${%s}".formatted(it), matcher.group(it)));
    }
    return isSo;
  }

  private static boolean isTime(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }
}
