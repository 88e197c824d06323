package eu.megawatt.fleet.document;

import java.util.ArrayList;
import java.util.List;

/** The names and indices that lead to a place in a document. */
final class Trail {

  private final List<Object> steps = new ArrayList<>();

  /** Goes a level down; {@link #at} says where to. */
  void enter() {
    steps.add("");
  }

  void leave() {
    steps.removeLast();
  }

  void at(String name) {
    steps.set(steps.size() - 1, name);
  }

  void at(int index) {
    steps.set(steps.size() - 1, index);
  }

  /** The JSON pointer (RFC 6901). */
  String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (Object step : steps) {
      pointer.append('/').append(escaped(step.toString()));
    }
    return pointer.toString();
  }

  /** A name as a step of a JSON pointer. */
  static String escaped(String name) {
    return Names.plain(name).replace("~", "~0").replace("/", "~1");
  }
}
