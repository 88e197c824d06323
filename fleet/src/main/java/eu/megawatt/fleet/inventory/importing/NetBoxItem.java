package eu.megawatt.fleet.inventory.importing;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of a NetBox answer: its strings, numbers and flags by the names that lead to them, such
 * as {@code site.slug}. Its other fields, of which there are many, are passed over.
 *
 * @param at where it stands, counted in tokens
 */
record NetBoxItem(String pointer, long at, Map<String, String> values, Issues issues) {

  /** Reads the object that stands here. */
  static NetBoxItem read(Cursor in) throws IOException {
    NetBoxItem item = new NetBoxItem(in.pointer(), in.at(), new HashMap<>(), in.issues());
    if (in.isObject()) {
      item.readObject(in, "");
    } else {
      in.notA("an object");
    }
    return item;
  }

  private void readObject(Cursor in, String prefix) throws IOException {
    in.fields(
        (value, name) -> {
          String path = prefix + name;
          if (value.isObject()) {
            readObject(value, path + ".");
          } else if (value.isArray() || value.isNull()) {
            value.skip();
          } else {
            values.put(path, value.written());
          }
        });
  }

  /** A value; empty where it is missing, null or blank. */
  Optional<String> text(String path) {
    return Optional.ofNullable(values.get(path)).map(String::strip).filter(it -> !it.isEmpty());
  }

  /** A choice, which is an object with a value, or that value itself. */
  Optional<String> choice(String path) {
    return text(path + ".value").or(() -> text(path));
  }

  /** A value that must be there. */
  Optional<String> required(String path) {
    Optional<String> value = text(path);
    if (value.isEmpty()) {
      add(path, "there is no " + path + ", which NetBox always has");
    }
    return value;
  }

  /**
   * A whole number of 32 bits, NetBox has no larger; empty where it is missing, or is something
   * else, which is an issue.
   */
  Optional<Integer> whole(String path) {
    Optional<String> value = text(path);
    try {
      return value.map(Integer::parseInt);
    } catch (NumberFormatException _) {
      add(path, "%s is not a whole number".formatted(Names.quoted(value.orElse(""))));
      return Optional.empty();
    }
  }

  /** Words in one string, separated by blanks or commas. */
  List<String> words(String path) {
    List<String> words = new ArrayList<>();
    text(path).ifPresent(text -> words.addAll(List.of(text.split("[,\\s]+", -1))));
    words.removeIf(String::isEmpty);
    return words;
  }

  void add(String path, String message) {
    issues.add(at, pointer + "/" + path.replace('.', '/'), message);
  }

  /** The same for the object as a whole. */
  void add(String message) {
    issues.add(at, pointer, message);
  }
}
