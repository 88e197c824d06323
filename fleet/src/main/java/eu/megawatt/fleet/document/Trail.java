package eu.megawatt.fleet.document;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names and indices that lead to a place in a document. */
final class Trail {

  /** A name for each level, null at the levels of arrays. */
  private @Nullable String[] names = new String[8];

  private int[] indices = new int[8];
  private int depth;

  /** Goes a level down; {@link #at} says where to. */
  void enter() {
    if (depth == indices.length) {
      names = Arrays.copyOf(names, 2 * depth);
      indices = Arrays.copyOf(indices, 2 * depth);
    }
    names[depth] = "";
    depth++;
  }

  void leave() {
    depth--;
  }

  void at(String name) {
    names[depth - 1] = name;
  }

  void at(int index) {
    names[depth - 1] = null;
    indices[depth - 1] = index;
  }

  /** The JSON pointer (RFC 6901). */
  String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (int level = 0; level < depth; level++) {
      String name = names[level];
      pointer.append('/').append(name == null ? Integer.toString(indices[level]) : escaped(name));
    }
    return pointer.toString();
  }

  /** A name as a step of a JSON pointer. */
  static String escaped(String name) {
    return Names.plain(name).replace("~", "~0").replace("/", "~1");
  }
}
